package dev.culvert.services.ec2.endpoint;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.InterfaceEndpoint;
import dev.culvert.network.IpAddress;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.NetworkInterface.Use;
import dev.culvert.network.Subnet;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.nic.FreeAddresses;
import dev.culvert.services.ec2.nic.NewInterface;
import dev.culvert.shapes.ec2.SubnetConfiguration;
import dev.culvert.wire.aws.AwsException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The subnets of an interface endpoint, each with one network interface. */
final class EndpointSubnets {
  private final InterfaceEndpoint endpoint;
  private final EndpointDetails details;
  private final Draft draft;

  /** Interface ids by subnet, in the order in which subnets were added. */
  private final Map<String, String> interfaces = new LinkedHashMap<>();

  EndpointSubnets(InterfaceEndpoint endpoint, EndpointDetails details, Draft draft) {
    this.endpoint = endpoint;
    this.details = details;
    this.draft = draft;
    for (var id : endpoint.networkInterfaceIds()) {
      draft
          .network()
          .find(NetworkInterface.class, id)
          .ifPresent(it -> interfaces.put(it.subnetId(), id));
    }
  }

  /**
   * Adds subnets; those that a configuration gives an address get that address, also where they had
   * another.
   */
  void add(List<String> subnetIds, List<SubnetConfiguration> configurations) {
    var addresses = new LinkedHashMap<String, Optional<IpAddress>>();
    subnetIds.forEach(id -> addresses.put(id, Optional.empty()));
    for (var configuration : configurations) {
      if (configuration.ipv6 != null) {
        throw Refusals.parameter("IPv6 addresses are not supported for this VPC endpoint service.");
      }
      addresses.put(
          Given.required(configuration.subnetId, "SubnetConfiguration.SubnetId"),
          Given.text(configuration.ipv4).map(ip -> Given.address(ip, "ipv4")));
    }
    addresses.forEach((id, address) -> place(subnet(id), address));
    refuseTwoInOneZone();
  }

  private Subnet subnet(String id) {
    var subnet = draft.the(Kind.SUBNET, Subnet.class, id);
    if (!subnet.vpcId().equals(endpoint.vpcId())) {
      throw Refusals.parameter(
          "subnet " + id + " and network " + endpoint.vpcId() + " belong to different networks");
    }
    return subnet;
  }

  private void place(Subnet subnet, Optional<IpAddress> address) {
    var present =
        Optional.ofNullable(interfaces.get(subnet.id()))
            .flatMap(id -> draft.network().find(NetworkInterface.class, id));
    if (present.isPresent()) {
      if (address.isEmpty() || present.get().primaryAddress().equals(address.get())) {
        return;
      }
      // Another address means another interface.
      NewInterface.remove(draft, present.get());
    }
    var free = new FreeAddresses(draft.network(), subnet);
    var ip = address.map(free::take).orElseGet(() -> free.next(AddressFamily.IPV4));
    var made =
        new NewInterface(
                subnet,
                List.of(ip),
                endpoint.groupIds(),
                "VPC Endpoint Interface " + endpoint.id(),
                new Use.OfVpcEndpoint(endpoint.id()))
            .make(draft);
    interfaces.put(subnet.id(), made.id());
  }

  private void refuseTwoInOneZone() {
    var zones = new LinkedHashSet<String>();
    for (var id : interfaces.keySet()) {
      var subnet = subnet(id);
      if (!zones.add(subnet.availabilityZone())) {
        throw new AwsException(
            "DuplicateSubnetsInSameZone",
            "Found another VPC endpoint subnet in the availability zone of " + id);
      }
    }
  }

  void remove(List<String> subnetIds) {
    for (var id : subnetIds) {
      subnet(id);
      var interfaceId = interfaces.remove(id);
      if (interfaceId == null) {
        throw Refusals.parameter("subnet " + id + " is not associated with " + endpoint.id());
      }
      draft
          .network()
          .find(NetworkInterface.class, interfaceId)
          .ifPresent(it -> NewInterface.remove(draft, it));
    }
  }

  /** Puts the endpoint into the draft as it is now. */
  void finish() {
    draft.put(endpoint.withInterfaces(List.copyOf(interfaces.values())));
    draft.put(EndpointDetails.REGISTER, details.withSubnets(List.copyOf(interfaces.keySet())));
  }
}
