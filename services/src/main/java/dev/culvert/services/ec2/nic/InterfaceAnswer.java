package dev.culvert.services.ec2.nic;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.ElasticAddress;
import dev.culvert.network.NetworkInterface.PrivateAddress;
import dev.culvert.network.NetworkInterface.Use;
import dev.culvert.network.PublicAddress;
import dev.culvert.network.Subnet;
import dev.culvert.network.Vpc;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.services.ec2.vpc.Zones;
import dev.culvert.shapes.ec2.NetworkInterface;
import dev.culvert.shapes.ec2.NetworkInterfaceAssociation;
import dev.culvert.shapes.ec2.NetworkInterfaceAttachment;
import dev.culvert.shapes.ec2.NetworkInterfaceIpv6Address;
import dev.culvert.shapes.ec2.NetworkInterfacePrivateIpAddress;
import dev.culvert.shapes.ec2.OperatorResponse;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Network interfaces as responses show them. */
public final class InterfaceAnswer {
  private static final String AMAZON = "amazon";
  private static final String AWS_ACCOUNT = "amazon-aws";

  private InterfaceAnswer() {}

  public static NetworkInterface of(dev.culvert.network.NetworkInterface it, Seen seen) {
    var zone =
        seen.network().find(Subnet.class, it.subnetId()).map(Subnet::availabilityZone).orElse("");
    var primary = it.addresses().getFirst();
    var shown =
        new NetworkInterface()
            .networkInterfaceId(it.id())
            .ownerId(it.owner())
            .vpcId(it.vpcId())
            .subnetId(it.subnetId())
            .availabilityZone(zone)
            .availabilityZoneId(Zones.idOf(it.region(), zone))
            .description(it.description())
            .groups(Groups.shown(it.groupIds(), seen))
            .macAddress(mac(it.id()))
            .sourceDestCheck(it.sourceDestCheck())
            .requesterManaged(it.requesterManaged())
            .interfaceType(type(it.use()))
            .operator(new OperatorResponse().managed(false))
            .privateIpAddress(primary.ip().toString())
            .privateDnsName(privateName(primary, it, seen))
            .privateIpAddresses(ipv4(it, seen))
            .ipv6Addresses(ipv6(it))
            .ipv4Prefixes(List.of())
            .ipv6Prefixes(List.of())
            .tagSet(Tags.of(seen, it.id()));
    association(it, primary, seen)
        .ifPresent(
            association -> shown.association(association).publicDnsName(association.publicDnsName));
    return attachment(shown, it, seen);
  }

  private static String type(Use use) {
    return switch (use) {
      case Use.Ordinary _ -> "interface";
      case Use.OfVpcEndpoint _ -> "vpc_endpoint";
      case Use.OfNatGateway _ -> "nat_gateway";
      case Use.OfService(String type) -> type;
    };
  }

  private static NetworkInterface attachment(
      NetworkInterface shown, dev.culvert.network.NetworkInterface it, Seen seen) {
    if (it.requesterManaged()) {
      return shown
          .status("in-use")
          .requesterId(AMAZON)
          .attachment(
              new NetworkInterfaceAttachment()
                  .attachmentId("ela-attach-" + it.id().substring("eni-".length()))
                  .deviceIndex(1)
                  .networkCardIndex(0)
                  .deleteOnTermination(false)
                  .instanceOwnerId(AWS_ACCOUNT)
                  .status("attached"));
    }
    if (it.attachment().isEmpty()) {
      return shown.status("available");
    }
    var to = it.attachment().get();
    var attached =
        new NetworkInterfaceAttachment()
            .instanceId(to.instanceId())
            .instanceOwnerId(it.owner())
            .deviceIndex(to.deviceIndex())
            .networkCardIndex(0)
            .status("attached");
    InterfaceDetails.of(seen.world(), it)
        .attachment()
        .ifPresent(details ->
            attached
                .attachmentId(details.id())
                .attachTime(details.since())
                .deleteOnTermination(details.deleteOnTermination()));
    return shown.status("in-use").attachment(attached);
  }

  private static List<NetworkInterfacePrivateIpAddress> ipv4(
      dev.culvert.network.NetworkInterface it, Seen seen) {
    return it.addresses().stream()
        .filter(address -> address.ip().family() == AddressFamily.IPV4)
        .map(address ->
            new NetworkInterfacePrivateIpAddress()
                .primary(address.ip().equals(it.primaryAddress()))
                .privateIpAddress(address.ip().toString())
                .privateDnsName(privateName(address, it, seen))
                .association(association(it, address, seen).orElse(null)))
        .toList();
  }

  private static List<NetworkInterfaceIpv6Address> ipv6(dev.culvert.network.NetworkInterface it) {
    return it.addresses().stream()
        .filter(address -> address.ip().family() == AddressFamily.IPV6)
        .map(address ->
            new NetworkInterfaceIpv6Address()
                .ipv6Address(address.ip().toString())
                .isPrimaryIpv6(false))
        .toList();
  }

  private static @Nullable String privateName(
      PrivateAddress address, dev.culvert.network.NetworkInterface it, Seen seen) {
    return vpc(it, seen).filter(Vpc::enableDnsHostnames).isPresent()
        ? DnsNames.ofPrivate(address.ip(), it.region())
        : null;
  }

  private static Optional<Vpc> vpc(dev.culvert.network.NetworkInterface it, Seen seen) {
    return seen.network().find(Vpc.class, it.vpcId());
  }

  private static Optional<NetworkInterfaceAssociation> association(
      dev.culvert.network.NetworkInterface it, PrivateAddress address, Seen seen) {
    return seen.network()
        .publicAddress(it, address.ip())
        .map(found -> association(found, it, seen));
  }

  private static NetworkInterfaceAssociation association(
      PublicAddress address, dev.culvert.network.NetworkInterface it, Seen seen) {
    var shown =
        new NetworkInterfaceAssociation()
            .publicIp(address.ip().toString())
            .ipOwnerId(AMAZON)
            .publicDnsName(
                vpc(it, seen).filter(Vpc::enableDnsHostnames).isPresent()
                    ? DnsNames.ofPublic(address.ip(), it.region())
                    : "");
    address
        .allocationId()
        .flatMap(id -> seen.network().find(ElasticAddress.class, id))
        .ifPresent(elastic -> {
          shown.allocationId(elastic.id()).ipOwnerId(elastic.owner());
          elastic.association().ifPresent(to -> shown.associationId(to.id()));
        });
    return shown;
  }

  /** A locally administered address that follows from the id. */
  public static String mac(String interfaceId) {
    var hash = interfaceId.hashCode();
    var bytes =
        new byte[] {
          0x0a,
          (byte) interfaceId.length(),
          (byte) (hash >>> 24),
          (byte) (hash >>> 16),
          (byte) (hash >>> 8),
          (byte) hash
        };
    return HexFormat.ofDelimiter(":").formatHex(bytes);
  }
}
