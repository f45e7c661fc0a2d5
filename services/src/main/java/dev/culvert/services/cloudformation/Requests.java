package dev.culvert.services.cloudformation;

import dev.culvert.services.Call;
import dev.culvert.services.cloudformation.resource.ResourceTypes;
import dev.culvert.services.cloudformation.template.Template;
import dev.culvert.services.cloudformation.template.TemplateException;
import dev.culvert.shapes.cloudformation.CloudFormationErrors;
import dev.culvert.shapes.cloudformation.Parameter;
import dev.culvert.shapes.cloudformation.Tag;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What requests give for a stack, checked. */
final class Requests {
  private static final Pattern STACK_NAME = Pattern.compile("[a-zA-Z][-a-zA-Z0-9]{0,127}");
  private static final String NAMED = "CAPABILITY_NAMED_IAM";
  private static final String IAM = "CAPABILITY_IAM";

  private Requests() {}

  /** Refuses as CloudFormation does what a template refuses. */
  static <T> T checking(Supplier<T> work) {
    try {
      return work.get();
    } catch (TemplateException refusal) {
      throw Stacks.invalid(Objects.requireNonNullElse(refusal.getMessage(), ""));
    }
  }

  static String stackName(@Nullable String name) {
    var given = Objects.requireNonNullElse(name, "");
    if (!STACK_NAME.matcher(given).matches()) {
      throw Stacks.invalid(
          "1 validation error detected: Value '%s' at 'stackName' failed to satisfy constraint:"
                  .formatted(given)
              + " Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*");
    }
    return given;
  }

  /** The template of a request, or the stack's own. */
  static Template template(
      @Nullable String body,
      @Nullable String url,
      @Nullable Boolean previous,
      Optional<Stack> stack) {
    if (url != null) {
      throw Stacks.invalid("Culvert has no S3 to read a TemplateURL from; send a TemplateBody");
    }
    if (Boolean.TRUE.equals(previous) && stack.isPresent()) {
      return checking(() -> Template.read(stack.get().source().template()));
    }
    if (body == null || body.isEmpty()) {
      throw Stacks.invalid("Either Template URL or Template Body must be specified.");
    }
    var template = checking(() -> Template.read(body));
    var unknown = new TreeSet<String>();
    for (var resource : template.resources().values()) {
      if (ResourceTypes.find(resource.type()).isEmpty()) {
        unknown.add(resource.type());
      }
    }
    if (!unknown.isEmpty()) {
      throw Stacks.invalid("Template format error: Unrecognized resource types: " + unknown);
    }
    return template;
  }

  /** Every parameter's value: given, kept, or the default. */
  static Map<String, String> parameters(
      Template template, @Nullable List<Parameter> given, Map<String, String> before) {
    var values = new LinkedHashMap<String, String>();
    template
        .parameters()
        .forEach((name, declared) -> declared.defaultValue().ifPresent(v -> values.put(name, v)));
    var unknown = new TreeSet<String>();
    for (var parameter : Objects.requireNonNullElse(given, List.<Parameter>of())) {
      var name = Objects.requireNonNullElse(parameter.parameterKey, "");
      if (!template.parameters().containsKey(name)) {
        unknown.add(name);
      } else if (Boolean.TRUE.equals(parameter.usePreviousValue)) {
        Optional.ofNullable(before.get(name)).ifPresent(value -> values.put(name, value));
      } else {
        values.put(name, Objects.requireNonNullElse(parameter.parameterValue, ""));
      }
    }
    if (!unknown.isEmpty()) {
      throw Stacks.invalid("Parameters: " + unknown + " do not exist in the template");
    }
    var missing = new TreeSet<>(template.parameters().keySet());
    missing.removeAll(values.keySet());
    if (!missing.isEmpty()) {
      throw Stacks.invalid("Parameters: " + missing + " must have values");
    }
    return checking(() -> {
      values.forEach(
          (name, value) -> Objects.requireNonNull(template.parameters().get(name)).check(value));
      return values;
    });
  }

  /** Refuses IAM resources that nobody has said they know of. */
  static void capabilities(Template template, List<String> acknowledged) {
    var needed = neededCapabilities(template);
    if (needed.isEmpty()
        || acknowledged.contains(NAMED)
        || (needed.equals(List.of(IAM)) && acknowledged.contains(IAM))) {
      return;
    }
    throw CloudFormationErrors.INSUFFICIENT_CAPABILITIES_EXCEPTION.because(
        "Requires capabilities : " + needed);
  }

  /** A custom name needs the stronger word. */
  static List<String> neededCapabilities(Template template) {
    var needed = new ArrayList<String>();
    for (var resource : template.resources().values()) {
      var type = ResourceTypes.find(resource.type());
      if (type.isPresent() && !type.get().capability().isEmpty()) {
        var named =
            resource.properties().keySet().stream()
                .anyMatch(
                    List.of("GroupName", "InstanceProfileName", "ManagedPolicyName", "RoleName")
                        ::contains);
        var own = resource.type().equals("AWS::IAM::User");
        needed.add(named || (own && resource.properties().containsKey("UserName")) ? NAMED : IAM);
      }
    }
    if (needed.contains(NAMED)) {
      return List.of(NAMED);
    }
    return needed.isEmpty() ? List.of() : List.of(IAM);
  }

  static Map<String, String> tags(@Nullable List<Tag> tags) {
    var map = new LinkedHashMap<String, String>();
    for (var tag : Objects.requireNonNullElse(tags, List.<Tag>of())) {
      var key = Objects.requireNonNullElse(tag.key, "");
      if (key.startsWith("aws:")) {
        throw Stacks.invalid("Tag keys that begin with aws: are reserved for AWS");
      }
      map.put(key, Objects.requireNonNullElse(tag.value, ""));
    }
    return map;
  }

  /** What Culvert cannot do is refused, rather than left out. */
  static void refuse(boolean given, String what) {
    if (given) {
      throw Stacks.invalid("Culvert has no " + what + " for stacks; leave it out");
    }
  }

  static Stack.Source source(
      Template template,
      Map<String, String> parameters,
      Map<String, String> tags,
      List<String> capabilities,
      boolean keepAfterFailure,
      Outside outside) {
    return new Stack.Source(
        template.text(),
        parameters,
        outside.resolved(template, parameters),
        tags,
        capabilities,
        outside.imports(template, parameters),
        keepAfterFailure,
        template.description());
  }

  static AwsException alreadyExists(String name) {
    return CloudFormationErrors.ALREADY_EXISTS_EXCEPTION.because(
        "Stack [" + name + "] already exists");
  }

  static String arn(Call call, String what) {
    return call.arn("cloudformation", what);
  }
}
