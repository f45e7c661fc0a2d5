package dev.culvert.services.ec2.instance;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.NetworkInterface;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.services.ec2.nic.DnsNames;
import dev.culvert.services.ec2.nic.InterfaceAnswer;
import dev.culvert.services.ec2.vpc.Zones;
import dev.culvert.shapes.ec2.CapacityReservationSpecificationResponse;
import dev.culvert.shapes.ec2.CpuOptions;
import dev.culvert.shapes.ec2.EbsInstanceBlockDevice;
import dev.culvert.shapes.ec2.EnclaveOptions;
import dev.culvert.shapes.ec2.HibernationOptions;
import dev.culvert.shapes.ec2.IamInstanceProfile;
import dev.culvert.shapes.ec2.InstanceBlockDeviceMapping;
import dev.culvert.shapes.ec2.InstanceIpv6Address;
import dev.culvert.shapes.ec2.InstanceMaintenanceOptions;
import dev.culvert.shapes.ec2.InstanceNetworkInterface;
import dev.culvert.shapes.ec2.InstanceNetworkInterfaceAssociation;
import dev.culvert.shapes.ec2.InstanceNetworkInterfaceAttachment;
import dev.culvert.shapes.ec2.InstancePrivateIpAddress;
import dev.culvert.shapes.ec2.InstanceState;
import dev.culvert.shapes.ec2.Monitoring;
import dev.culvert.shapes.ec2.NetworkInterfaceAssociation;
import dev.culvert.shapes.ec2.OperatorResponse;
import dev.culvert.shapes.ec2.Placement;
import dev.culvert.shapes.ec2.PrivateDnsNameOptionsResponse;
import dev.culvert.shapes.ec2.StateReason;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Instances as responses show them. */
final class InstanceAnswer {
  private final Seen seen;

  InstanceAnswer(Seen seen) {
    this.seen = seen;
  }

  static InstanceState state(Instance.State state) {
    return new InstanceState().code(state.code()).name(state.text());
  }

  dev.culvert.shapes.ec2.Instance of(Instance it) {
    var image = MachineImage.of(it.imageId());
    var type = InstanceType.named(it.type());
    var shown =
        new dev.culvert.shapes.ec2.Instance()
            .instanceId(it.id())
            .imageId(it.imageId())
            .instanceType(it.type())
            .state(state(it.state()))
            .amiLaunchIndex(it.launchIndex())
            .launchTime(it.launched())
            .keyName(it.keyName().orElse(null))
            .architecture(image.architecture())
            .rootDeviceName(image.rootDevice())
            .rootDeviceType("ebs")
            .virtualizationType("hvm")
            .hypervisor("xen")
            .platformDetails(image.platform())
            .usageOperation("RunInstances")
            .usageOperationUpdateTime(it.launched())
            .bootMode("uefi-preferred")
            .currentInstanceBootMode("legacy-bios")
            .enaSupport(true)
            .ebsOptimized(it.settings().ebsOptimized())
            .clientToken(it.settings().clientToken().orElse(""))
            .monitoring(
                new Monitoring().state(it.settings().detailedMonitoring() ? "enabled" : "disabled"))
            .placement(
                new Placement()
                    .availabilityZone(it.zone())
                    .availabilityZoneId(Zones.idOf(it.region(), it.zone()))
                    .groupName("")
                    .tenancy(it.settings().tenancy()))
            .productCodes(List.of())
            .metadataOptions(it.metadata().shown())
            .enclaveOptions(new EnclaveOptions().enabled(it.settings().enclave()))
            .hibernationOptions(new HibernationOptions().configured(it.settings().hibernation()))
            .maintenanceOptions(new InstanceMaintenanceOptions().autoRecovery("default"))
            .capacityReservationSpecification(
                new CapacityReservationSpecificationResponse()
                    .capacityReservationPreference("open"))
            .operator(new OperatorResponse().managed(false))
            .iamInstanceProfile(it.profile().map(profile -> profile(it, profile)).orElse(null))
            .blockDeviceMappings(disks(it))
            .stateTransitionReason("")
            .privateDnsName("")
            .publicDnsName("")
            .networkInterfaces(List.of())
            .securityGroups(List.of())
            .tags(Tags.of(seen, it.id()));
    type.ifPresent(known ->
        shown.cpuOptions(
            new CpuOptions()
                .coreCount(known.vcpus() / known.threadsPerCore())
                .threadsPerCore(known.threadsPerCore())));
    stopped(it, shown);
    var interfaces = it.interfaces(seen.world());
    return interfaces.isEmpty() ? shown : withInterfaces(it, interfaces, shown);
  }

  private static void stopped(Instance it, dev.culvert.shapes.ec2.Instance shown) {
    var time = it.changed().toString().replace('T', ' ').replaceAll("(\\.\\d+)?Z", " GMT");
    switch (it.state()) {
      case PENDING, RUNNING -> {}
      case STOPPING, STOPPED, SHUTTING_DOWN, TERMINATED ->
          shown
              .stateTransitionReason("User initiated (" + time + ")")
              .stateReason(
                  new StateReason()
                      .code("Client.UserInitiatedShutdown")
                      .message("Client.UserInitiatedShutdown: User initiated shutdown"));
    }
  }

  private dev.culvert.shapes.ec2.Instance withInterfaces(
      Instance it, List<NetworkInterface> interfaces, dev.culvert.shapes.ec2.Instance shown) {
    var first = InterfaceAnswer.of(interfaces.getFirst(), seen);
    shown
        .vpcId(it.vpcId())
        .subnetId(it.subnetId())
        .privateIpAddress(first.privateIpAddress)
        .privateDnsName(DnsNames.ofPrivate(interfaces.getFirst().primaryAddress(), it.region()))
        .sourceDestCheck(first.sourceDestCheck)
        .securityGroups(first.groups)
        .networkInterfaces(interfaces.stream().map(this::shown).toList())
        .privateDnsNameOptions(
            new PrivateDnsNameOptionsResponse()
                .hostnameType(it.settings().hostnameType())
                .enableResourceNameDnsARecord(it.settings().resourceNameDnsA())
                .enableResourceNameDnsAAAARecord(it.settings().resourceNameDnsAaaa()));
    if (first.association != null) {
      shown
          .publicIpAddress(first.association.publicIp)
          .publicDnsName(Given.text(first.association.publicDnsName).orElse(""));
    }
    interfaces.getFirst().addresses().stream()
        .filter(address -> address.ip().family() == AddressFamily.IPV6)
        .findFirst()
        .ifPresent(address -> shown.ipv6Address(address.ip().toString()));
    return shown;
  }

  private InstanceNetworkInterface shown(NetworkInterface at) {
    var it = InterfaceAnswer.of(at, seen);
    return new InstanceNetworkInterface()
        .networkInterfaceId(it.networkInterfaceId)
        .ownerId(it.ownerId)
        .vpcId(it.vpcId)
        .subnetId(it.subnetId)
        .description(it.description)
        .groups(it.groups)
        .macAddress(it.macAddress)
        .interfaceType(it.interfaceType)
        .sourceDestCheck(it.sourceDestCheck)
        .status(it.status)
        .privateIpAddress(it.privateIpAddress)
        .privateDnsName(it.privateDnsName)
        .association(shown(it.association).orElse(null))
        .operator(it.operator)
        .ipv4Prefixes(List.of())
        .ipv6Prefixes(List.of())
        .ipv6Addresses(
            Given.list(it.ipv6Addresses).stream()
                .map(address ->
                    new InstanceIpv6Address()
                        .ipv6Address(address.ipv6Address)
                        .isPrimaryIpv6(address.isPrimaryIpv6))
                .toList())
        .privateIpAddresses(
            Given.list(it.privateIpAddresses).stream()
                .map(address ->
                    new InstancePrivateIpAddress()
                        .primary(address.primary)
                        .privateIpAddress(address.privateIpAddress)
                        .privateDnsName(address.privateDnsName)
                        .association(shown(address.association).orElse(null)))
                .toList())
        .attachment(attachment(it));
  }

  private static InstanceNetworkInterfaceAttachment attachment(
      dev.culvert.shapes.ec2.NetworkInterface it) {
    var shown = new InstanceNetworkInterfaceAttachment();
    var from = it.attachment;
    return from == null
        ? shown
        : shown
            .attachmentId(from.attachmentId)
            .attachTime(from.attachTime)
            .deleteOnTermination(from.deleteOnTermination)
            .deviceIndex(from.deviceIndex)
            .networkCardIndex(0)
            .status(from.status);
  }

  private static Optional<InstanceNetworkInterfaceAssociation> shown(
      @Nullable NetworkInterfaceAssociation it) {
    return Optional.ofNullable(it)
        .map(found ->
            new InstanceNetworkInterfaceAssociation()
                .ipOwnerId(found.ipOwnerId)
                .publicDnsName(found.publicDnsName)
                .publicIp(found.publicIp));
  }

  private IamInstanceProfile profile(Instance it, Instance.Profile profile) {
    return shown(it, profile, seen);
  }

  static IamInstanceProfile shown(Instance it, Instance.Profile profile, Seen seen) {
    var found = Profiles.named(it.account(), profile.name(), seen.world());
    return new IamInstanceProfile()
        .arn(
            found
                .map(known -> known.arn())
                .orElse("arn:aws:iam::" + it.account() + ":instance-profile/" + profile.name()))
        .id(found.map(known -> known.id()).orElse(null));
  }

  List<InstanceBlockDeviceMapping> disks(Instance it) {
    return Volume.of(it.id(), seen.world()).stream()
        .flatMap(volume ->
            volume.attachment().stream()
                .map(to ->
                    new InstanceBlockDeviceMapping()
                        .deviceName(to.device())
                        .ebs(
                            new EbsInstanceBlockDevice()
                                .volumeId(volume.id())
                                .attachTime(to.since())
                                .deleteOnTermination(to.deleteOnTermination())
                                .status("attached"))))
        .toList();
  }
}
