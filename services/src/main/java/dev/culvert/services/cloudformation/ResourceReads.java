package dev.culvert.services.cloudformation;

import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.shapes.cloudformation.CloudFormation;
import dev.culvert.shapes.cloudformation.DescribeStackResourceRequest;
import dev.culvert.shapes.cloudformation.DescribeStackResourceResponse;
import dev.culvert.shapes.cloudformation.DescribeStackResourcesRequest;
import dev.culvert.shapes.cloudformation.DescribeStackResourcesResponse;
import dev.culvert.shapes.cloudformation.ListStackResourcesRequest;
import dev.culvert.shapes.cloudformation.ListStackResourcesResponse;
import dev.culvert.shapes.cloudformation.StackResourceDetail;
import dev.culvert.shapes.cloudformation.StackResourceSummary;
import java.util.List;
import java.util.Objects;

/** Looks at the resources of stacks. */
final class ResourceReads {

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
                CloudFormation.DESCRIBE_STACK_RESOURCES,
                (in, call) -> StackOperations.on("DescribeStackResources", in.stackName, call),
                this::describeAll)
            .validated(),
        Operation.of(
                CloudFormation.DESCRIBE_STACK_RESOURCE,
                (in, call) -> StackOperations.on("DescribeStackResource", in.stackName, call),
                this::describe)
            .validated(),
        Operation.of(
                CloudFormation.LIST_STACK_RESOURCES,
                (in, call) -> StackOperations.on("ListStackResources", in.stackName, call),
                this::list)
            .validated());
  }

  private DescribeStackResourcesResponse describeAll(DescribeStackResourcesRequest in, Call call) {
    var stack =
        in.stackName != null
            ? Stacks.named(in.stackName, call, call.world())
            : holder(Objects.requireNonNullElse(in.physicalResourceId, ""), call);
    return new DescribeStackResourcesResponse()
        .stackResources(
            stack.resources().stream()
                .filter(
                    r -> in.logicalResourceId == null || r.logicalId().equals(in.logicalResourceId))
                .map(resource -> shape(resource, stack))
                .toList());
  }

  private static Stack holder(String physicalId, Call call) {
    return Stacks.own(call, call.world()).stream()
        .filter(
            stack -> stack.resources().stream().anyMatch(r -> r.physicalId().equals(physicalId)))
        .findFirst()
        .orElseThrow(() -> Stacks.invalid("Stack for " + physicalId + " does not exist"));
  }

  private static dev.culvert.shapes.cloudformation.StackResource shape(
      StackResource resource, Stack stack) {
    return new dev.culvert.shapes.cloudformation.StackResource()
        .stackName(stack.name())
        .stackId(stack.id())
        .logicalResourceId(resource.logicalId())
        .physicalResourceId(ChangeSetAnswer.some(resource.physicalId()))
        .resourceType(resource.type())
        .timestamp(resource.at())
        .resourceStatus(resource.status())
        .resourceStatusReason(ChangeSetAnswer.some(resource.reason()));
  }

  private DescribeStackResourceResponse describe(DescribeStackResourceRequest in, Call call) {
    var stack = Stacks.named(in.stackName, call, call.world());
    var resource =
        stack
            .resource(Objects.requireNonNullElse(in.logicalResourceId, ""))
            .orElseThrow(() ->
                Stacks.invalid(
                    "Resource %s does not exist for stack %s"
                        .formatted(in.logicalResourceId, stack.name())));
    return new DescribeStackResourceResponse()
        .stackResourceDetail(
            new StackResourceDetail()
                .stackName(stack.name())
                .stackId(stack.id())
                .logicalResourceId(resource.logicalId())
                .physicalResourceId(ChangeSetAnswer.some(resource.physicalId()))
                .resourceType(resource.type())
                .lastUpdatedTimestamp(resource.at())
                .resourceStatus(resource.status())
                .resourceStatusReason(ChangeSetAnswer.some(resource.reason()))
                .metadata("{}"));
  }

  private ListStackResourcesResponse list(ListStackResourcesRequest in, Call call) {
    var stack = Stacks.named(in.stackName, call, call.world());
    var page = new StackReads.Page<>(stack.resources(), in.nextToken);
    return new ListStackResourcesResponse()
        .stackResourceSummaries(
            page.shown().stream()
                .map(resource ->
                    new StackResourceSummary()
                        .logicalResourceId(resource.logicalId())
                        .physicalResourceId(ChangeSetAnswer.some(resource.physicalId()))
                        .resourceType(resource.type())
                        .lastUpdatedTimestamp(resource.at())
                        .resourceStatus(resource.status())
                        .resourceStatusReason(ChangeSetAnswer.some(resource.reason())))
                .toList())
        .nextToken(page.next());
  }
}
