package dev.culvert.services.cloudformation;

import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.control.World;
import dev.culvert.shapes.cloudformation.CloudFormation;
import dev.culvert.shapes.cloudformation.DescribeStackEventsRequest;
import dev.culvert.shapes.cloudformation.DescribeStackEventsResponse;
import dev.culvert.shapes.cloudformation.DescribeStacksRequest;
import dev.culvert.shapes.cloudformation.DescribeStacksResponse;
import dev.culvert.shapes.cloudformation.Export;
import dev.culvert.shapes.cloudformation.ListExportsRequest;
import dev.culvert.shapes.cloudformation.ListExportsResponse;
import dev.culvert.shapes.cloudformation.ListImportsRequest;
import dev.culvert.shapes.cloudformation.ListImportsResponse;
import dev.culvert.shapes.cloudformation.ListStacksRequest;
import dev.culvert.shapes.cloudformation.ListStacksResponse;
import dev.culvert.shapes.cloudformation.StackEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at stacks, their events and their exports. */
final class StackReads {
  private static final int PAGE = 100;

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
                CloudFormation.DESCRIBE_STACKS,
                (in, call) -> StackOperations.on("DescribeStacks", in.stackName, call),
                this::describe)
            .validated(),
        Operation.of(CloudFormation.LIST_STACKS, this::list).validated(),
        Operation.of(
                CloudFormation.DESCRIBE_STACK_EVENTS,
                (in, call) -> StackOperations.on("DescribeStackEvents", in.stackName, call),
                this::events)
            .validated(),
        Operation.of(CloudFormation.LIST_EXPORTS, this::exports).validated(),
        Operation.of(CloudFormation.LIST_IMPORTS, this::imports).validated());
  }

  private DescribeStacksResponse describe(DescribeStacksRequest in, Call call) {
    if (in.stackName != null) {
      return new DescribeStacksResponse()
          .stacks(List.of(StackAnswer.shape(Stacks.named(in.stackName, call, call.world()))));
    }
    var living = Stacks.own(call, call.world()).stream().filter(stack -> !stack.gone()).toList();
    var page = new Page<>(living, in.nextToken);
    return new DescribeStacksResponse()
        .stacks(page.shown().stream().map(StackAnswer::shape).toList())
        .nextToken(page.next());
  }

  private ListStacksResponse list(ListStacksRequest in, Call call) {
    var wanted = Objects.requireNonNullElse(in.stackStatusFilter, List.<String>of());
    var found =
        Stacks.own(call, call.world()).stream()
            .filter(stack -> wanted.isEmpty() || wanted.contains(stack.state().status()))
            .toList();
    var page = new Page<>(found, in.nextToken);
    return new ListStacksResponse()
        .stackSummaries(page.shown().stream().map(StackAnswer::summary).toList())
        .nextToken(page.next());
  }

  /** The newest first. */
  private DescribeStackEventsResponse events(DescribeStackEventsRequest in, Call call) {
    var stack =
        Stacks.find(in.stackName, call, call.world())
            .orElseThrow(() -> Stacks.invalid("Stack [" + in.stackName + "] does not exist"));
    var happened =
        call.world().all(Happening.REGISTER).stream()
            .filter(event -> event.stackId().equals(stack.id()))
            .sorted(Comparator.comparingLong(Happening::number).reversed())
            .toList();
    var page = new Page<>(happened, in.nextToken);
    return new DescribeStackEventsResponse()
        .stackEvents(page.shown().stream().map(StackReads::event).toList())
        .nextToken(page.next());
  }

  private static StackEvent event(Happening event) {
    return new StackEvent()
        .stackId(event.stackId())
        .eventId(event.eventId())
        .stackName(event.stackName())
        .logicalResourceId(event.logicalId())
        .physicalResourceId(event.physicalId())
        .resourceType(event.type())
        .timestamp(event.at())
        .resourceStatus(event.status())
        .resourceStatusReason(ChangeSetAnswer.some(event.reason()))
        .resourceProperties(ChangeSetAnswer.some(event.properties()));
  }

  private ListExportsResponse exports(ListExportsRequest in, Call call) {
    var exports = new ArrayList<Export>();
    living(call)
        .forEach(stack ->
            stack
                .outputs()
                .forEach(output ->
                    output
                        .exportName()
                        .ifPresent(name ->
                            exports.add(
                                new Export()
                                    .exportingStackId(stack.id())
                                    .name(name)
                                    .value(output.value())))));
    exports.sort(Comparator.comparing(export -> Objects.requireNonNull(export.name)));
    var page = new Page<>(exports, in.nextToken);
    return new ListExportsResponse().exports(page.shown()).nextToken(page.next());
  }

  private ListImportsResponse imports(ListImportsRequest in, Call call) {
    var name = Objects.requireNonNullElse(in.exportName, "");
    var exporter = exporter(name, call, call.world());
    var users = Imports.of(name, exporter, call.world());
    if (users.isEmpty()) {
      throw Stacks.invalid("Export '" + name + "' is not imported by any stack.");
    }
    return new ListImportsResponse().imports(users);
  }

  private static Stack exporter(String name, Call call, World world) {
    return Stacks.own(call, world).stream()
        .filter(stack -> !stack.gone())
        .filter(stack ->
            stack.outputs().stream()
                .anyMatch(output -> output.exportName().filter(name::equals).isPresent()))
        .findFirst()
        .orElseThrow(() -> Stacks.invalid("Export '" + name + "' does not exist."));
  }

  private static Stream<Stack> living(Call call) {
    return Stacks.own(call, call.world()).stream().filter(stack -> !stack.gone());
  }

  /** One page of a list that is in order; its token is where the next begins. */
  record Page<T>(List<T> all, int from) {

    Page(List<T> all, @Nullable String token) {
      this(all, from(token));
    }

    private static int from(@Nullable String token) {
      try {
        return token == null ? 0 : Math.max(0, Integer.parseInt(token));
      } catch (NumberFormatException e) {
        throw Stacks.invalid("Invalid NextToken");
      }
    }

    List<T> shown() {
      return all.subList(Math.min(from, all.size()), Math.min(from + PAGE, all.size()));
    }

    @Nullable String next() {
      return from + PAGE < all.size() ? Integer.toString(from + PAGE) : null;
    }
  }
}
