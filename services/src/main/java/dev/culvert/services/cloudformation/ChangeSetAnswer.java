package dev.culvert.services.cloudformation;

import dev.culvert.services.cloudformation.ChangeSet.PlannedChange;
import dev.culvert.shapes.cloudformation.Change;
import dev.culvert.shapes.cloudformation.ChangeSetSummary;
import dev.culvert.shapes.cloudformation.DescribeChangeSetResponse;
import dev.culvert.shapes.cloudformation.ResourceChange;
import dev.culvert.shapes.cloudformation.ResourceChangeDetail;
import dev.culvert.shapes.cloudformation.ResourceTargetDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Change sets as answers tell them. */
final class ChangeSetAnswer {
  private ChangeSetAnswer() {}

  static DescribeChangeSetResponse described(ChangeSet set, Stack stack) {
    return new DescribeChangeSetResponse()
        .changeSetName(set.name())
        .changeSetId(set.id())
        .stackId(stack.id())
        .stackName(stack.name())
        .description(set.description().orElse(null))
        .parameters(StackAnswer.parameters(set.source()))
        .creationTime(set.created())
        .executionStatus(set.execution())
        .status(set.status())
        .statusReason(some(set.reason()))
        .notificationARNs(List.of())
        .capabilities(set.source().capabilities())
        .tags(StackAnswer.tags(set.source()))
        .changes(set.changes().stream().map(ChangeSetAnswer::change).toList())
        .includeNestedStacks(false);
  }

  static ChangeSetSummary summary(ChangeSet set, Stack stack) {
    return new ChangeSetSummary()
        .stackId(stack.id())
        .stackName(stack.name())
        .changeSetId(set.id())
        .changeSetName(set.name())
        .executionStatus(set.execution())
        .status(set.status())
        .statusReason(some(set.reason()))
        .creationTime(set.created())
        .description(set.description().orElse(null))
        .includeNestedStacks(false);
  }

  private static Change change(PlannedChange change) {
    return new Change()
        .type("Resource")
        .resourceChange(
            new ResourceChange()
                .action(change.action())
                .logicalResourceId(change.logicalId())
                .physicalResourceId(some(change.physicalId()))
                .resourceType(change.type())
                .replacement(some(change.replacement()))
                .scope(change.properties().isEmpty() ? List.of() : List.of("Properties"))
                .details(
                    change.properties().stream()
                        .map(property -> detail(property, change.replacement()))
                        .toList()));
  }

  private static ResourceChangeDetail detail(String property, String replacement) {
    return new ResourceChangeDetail()
        .target(
            new ResourceTargetDefinition()
                .attribute(property.equals("Tags") ? "Tags" : "Properties")
                .name(property.equals("Tags") ? null : property)
                .requiresRecreation(replacement.equals("True") ? "Conditionally" : "Never"))
        .evaluation("Static")
        .changeSource("DirectModification");
  }

  static @Nullable String some(String text) {
    return text.isEmpty() ? null : text;
  }
}
