package dev.culvert.services.ssm;

import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.World;
import dev.culvert.shapes.ssm.AddTagsToResourceRequest;
import dev.culvert.shapes.ssm.AddTagsToResourceResponse;
import dev.culvert.shapes.ssm.DeleteParameterRequest;
import dev.culvert.shapes.ssm.DeleteParameterResponse;
import dev.culvert.shapes.ssm.ListTagsForResourceRequest;
import dev.culvert.shapes.ssm.ListTagsForResourceResponse;
import dev.culvert.shapes.ssm.PutParameterRequest;
import dev.culvert.shapes.ssm.PutParameterResponse;
import dev.culvert.shapes.ssm.RemoveTagsFromResourceRequest;
import dev.culvert.shapes.ssm.RemoveTagsFromResourceResponse;
import dev.culvert.shapes.ssm.Ssm;
import dev.culvert.shapes.ssm.SsmErrors;
import dev.culvert.shapes.ssm.Tag;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Writes parameters, deletes and tags them. */
final class ParameterChanges {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.\\-/]{1,1011}");
  private static final Pattern RESERVED = Pattern.compile("(?i)/?(aws|ssm).*");
  private static final int MAX_CHARACTERS = 4096;

  private final Control control;

  ParameterChanges(Control control) {
    this.control = control;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
                Ssm.PUT_PARAMETER,
                (in, call) -> Parameters.on("PutParameter", in.name, call),
                this::put)
            .validated(),
        Operation.of(
                Ssm.DELETE_PARAMETER,
                (in, call) -> Parameters.on("DeleteParameter", in.name, call),
                this::delete)
            .validated(),
        Operation.of(
                Ssm.LIST_TAGS_FOR_RESOURCE,
                (in, call) -> Parameters.on("ListTagsForResource", in.resourceId, call),
                this::tags)
            .validated(),
        Operation.of(
                Ssm.ADD_TAGS_TO_RESOURCE,
                (in, call) -> Parameters.on("AddTagsToResource", in.resourceId, call),
                this::tag)
            .validated(),
        Operation.of(
                Ssm.REMOVE_TAGS_FROM_RESOURCE,
                (in, call) -> Parameters.on("RemoveTagsFromResource", in.resourceId, call),
                this::untag)
            .validated());
  }

  private PutParameterResponse put(PutParameterRequest in, Call call) {
    var name = Objects.requireNonNull(in.name);
    check(in, name);
    return control.change(world -> {
      var before = find(name, call, world);
      if (before.isPresent() && !Boolean.TRUE.equals(in.overwrite)) {
        throw SsmErrors.PARAMETER_ALREADY_EXISTS.because(
            "The parameter already exists. To overwrite this value, set the overwrite option"
                + " in the request to true.");
      }
      var made = parameter(in, name, before, call);
      return new Changed<>(
          world.with(StoredParameter.REGISTER, made),
          new PutParameterResponse().version(made.version()).tier("Standard"));
    });
  }

  private static void check(PutParameterRequest in, String name) {
    if (!NAME.matcher(name).matches() || RESERVED.matcher(name).matches()) {
      throw invalid(
          "Parameter name: can't be prefixed with \"ssm\" (case-insensitive) or \"aws\", and"
              + " consists of a-zA-Z0-9_.-/");
    }
    if ("SecureString".equals(in.type)) {
      throw SsmErrors.UNSUPPORTED_PARAMETER_TYPE.because(
          "Culvert encrypts nothing, so it keeps no SecureString; use String.");
    }
    if (in.policies != null || "Advanced".equals(in.tier)) {
      throw invalid("Culvert keeps standard parameters without policies.");
    }
    if (Objects.requireNonNull(in.value).length() > MAX_CHARACTERS) {
      throw invalid(
          "Standard tier parameters support a maximum parameter value of 4096 characters.");
    }
    // Terraform sends an empty one where there is none.
    if (in.allowedPattern != null
        && !in.allowedPattern.isEmpty()
        && !allows(in.allowedPattern, in.value)) {
      throw SsmErrors.PARAMETER_PATTERN_MISMATCH_EXCEPTION.because(
          "Parameter value, cannot be validated against allowedPattern: " + in.allowedPattern);
    }
  }

  private static AwsException invalid(String why) {
    return new AwsException("ValidationException", why);
  }

  private static boolean allows(String pattern, String value) {
    try {
      return Pattern.matches(pattern, value);
    } catch (PatternSyntaxException malformed) {
      throw SsmErrors.INVALID_ALLOWED_PATTERN_EXCEPTION.because("Invalid pattern: " + pattern);
    }
  }

  private static StoredParameter parameter(
      PutParameterRequest in, String name, Optional<StoredParameter> before, Call call) {
    var type = Optional.ofNullable(in.type).or(() -> before.map(StoredParameter::type));
    if (type.isEmpty()) {
      throw invalid("A parameter type is required when you create a parameter.");
    }
    return new StoredParameter(
        call.account(),
        call.region(),
        name,
        type.get(),
        Objects.requireNonNull(in.value),
        before.map(StoredParameter::version).orElse(0L) + 1,
        call.now(),
        call.caller().arn(),
        Optional.ofNullable(in.description).or(() -> before.flatMap(b -> b.description())),
        Optional.ofNullable(in.allowedPattern).filter(pattern -> !pattern.isEmpty()),
        Objects.requireNonNullElse(in.dataType, "text"),
        before.map(StoredParameter::tags).orElseGet(() -> tags(in.tags)));
  }

  private DeleteParameterResponse delete(DeleteParameterRequest in, Call call) {
    var name = Objects.requireNonNull(in.name);
    return control.change(world -> {
      var found = find(name, call, world).orElseThrow(() -> Parameters.notFound(name));
      return new Changed<>(
          world.without(
              StoredParameter.REGISTER,
              StoredParameter.key(found.account(), found.region(), found.name())),
          new DeleteParameterResponse());
    });
  }

  private ListTagsForResourceResponse tags(ListTagsForResourceRequest in, Call call) {
    return new ListTagsForResourceResponse()
        .tagList(
            tagged(in.resourceType, in.resourceId, call, call.world()).tags().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(tag -> new Tag().key(tag.getKey()).value(tag.getValue()))
                .toList());
  }

  private AddTagsToResourceResponse tag(AddTagsToResourceRequest in, Call call) {
    change(in.resourceType, in.resourceId, call, tags -> tags.putAll(tags(in.tags)));
    return new AddTagsToResourceResponse();
  }

  private RemoveTagsFromResourceResponse untag(RemoveTagsFromResourceRequest in, Call call) {
    change(
        in.resourceType,
        in.resourceId,
        call,
        tags -> Objects.requireNonNull(in.tagKeys).forEach(tags::remove));
    return new RemoveTagsFromResourceResponse();
  }

  private void change(
      @Nullable String type,
      @Nullable String name,
      Call call,
      Consumer<Map<String, String>> change) {
    control.change(world -> {
      var parameter = tagged(type, name, call, world);
      var tags = new TreeMap<>(parameter.tags());
      change.accept(tags);
      return new Changed<>(world.with(StoredParameter.REGISTER, parameter.tagged(tags)), call);
    });
  }

  private static StoredParameter tagged(
      @Nullable String type, @Nullable String name, Call call, World world) {
    if (!"Parameter".equals(type)) {
      throw SsmErrors.INVALID_RESOURCE_TYPE.because("Culvert tags parameters alone: " + type);
    }
    return find(Objects.requireNonNull(name), call, world)
        .orElseThrow(() ->
            SsmErrors.INVALID_RESOURCE_ID.because(
                "The resource ID \"%s\" is not valid for resource type \"Parameter\"."
                    .formatted(name)));
  }

  private static Optional<StoredParameter> find(String name, Call call, World world) {
    return world.find(
        StoredParameter.REGISTER, StoredParameter.key(call.account(), call.region(), name));
  }

  private static Map<String, String> tags(@Nullable List<Tag> tags) {
    var map = new TreeMap<String, String>();
    for (var tag : Objects.requireNonNullElse(tags, List.<Tag>of())) {
      map.put(Objects.requireNonNull(tag.key), Objects.requireNonNull(tag.value));
    }
    return map;
  }
}
