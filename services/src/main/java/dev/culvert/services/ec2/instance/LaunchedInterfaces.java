package dev.culvert.services.ec2.instance;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.NetworkInterface.Use;
import dev.culvert.network.SecurityGroup;
import dev.culvert.network.Subnet;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.services.ec2.nic.FreeAddresses;
import dev.culvert.services.ec2.nic.Groups;
import dev.culvert.services.ec2.nic.InterfaceAttachments;
import dev.culvert.services.ec2.nic.NewInterface;
import dev.culvert.services.ec2.nic.RequestedAddresses;
import dev.culvert.services.ec2.vpc.DefaultVpc;
import dev.culvert.services.ec2.vpc.SubnetDetails;
import dev.culvert.shapes.ec2.InstanceNetworkInterfaceSpecification;
import dev.culvert.shapes.ec2.RunInstancesRequest;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The network interfaces of an instance that is being launched. */
final class LaunchedInterfaces {
  private final RunInstancesRequest input;
  private final InstanceType type;
  private final String instanceId;
  private final Draft draft;
  private boolean publicAddress;

  LaunchedInterfaces(RunInstancesRequest input, InstanceType type, String instanceId, Draft draft) {
    this.input = input;
    this.type = type;
    this.instanceId = instanceId;
    this.draft = draft;
  }

  /** Whether the primary interface has an address of Amazon's pool at each start. */
  boolean publicAddress() {
    return publicAddress;
  }

  /**
   * Makes them, or attaches those that exist, and tells the subnet of the first.
   *
   * @param count of instances in the same request: they cannot share an interface or an address
   */
  Subnet make(int count) {
    var wanted = new ArrayList<>(Given.list(input.networkInterfaces));
    if (wanted.isEmpty()) {
      wanted.add(primary());
    } else {
      refuseBoth();
    }
    wanted.sort(Comparator.comparingInt(LaunchedInterfaces::device));
    if (wanted.size() > type.interfaces()) {
      throw new AwsException(
          "AttachmentLimitExceeded",
          "Interface count " + wanted.size() + " exceeds the limit for " + type.name());
    }
    var devices = wanted.stream().map(LaunchedInterfaces::device).distinct().count();
    if (device(wanted.getFirst()) != 0 || devices != wanted.size()) {
      throw Refusals.value("Each network interface requires a device index of its own, from 0");
    }
    if (count > 1
        && wanted.stream().anyMatch(it -> it.networkInterfaceId != null || hasAddress(it))) {
      throw Refusals.combination(
          "Network interfaces and private IP addresses cannot be named for more than one"
              + " instance.");
    }
    var first = one(wanted.getFirst());
    for (var more : wanted.subList(1, wanted.size())) {
      if (!one(more).availabilityZone().equals(first.availabilityZone())) {
        throw Refusals.value("Interfaces of an instance must be in one availability zone");
      }
    }
    return first;
  }

  private static boolean hasAddress(InstanceNetworkInterfaceSpecification it) {
    return it.privateIpAddress != null || !Given.list(it.privateIpAddresses).isEmpty();
  }

  private static int device(InstanceNetworkInterfaceSpecification it) {
    return it.deviceIndex == null ? 0 : it.deviceIndex;
  }

  private void refuseBoth() {
    if (input.subnetId != null) {
      throw Refusals.combination(
          "Network interfaces and an instance-level subnet ID may not be specified on the same"
              + " request");
    }
    if (!Given.list(input.securityGroupIds).isEmpty()
        || !Given.list(input.securityGroups).isEmpty()) {
      throw Refusals.combination(
          "Network interfaces and an instance-level security groups may not be specified on the"
              + " same request");
    }
    if (input.privateIpAddress != null) {
      throw Refusals.combination(
          "Network interfaces and an instance-level private IP address may not be specified on"
              + " the same request");
    }
  }

  private InstanceNetworkInterfaceSpecification primary() {
    return new InstanceNetworkInterfaceSpecification()
        .deviceIndex(0)
        .subnetId(input.subnetId)
        .groups(groups())
        .privateIpAddress(input.privateIpAddress)
        .ipv6Addresses(input.ipv6Addresses)
        .ipv6AddressCount(input.ipv6AddressCount);
  }

  /** Groups may be named by their ids, or in the default VPC by their names. */
  private List<String> groups() {
    var ids = new ArrayList<>(Given.list(input.securityGroupIds));
    for (var name : Given.list(input.securityGroups)) {
      var subnet = subnet(input.subnetId);
      ids.add(
          draft.seen().all(SecurityGroup.class).stream()
              .filter(it -> it.vpcId().equals(subnet.vpcId()) && it.name().equals(name))
              .findFirst()
              .orElseThrow(() ->
                  new AwsException(
                      "InvalidGroup.NotFound",
                      "The security group '"
                          + name
                          + "' does not exist in default VPC '"
                          + subnet.vpcId()
                          + "'"))
              .id());
    }
    return ids;
  }

  private Subnet one(InstanceNetworkInterfaceSpecification wanted) {
    var primary = device(wanted) == 0;
    var made = wanted.networkInterfaceId == null ? fresh(wanted) : existing(wanted);
    var subnet = draft.the(Kind.SUBNET, Subnet.class, made.subnetId());
    InterfaceAttachments.attach(
        made,
        instanceId,
        device(wanted),
        wanted.networkInterfaceId == null
            && (wanted.deleteOnTermination == null ? primary : wanted.deleteOnTermination),
        true,
        draft);
    if (wanted.networkInterfaceId == null && (primary || wanted.associatePublicIpAddress != null)) {
      var wish =
          wanted.associatePublicIpAddress == null
              ? subnet.mapPublicIpOnLaunch()
              : wanted.associatePublicIpAddress;
      if (primary) {
        publicAddress = wish;
      }
      if (wish) {
        PublicAtStart.give(draft, made.id());
      }
    }
    return subnet;
  }

  private NetworkInterface existing(InstanceNetworkInterfaceSpecification wanted) {
    var found =
        draft.the(
            Kind.NETWORK_INTERFACE,
            NetworkInterface.class,
            Given.required(wanted.networkInterfaceId, "networkInterfaceId"));
    if (found.attachment().isPresent() || found.requesterManaged()) {
      throw new AwsException(
          "InvalidNetworkInterface.InUse", "Interface: [" + found.id() + "] in use.");
    }
    return found;
  }

  private NetworkInterface fresh(InstanceNetworkInterfaceSpecification wanted) {
    var subnet = subnet(wanted.subnetId);
    var auto =
        wanted.ipv6AddressCount == null
            && Given.list(wanted.ipv6Addresses).isEmpty()
            && SubnetDetails.of(draft.world(), subnet).assignIpv6AddressOnCreation();
    var addresses =
        new RequestedAddresses(
                wanted.privateIpAddress,
                wanted.privateIpAddresses,
                wanted.secondaryPrivateIpAddressCount,
                wanted.ipv6Addresses,
                auto ? Integer.valueOf(1) : wanted.ipv6AddressCount)
            .from(
                new FreeAddresses(draft.network(), subnet),
                subnet.cidr(AddressFamily.IPV4).isEmpty());
    var made =
        new NewInterface(
                subnet,
                addresses,
                Groups.of(Given.list(wanted.groups), subnet.vpcId(), draft),
                Given.text(wanted.description).orElse(""),
                new Use.Ordinary())
            .make(draft);
    Tags.put(draft, Kind.NETWORK_INTERFACE, made.id(), input.tagSpecifications);
    return made;
  }

  private Subnet subnet(@Nullable String id) {
    return Given.text(id)
        .map(it -> draft.the(Kind.SUBNET, Subnet.class, it))
        .orElseGet(this::defaultSubnet);
  }

  private Subnet defaultSubnet() {
    var vpc =
        DefaultVpc.find(draft.seen())
            .orElseThrow(() ->
                new AwsException(
                    "VPCIdNotSpecified",
                    "No default VPC for this user. GroupName is only"
                        + " supported for EC2-Classic and default VPC."));
    var zone = Optional.ofNullable(input.placement).flatMap(it -> Given.text(it.availabilityZone));
    return draft.seen().all(Subnet.class).stream()
        .filter(it -> it.vpcId().equals(vpc.id()))
        .filter(it -> SubnetDetails.of(draft.world(), it).defaultForZone())
        .filter(it -> zone.isEmpty() || it.availabilityZone().equals(zone.get()))
        .min(Comparator.comparing(Subnet::availabilityZone))
        .orElseThrow(() ->
            new AwsException(
                "MissingInput",
                "No subnets found for the default VPC '"
                    + vpc.id()
                    + "'. Please specify a subnet."));
  }
}
