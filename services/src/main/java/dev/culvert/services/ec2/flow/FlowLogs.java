package dev.culvert.services.ec2.flow;

import dev.culvert.network.NetworkInterface;
import dev.culvert.network.Subnet;
import dev.culvert.network.Vpc;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Paging;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.CreateFlowLogsRequest;
import dev.culvert.shapes.ec2.CreateFlowLogsResponse;
import dev.culvert.shapes.ec2.DeleteFlowLogsRequest;
import dev.culvert.shapes.ec2.DeleteFlowLogsResponse;
import dev.culvert.shapes.ec2.DescribeFlowLogsRequest;
import dev.culvert.shapes.ec2.DescribeFlowLogsResponse;
import dev.culvert.shapes.ec2.DestinationOptionsResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.UnsuccessfulItem;
import dev.culvert.shapes.ec2.UnsuccessfulItemError;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes, describes and deletes flow logs. */
public final class FlowLogs {
  private static final String CLOUD_WATCH = "cloud-watch-logs";
  private static final int USUAL_SECONDS = 600;
  private static final int SHORT_SECONDS = 60;
  private static final Filters<dev.culvert.shapes.ec2.FlowLog> FILTERS =
      Filters.<dev.culvert.shapes.ec2.FlowLog>tagged(it -> it.tags)
          .on("deliver-log-status", it -> it.deliverLogsStatus)
          .on("flow-log-id", it -> it.flowLogId)
          .on("log-destination-type", it -> it.logDestinationType)
          .on("log-group-name", it -> it.logGroupName)
          .on("resource-id", it -> it.resourceId)
          .on("traffic-type", it -> it.trafficType);

  private final Actions actions;

  public FlowLogs(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.create(
            Ec2.CREATE_FLOW_LOGS,
            _ -> Touched.a(Kind.FLOW_LOG),
            FlowLogs::create,
            FlowLogs::created),
        actions.read(Ec2.DESCRIBE_FLOW_LOGS, FlowLogs::describe),
        actions.change(
            Ec2.DELETE_FLOW_LOGS,
            input -> Touched.each(Kind.FLOW_LOG, input.flowLogIds),
            FlowLogs::delete));
  }

  /** One for each resource; what has such a log already is told in the answer. */
  private static String create(CreateFlowLogsRequest input, Draft draft) {
    Tags.check(input.tagSpecifications, Kind.FLOW_LOG.type());
    var resources = Given.required(input.resourceIds, "ResourceId");
    var type = Given.required(input.resourceType, "ResourceType");
    var made = new ArrayList<String>();
    for (var id : resources) {
      check(type, id, draft);
      var log = log(input, id, draft);
      if (all(draft.seen()).stream().noneMatch(it -> isSame(it, log))) {
        draft.put(FlowLog.REGISTER, log);
        Tags.put(draft, Kind.FLOW_LOG, log.id(), input.tagSpecifications);
        made.add(log.id());
      }
    }
    return String.join(",", made);
  }

  private static void check(String type, String id, Draft draft) {
    switch (type) {
      case "VPC" -> draft.the(Kind.VPC, Vpc.class, id);
      case "Subnet" -> draft.the(Kind.SUBNET, Subnet.class, id);
      case "NetworkInterface" -> draft.the(Kind.NETWORK_INTERFACE, NetworkInterface.class, id);
      case "TransitGateway", "TransitGatewayAttachment", "RegionalNatGateway" ->
          throw Refusals.unsupported("Flow logs of a " + type + " are not supported by Culvert.");
      default ->
          throw Given.invalid(
              type, "ResourceType", "Expected one of: VPC, Subnet, NetworkInterface.");
    }
  }

  private static boolean isSame(FlowLog one, FlowLog other) {
    return one.resourceId().equals(other.resourceId())
        && one.destinationType().equals(other.destinationType())
        && one.destination().equals(other.destination())
        && one.logGroup().equals(other.logGroup());
  }

  private static FlowLog log(CreateFlowLogsRequest input, String resourceId, Draft draft) {
    var destinationType =
        Given.oneOf(
            Given.text(input.logDestinationType).orElse(CLOUD_WATCH),
            "LogDestinationType",
            List.of(CLOUD_WATCH, "s3", "kinesis-data-firehose"));
    var destination = Given.text(input.logDestination);
    var group = Given.text(input.logGroupName);
    var role = Given.text(input.deliverLogsPermissionArn);
    if (destinationType.equals(CLOUD_WATCH)) {
      if (destination.isEmpty() && group.isEmpty()) {
        throw Refusals.missing("LogGroupName or LogDestination");
      }
      if (role.isEmpty()) {
        throw Refusals.parameter(
            "DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.");
      }
    } else if (destination.isEmpty()) {
      throw Refusals.parameter(
          "LogDestination can't be empty if LogDestinationType is not cloud-watch-logs.");
    }
    var format = Given.text(input.logFormat).orElse(FlowFields.DEFAULT_FORMAT);
    return new FlowLog(
        draft.newId(Kind.FLOW_LOG),
        draft.scope().account(),
        draft.scope().region(),
        resourceId,
        FlowLog.Traffic.valueOf(
            Given.oneOf(
                Given.text(input.trafficType).orElse("ALL"),
                "TrafficType",
                List.of("ACCEPT", "REJECT", "ALL"))),
        draft.scope().now(),
        destinationType,
        destination,
        group.or(() ->
            destination.filter(_ -> destinationType.equals(CLOUD_WATCH)).map(FlowLogs::group)),
        role,
        FlowFields.of(format),
        format,
        seconds(input),
        Optional.ofNullable(input.destinationOptions)
            .map(it ->
                new FlowLog.FileOptions(
                    Given.text(it.fileFormat).orElse("plain-text"),
                    Given.flag(it.hiveCompatiblePartitions),
                    Given.flag(it.perHourPartition))));
  }

  /** The name in {@code arn:aws:logs:region:account:log-group:name:*}. */
  private static String group(String arn) {
    var marker = ":log-group:";
    var at = arn.indexOf(marker);
    var name = at < 0 ? arn : arn.substring(at + marker.length());
    return name.endsWith(":*") ? name.substring(0, name.length() - 2) : name;
  }

  private static int seconds(CreateFlowLogsRequest input) {
    var seconds =
        input.maxAggregationInterval == null ? USUAL_SECONDS : input.maxAggregationInterval;
    if (seconds != USUAL_SECONDS && seconds != SHORT_SECONDS) {
      throw Refusals.parameter("Invalid Flow Log Max Aggregation Interval");
    }
    return seconds;
  }

  private static CreateFlowLogsResponse created(
      String ids, CreateFlowLogsRequest input, Seen seen) {
    var made = Stream.of(ids.split(",", -1)).filter(id -> !id.isEmpty()).toList();
    var watched =
        made.stream()
            .flatMap(id -> seen.world().find(FlowLog.REGISTER, id).stream())
            .map(FlowLog::resourceId)
            .toList();
    var failures =
        Given.list(input.resourceIds).stream()
            .filter(id -> !watched.contains(id))
            .map(id ->
                new UnsuccessfulItem()
                    .resourceId(id)
                    .error(
                        new UnsuccessfulItemError()
                            .code("FlowLogAlreadyExists")
                            .message(
                                "Error. There is an existing Flow Log with the same configuration"
                                    + " and log destination.")))
            .toList();
    return new CreateFlowLogsResponse()
        .flowLogIds(made)
        .unsuccessful(failures)
        .clientToken(input.clientToken);
  }

  private static List<FlowLog> all(Seen seen) {
    return seen.world().all(FlowLog.REGISTER).stream()
        .filter(it -> it.account().equals(seen.scope().account()))
        .filter(it -> it.region().equals(seen.scope().region()))
        .sorted(Comparator.comparing(FlowLog::id))
        .toList();
  }

  private static FlowLog the(String id, Seen seen) {
    Kind.FLOW_LOG.check(id);
    return all(seen).stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Kind.FLOW_LOG.notFound(id));
  }

  private static DescribeFlowLogsResponse describe(DescribeFlowLogsRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var ids = Given.list(input.flowLogIds);
    ids.forEach(Kind.FLOW_LOG::check);
    // Unlike elsewhere, an id that is not there is no error here.
    var shown =
        all(seen).stream()
            .filter(it -> ids.isEmpty() || ids.contains(it.id()))
            .map(it -> shown(it, seen))
            .toList();
    var page = paging.cut(FILTERS.select(input.filter, shown), it -> String.valueOf(it.flowLogId));
    return new DescribeFlowLogsResponse().flowLogs(page.items()).nextToken(page.next());
  }

  private static dev.culvert.shapes.ec2.FlowLog shown(FlowLog it, Seen seen) {
    return new dev.culvert.shapes.ec2.FlowLog()
        .flowLogId(it.id())
        .flowLogStatus("ACTIVE")
        .deliverLogsStatus("SUCCESS")
        .deliverLogsPermissionArn(it.roleArn().orElse(null))
        .creationTime(it.created())
        .resourceId(it.resourceId())
        .trafficType(it.traffic().name())
        .logDestinationType(it.destinationType())
        .logDestination(it.destination().orElse(null))
        .logGroupName(it.logGroup().orElse(null))
        .logFormat(it.format())
        .maxAggregationInterval(it.aggregationSeconds())
        .destinationOptions(
            it.fileOptions()
                .map(options ->
                    new DestinationOptionsResponse()
                        .fileFormat(options.format())
                        .hiveCompatiblePartitions(options.hivePartitions())
                        .perHourPartition(options.hourly()))
                .orElse(null))
        .tags(Tags.of(seen, it.id()));
  }

  private static DeleteFlowLogsResponse delete(DeleteFlowLogsRequest input, Draft draft) {
    var failures = new ArrayList<UnsuccessfulItem>();
    for (var id : Given.required(input.flowLogIds, "FlowLogId")) {
      try {
        draft.remove(FlowLog.REGISTER, the(id, draft.seen()).id());
        Tags.clear(draft, id);
      } catch (AwsException refusal) {
        failures.add(
            new UnsuccessfulItem()
                .resourceId(id)
                .error(
                    new UnsuccessfulItemError()
                        .code(refusal.code())
                        .message(refusal.getMessage())));
      }
    }
    return new DeleteFlowLogsResponse().unsuccessful(failures);
  }
}
