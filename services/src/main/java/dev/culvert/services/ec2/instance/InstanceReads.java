package dev.culvert.services.ec2.instance;

import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Paging;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.DescribeInstanceCreditSpecificationsRequest;
import dev.culvert.shapes.ec2.DescribeInstanceCreditSpecificationsResponse;
import dev.culvert.shapes.ec2.DescribeInstanceStatusRequest;
import dev.culvert.shapes.ec2.DescribeInstanceStatusResponse;
import dev.culvert.shapes.ec2.DescribeInstancesRequest;
import dev.culvert.shapes.ec2.DescribeInstancesResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.GetConsoleOutputResponse;
import dev.culvert.shapes.ec2.GetInstanceMetadataDefaultsResponse;
import dev.culvert.shapes.ec2.InstanceCreditSpecification;
import dev.culvert.shapes.ec2.InstanceMetadataDefaultsResponse;
import dev.culvert.shapes.ec2.InstanceNetworkInterface;
import dev.culvert.shapes.ec2.InstanceStatus;
import dev.culvert.shapes.ec2.InstanceStatusDetails;
import dev.culvert.shapes.ec2.InstanceStatusSummary;
import dev.culvert.shapes.ec2.OperatorResponse;
import dev.culvert.shapes.ec2.Reservation;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Describes instances. */
public final class InstanceReads {
  private static final Filters<dev.culvert.shapes.ec2.Instance> FILTERS = filters();
  private static final Filters<InstanceStatus> STATUS_FILTERS =
      Filters.<InstanceStatus>untagged()
          .on("availability-zone", it -> it.availabilityZone)
          .on("availability-zone-id", it -> it.availabilityZoneId)
          .on("instance-state-code", it -> it.instanceState == null ? null : it.instanceState.code)
          .on("instance-state-name", it -> it.instanceState == null ? null : it.instanceState.name)
          .on("instance-status.status", it -> status(it.instanceStatus))
          .on("system-status.status", it -> status(it.systemStatus));

  private final Actions actions;

  public InstanceReads(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.read(Ec2.DESCRIBE_INSTANCES, InstanceReads::describe),
        actions.read(Ec2.DESCRIBE_INSTANCE_STATUS, InstanceReads::statuses),
        actions.read(Ec2.DESCRIBE_INSTANCE_CREDIT_SPECIFICATIONS, InstanceReads::credits),
        actions.read(
            Ec2.GET_CONSOLE_OUTPUT,
            input -> Touched.the(Kind.INSTANCE, input.instanceId),
            (input, seen) ->
                new GetConsoleOutputResponse()
                    .instanceId(Instances.the(seen, input.instanceId).id())
                    .timestamp(seen.scope().now())
                    .output("")),
        actions.read(
            Ec2.GET_INSTANCE_UEFI_DATA,
            input -> Touched.the(Kind.INSTANCE, input.instanceId),
            (input, seen) -> {
              Instances.the(seen, input.instanceId);
              throw new AwsException(
                  "UnsupportedOperation", "The instance was not launched in UEFI boot mode.");
            }),
        actions.read(
            Ec2.GET_INSTANCE_METADATA_DEFAULTS,
            (_, _) ->
                new GetInstanceMetadataDefaultsResponse()
                    .accountLevel(new InstanceMetadataDefaultsResponse().managedBy("account"))));
  }

  private static DescribeInstancesResponse describe(DescribeInstancesRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var answer = new InstanceAnswer(seen);
    var reservations = new LinkedHashMap<String, String>();
    var all = new ArrayList<dev.culvert.shapes.ec2.Instance>();
    for (var it : Instances.the(seen, input.instanceIds)) {
      reservations.put(it.id(), it.reservationId());
      all.add(answer.of(it));
    }
    var wanted = new ArrayList<>(Given.list(input.filters));
    wanted.removeIf(it -> "reservation-id".equals(it.name) && keep(it.values, reservations, all));
    wanted.removeIf(it -> "owner-id".equals(it.name) && keepOwner(it.values, seen, all));
    var page = paging.cut(FILTERS.select(wanted, all), it -> String.valueOf(it.instanceId));
    var byReservation = new LinkedHashMap<String, List<dev.culvert.shapes.ec2.Instance>>();
    for (var it : page.items()) {
      byReservation
          .computeIfAbsent(
              reservations.getOrDefault(String.valueOf(it.instanceId), ""), _ -> new ArrayList<>())
          .add(it);
    }
    return new DescribeInstancesResponse()
        .reservations(
            byReservation.entrySet().stream()
                .map(entry ->
                    new Reservation()
                        .reservationId(entry.getKey())
                        .ownerId(seen.scope().account())
                        .groups(List.of())
                        .instances(entry.getValue()))
                .toList())
        .nextToken(page.next());
  }

  /** Filters on what is told of the reservation and not of the instance. */
  private static boolean keep(
      @Nullable List<String> values,
      Map<String, String> reservations,
      List<dev.culvert.shapes.ec2.Instance> all) {
    all.removeIf(it ->
        !Given.list(values).contains(reservations.getOrDefault(String.valueOf(it.instanceId), "")));
    return true;
  }

  private static boolean keepOwner(
      @Nullable List<String> values, Seen seen, List<dev.culvert.shapes.ec2.Instance> all) {
    all.removeIf(_ -> !Given.list(values).contains(seen.scope().account()));
    return true;
  }

  private static DescribeInstanceStatusResponse statuses(
      DescribeInstanceStatusRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var all =
        Instances.the(seen, input.instanceIds).stream()
            .filter(
                it -> Given.flag(input.includeAllInstances) || it.state() == Instance.State.RUNNING)
            .map(InstanceReads::status)
            .toList();
    var page =
        paging.cut(STATUS_FILTERS.select(input.filters, all), it -> String.valueOf(it.instanceId));
    return new DescribeInstanceStatusResponse()
        .instanceStatuses(page.items())
        .nextToken(page.next());
  }

  private static InstanceStatus status(Instance it) {
    var checked =
        it.state() == Instance.State.RUNNING
            ? new InstanceStatusSummary()
                .status("ok")
                .details(List.of(new InstanceStatusDetails().name("reachability").status("passed")))
            : new InstanceStatusSummary().status("not-applicable").details(List.of());
    return new InstanceStatus()
        .instanceId(it.id())
        .availabilityZone(it.zone())
        .availabilityZoneId(dev.culvert.services.ec2.vpc.Zones.idOf(it.region(), it.zone()))
        .instanceState(InstanceAnswer.state(it.state()))
        .instanceStatus(checked)
        .systemStatus(checked)
        .operator(new OperatorResponse().managed(false))
        .events(List.of());
  }

  private static @Nullable String status(@Nullable InstanceStatusSummary summary) {
    return summary == null ? null : summary.status;
  }

  private static DescribeInstanceCreditSpecificationsResponse credits(
      DescribeInstanceCreditSpecificationsRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var all =
        Instances.the(seen, input.instanceIds).stream()
            .flatMap(it ->
                it.settings().cpuCredits().stream()
                    .map(credits ->
                        new InstanceCreditSpecification().instanceId(it.id()).cpuCredits(credits)))
            .toList();
    var page = paging.cut(all, it -> String.valueOf(it.instanceId));
    return new DescribeInstanceCreditSpecificationsResponse()
        .instanceCreditSpecifications(page.items())
        .nextToken(page.next());
  }

  private static Filters<dev.culvert.shapes.ec2.Instance> filters() {
    return Filters.<dev.culvert.shapes.ec2.Instance>tagged(it -> it.tags)
        .on("architecture", it -> it.architecture)
        .on("availability-zone", it -> it.placement == null ? null : it.placement.availabilityZone)
        .on(
            "availability-zone-id",
            it -> it.placement == null ? null : it.placement.availabilityZoneId)
        .each(
            "block-device-mapping.device-name",
            it -> Given.list(it.blockDeviceMappings).stream().map(disk -> disk.deviceName))
        .each(
            "block-device-mapping.volume-id",
            it ->
                Given.list(it.blockDeviceMappings).stream()
                    .map(disk -> disk.ebs == null ? null : disk.ebs.volumeId))
        .on("client-token", it -> it.clientToken)
        .on("dns-name", it -> it.publicDnsName)
        .on("hypervisor", it -> it.hypervisor)
        .on(
            "iam-instance-profile.arn",
            it -> it.iamInstanceProfile == null ? null : it.iamInstanceProfile.arn)
        .on(
            "iam-instance-profile.id",
            it -> it.iamInstanceProfile == null ? null : it.iamInstanceProfile.id)
        .on("image-id", it -> it.imageId)
        .on("instance-id", it -> it.instanceId)
        .on("instance-lifecycle", it -> it.instanceLifecycle)
        .on("instance-state-code", it -> it.state == null ? null : it.state.code)
        .on("instance-state-name", it -> it.state == null ? null : it.state.name)
        .on("instance-type", it -> it.instanceType)
        .each(
            "instance.group-id",
            it -> Given.list(it.securityGroups).stream().map(group -> group.groupId))
        .each(
            "instance.group-name",
            it -> Given.list(it.securityGroups).stream().map(group -> group.groupName))
        .on("ip-address", it -> it.publicIpAddress)
        .on("ipv6-address", it -> it.ipv6Address)
        .on("key-name", it -> it.keyName)
        .on("launch-index", it -> it.amiLaunchIndex)
        .on("launch-time", it -> it.launchTime)
        .on(
            "metadata-options.http-tokens",
            it -> it.metadataOptions == null ? null : it.metadataOptions.httpTokens)
        .on(
            "metadata-options.http-endpoint",
            it -> it.metadataOptions == null ? null : it.metadataOptions.httpEndpoint)
        .on("monitoring-state", it -> it.monitoring == null ? null : it.monitoring.state)
        .each("network-interface.network-interface-id", faces(at -> at.networkInterfaceId))
        .each("network-interface.subnet-id", faces(at -> at.subnetId))
        .each("network-interface.vpc-id", faces(at -> at.vpcId))
        .each("network-interface.description", faces(at -> at.description))
        .each("network-interface.owner-id", faces(at -> at.ownerId))
        .each("network-interface.status", faces(at -> at.status))
        .each("network-interface.mac-address", faces(at -> at.macAddress))
        .each("network-interface.private-dns-name", faces(at -> at.privateDnsName))
        .each("network-interface.source-dest-check", faces(at -> at.sourceDestCheck))
        .each(
            "network-interface.group-id",
            it ->
                Given.list(it.networkInterfaces).stream()
                    .flatMap(at -> Given.list(at.groups).stream())
                    .map(group -> group.groupId))
        .each(
            "network-interface.addresses.private-ip-address",
            it ->
                Given.list(it.networkInterfaces).stream()
                    .flatMap(at -> Given.list(at.privateIpAddresses).stream())
                    .map(address -> address.privateIpAddress))
        .each(
            "network-interface.association.public-ip",
            it ->
                Given.list(it.networkInterfaces).stream()
                    .map(at -> at.association)
                    .filter(Objects::nonNull)
                    .map(association -> association.publicIp))
        .on("placement-group-name", it -> it.placement == null ? null : it.placement.groupName)
        .on("platform", it -> it.platform)
        .on("platform-details", it -> it.platformDetails)
        .on("private-dns-name", it -> it.privateDnsName)
        .on("private-ip-address", it -> it.privateIpAddress)
        .on("root-device-name", it -> it.rootDeviceName)
        .on("root-device-type", it -> it.rootDeviceType)
        .on("source-dest-check", it -> it.sourceDestCheck)
        .on("state-reason-code", it -> it.stateReason == null ? null : it.stateReason.code)
        .on("subnet-id", it -> it.subnetId)
        .on("tenancy", it -> it.placement == null ? null : it.placement.tenancy)
        .on("virtualization-type", it -> it.virtualizationType)
        .on("vpc-id", it -> it.vpcId);
  }

  private static Function<dev.culvert.shapes.ec2.Instance, Stream<@Nullable Object>> faces(
      Function<InstanceNetworkInterface, @Nullable Object> value) {
    return it -> Given.list(it.networkInterfaces).stream().map(value);
  }
}
