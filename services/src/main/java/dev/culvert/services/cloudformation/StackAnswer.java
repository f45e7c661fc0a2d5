package dev.culvert.services.cloudformation;

import dev.culvert.services.cloudformation.template.Template;
import dev.culvert.shapes.cloudformation.Output;
import dev.culvert.shapes.cloudformation.Parameter;
import dev.culvert.shapes.cloudformation.RollbackConfiguration;
import dev.culvert.shapes.cloudformation.StackDriftInformation;
import dev.culvert.shapes.cloudformation.StackDriftInformationSummary;
import dev.culvert.shapes.cloudformation.StackSummary;
import dev.culvert.shapes.cloudformation.Tag;
import java.util.List;
import java.util.Map;

/** Stacks as answers tell them. */
final class StackAnswer {
  private StackAnswer() {}

  static dev.culvert.shapes.cloudformation.Stack shape(Stack stack) {
    return new dev.culvert.shapes.cloudformation.Stack()
        .stackId(stack.id())
        .stackName(stack.name())
        .description(stack.source().description().orElse(null))
        .parameters(parameters(stack.source()))
        .creationTime(stack.created())
        .lastUpdatedTime(stack.updated().orElse(null))
        .deletionTime(stack.deleted().orElse(null))
        .rollbackConfiguration(new RollbackConfiguration())
        .stackStatus(stack.state().status())
        .stackStatusReason(ChangeSetAnswer.some(stack.state().reason()))
        .disableRollback(stack.source().keepAfterFailure())
        .notificationARNs(List.of())
        .capabilities(stack.source().capabilities())
        .outputs(stack.outputs().stream().map(StackAnswer::output).toList())
        .tags(tags(stack.source()))
        .enableTerminationProtection(stack.terminationProtected())
        .driftInformation(new StackDriftInformation().stackDriftStatus("NOT_CHECKED"));
  }

  static StackSummary summary(Stack stack) {
    return new StackSummary()
        .stackId(stack.id())
        .stackName(stack.name())
        .templateDescription(stack.source().description().orElse(null))
        .creationTime(stack.created())
        .lastUpdatedTime(stack.updated().orElse(null))
        .deletionTime(stack.deleted().orElse(null))
        .stackStatus(stack.state().status())
        .stackStatusReason(ChangeSetAnswer.some(stack.state().reason()))
        .driftInformation(new StackDriftInformationSummary().stackDriftStatus("NOT_CHECKED"));
  }

  private static Output output(Stack.Output output) {
    return new Output()
        .outputKey(output.name())
        .outputValue(output.value())
        .description(output.description().orElse(null))
        .exportName(output.exportName().orElse(null));
  }

  /** What should not be shown, is not. */
  static List<Parameter> parameters(Stack.Source source) {
    var declared = Template.read(source.template()).parameters();
    return source.parameters().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> {
          var parameter = declared.get(entry.getKey());
          var hidden = parameter != null && parameter.noEcho();
          return new Parameter()
              .parameterKey(entry.getKey())
              .parameterValue(hidden ? "****" : entry.getValue())
              .resolvedValue(source.resolved().get(entry.getKey()));
        })
        .toList();
  }

  static List<Tag> tags(Stack.Source source) {
    return source.tags().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(tag -> new Tag().key(tag.getKey()).value(tag.getValue()))
        .toList();
  }
}
