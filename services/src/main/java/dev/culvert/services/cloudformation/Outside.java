package dev.culvert.services.cloudformation;

import static java.util.Objects.requireNonNull;

import dev.culvert.services.Call;
import dev.culvert.services.Ids;
import dev.culvert.services.InnerCalls;
import dev.culvert.services.cloudformation.resource.Calls;
import dev.culvert.services.cloudformation.resource.Properties;
import dev.culvert.services.cloudformation.resource.ResourceType;
import dev.culvert.services.cloudformation.template.Evaluator;
import dev.culvert.services.cloudformation.template.References;
import dev.culvert.services.cloudformation.template.Resolved;
import dev.culvert.services.cloudformation.template.Surroundings;
import dev.culvert.services.cloudformation.template.Template;
import dev.culvert.services.cloudformation.template.Template.DeclaredResource;
import dev.culvert.services.cloudformation.template.TemplateException;
import dev.culvert.services.cloudformation.template.Values;
import dev.culvert.services.control.World;
import dev.culvert.shapes.ec2.DescribeAvailabilityZonesRequest;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ssm.GetParameterRequest;
import dev.culvert.shapes.ssm.Ssm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a stack sees of the world outside it, in the name of its caller. */
final class Outside {
  private static final int RANDOM_CHARACTERS = 12;
  private static final int MAX_NAME = 40;

  private final InnerCalls inner;
  private final Ids ids;
  private final Calls.Pause pause;
  private final Call call;

  Outside(InnerCalls inner, Ids ids, Calls.Pause pause, Call call) {
    this.inner = inner;
    this.ids = ids;
    this.pause = pause;
    this.call = call;
  }

  Calls calls(Stack stack) {
    return new Calls(inner, call, logicalId -> unique(stack.name(), logicalId), pause);
  }

  private String unique(String stack, String logicalId) {
    var begin = stack + "-" + logicalId;
    return begin.substring(0, Math.min(begin.length(), MAX_NAME))
        + "-"
        + ids.unique("").substring(0, RANDOM_CHARACTERS);
  }

  /** With what has been made so far. */
  Evaluator evaluator(
      Template template,
      Stack stack,
      Function<String, Optional<StackResource>> resources,
      World world) {
    var parameters = new HashMap<>(stack.source().parameters());
    parameters.putAll(stack.source().resolved());
    return new Evaluator(
        template,
        parameters,
        new Surroundings(
            stack.account(),
            stack.region(),
            stack.name(),
            stack.id(),
            this::zones,
            Stacks.exports(stack.account(), stack.region(), world)),
        new Resolved() {
          @Override
          public Optional<Object> ref(String logicalId) {
            return resources
                .apply(logicalId)
                .filter(StackResource::there)
                .map(StackResource::physicalId);
          }

          @Override
          public Optional<Object> attribute(String logicalId, String attribute) {
            return resources
                .apply(logicalId)
                .filter(StackResource::there)
                .map(resource -> attribute(resource, attribute));
          }

          private Object attribute(StackResource resource, String attribute) {
            var value = Properties.parse(resource.attributes()).values().get(attribute);
            if (value == null) {
              throw Template.noAttribute(resource.type(), attribute);
            }
            return value;
          }
        });
  }

  /** The properties of a resource, in the form in which they are kept and compared. */
  Properties properties(
      DeclaredResource declared, ResourceType type, Evaluator evaluator, Stack stack) {
    var evaluated =
        Properties.parse(new Properties(evaluator.properties(declared.properties())).json());
    return type.mutable().contains("Tags")
        ? Properties.parse(evaluated.under(stack.source().tags()).json())
        : evaluated;
  }

  private List<String> zones() {
    var answer =
        inner.run(Ec2.DESCRIBE_AVAILABILITY_ZONES, new DescribeAvailabilityZonesRequest(), call);
    return requireNonNull(answer.availabilityZones).stream()
        .map(zone -> requireNonNull(zone.zoneName))
        .toList();
  }

  /** The values of the parameters that name ones of Parameter Store. */
  Map<String, String> resolved(Template template, Map<String, String> parameters) {
    var resolved = new HashMap<String, String>();
    template
        .parameters()
        .forEach((name, declared) -> {
          if (declared.stored()) {
            var answer =
                inner.run(
                    Ssm.GET_PARAMETER,
                    new GetParameterRequest().name(parameters.getOrDefault(name, "")),
                    call);
            resolved.put(name, requireNonNull(requireNonNull(answer.parameter).value));
          }
        });
    return resolved;
  }

  /** The names that a template imports, as far as they do not depend on resources. */
  List<String> imports(Template template, Map<String, String> parameters) {
    var found = new ArrayList<String>();
    var none = new Surroundings(call.account(), call.region(), "", "", List::of, Map.of());
    var evaluator = new Evaluator(template, parameters, none, Resolved.NOTHING);
    for (var expression : References.imports(template)) {
      imported(evaluator, expression).ifPresent(found::add);
    }
    return found;
  }

  /** Empty if it hangs on what these parameters do not choose. */
  private static Optional<String> imported(Evaluator evaluator, Object expression) {
    try {
      return Optional.of(Values.text(evaluator.of(expression)));
    } catch (TemplateException unevaluated) {
      return Optional.empty();
    }
  }
}
