package dev.culvert.services.cloudformation;

import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.cloudformation.template.DeclaredParameter;
import dev.culvert.services.cloudformation.template.Template;
import dev.culvert.shapes.cloudformation.CloudFormation;
import dev.culvert.shapes.cloudformation.GetTemplateRequest;
import dev.culvert.shapes.cloudformation.GetTemplateResponse;
import dev.culvert.shapes.cloudformation.GetTemplateSummaryRequest;
import dev.culvert.shapes.cloudformation.GetTemplateSummaryResponse;
import dev.culvert.shapes.cloudformation.ParameterConstraints;
import dev.culvert.shapes.cloudformation.ParameterDeclaration;
import dev.culvert.shapes.cloudformation.TemplateParameter;
import dev.culvert.shapes.cloudformation.ValidateTemplateRequest;
import dev.culvert.shapes.cloudformation.ValidateTemplateResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at templates. */
final class TemplateOperations {

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(CloudFormation.VALIDATE_TEMPLATE, this::validate).validated(),
        Operation.of(
                CloudFormation.GET_TEMPLATE,
                (in, call) -> StackOperations.on("GetTemplate", in.stackName, call),
                this::template)
            .validated(),
        Operation.of(
                CloudFormation.GET_TEMPLATE_SUMMARY,
                (in, call) -> StackOperations.on("GetTemplateSummary", in.stackName, call),
                this::summary)
            .validated());
  }

  private ValidateTemplateResponse validate(ValidateTemplateRequest in, Call call) {
    var template = Requests.template(in.templateBody, in.templateURL, false, Optional.empty());
    var needed = Requests.neededCapabilities(template);
    return new ValidateTemplateResponse()
        .parameters(
            template.parameters().values().stream()
                .map(declared ->
                    new TemplateParameter()
                        .parameterKey(declared.name())
                        .defaultValue(declared.defaultValue().orElse(null))
                        .noEcho(declared.noEcho())
                        .description(declared.description().orElse(null)))
                .toList())
        .description(template.description().orElse(null))
        .capabilities(needed.isEmpty() ? null : needed)
        .capabilitiesReason(reason(template, needed));
  }

  private static @Nullable String reason(Template template, List<String> needed) {
    if (needed.isEmpty()) {
      return null;
    }
    var types =
        template.resources().values().stream()
            .map(Template.DeclaredResource::type)
            .filter(type -> type.startsWith("AWS::IAM::"))
            .distinct()
            .sorted()
            .toList();
    return "The following resource(s) require capabilities: " + types;
  }

  private GetTemplateResponse template(GetTemplateRequest in, Call call) {
    if (in.changeSetName != null) {
      var set =
          call.world().all(ChangeSet.REGISTER).stream()
              .filter(found ->
                  found.id().equals(in.changeSetName)
                      || (found.name().equals(in.changeSetName)
                          && Stacks.find(in.stackName, call, call.world())
                              .filter(stack -> stack.id().equals(found.stackId()))
                              .isPresent()))
              .findFirst()
              .orElseThrow(
                  () -> Stacks.invalid("ChangeSet [" + in.changeSetName + "] does not exist"));
      return body(set.source());
    }
    return body(Stacks.named(in.stackName, call, call.world()).source());
  }

  private static GetTemplateResponse body(Stack.Source source) {
    return new GetTemplateResponse()
        .templateBody(source.template())
        .stagesAvailable(List.of("Original", "Processed"));
  }

  private GetTemplateSummaryResponse summary(GetTemplateSummaryRequest in, Call call) {
    var stack = Stacks.find(in.stackName, call, call.world());
    if (in.stackName != null && stack.isEmpty()) {
      throw Stacks.invalid("Stack with id " + in.stackName + " does not exist");
    }
    var template = Requests.template(in.templateBody, in.templateURL, stack.isPresent(), stack);
    var needed = Requests.neededCapabilities(template);
    return new GetTemplateSummaryResponse()
        .parameters(
            template.parameters().values().stream().map(TemplateOperations::declared).toList())
        .description(template.description().orElse(null))
        .capabilities(needed.isEmpty() ? null : needed)
        .capabilitiesReason(reason(template, needed))
        .resourceTypes(
            template.resources().values().stream()
                .map(Template.DeclaredResource::type)
                .distinct()
                .toList())
        .version("2010-09-09")
        .declaredTransforms(List.of());
  }

  private static ParameterDeclaration declared(DeclaredParameter parameter) {
    return new ParameterDeclaration()
        .parameterKey(parameter.name())
        .defaultValue(parameter.defaultValue().orElse(null))
        .parameterType(parameter.type())
        .noEcho(parameter.noEcho())
        .description(parameter.description().orElse(null))
        .parameterConstraints(new ParameterConstraints().allowedValues(parameter.allowedValues()));
  }
}
