package dev.culvert.services.ec2.vpc;

import dev.culvert.network.Subnet;
import dev.culvert.services.control.Register;
import dev.culvert.services.control.World;
import java.util.List;

/**
 * What the API knows of a subnet beyond the network.
 *
 * @param ipv6Blocks the associations of IPv6 blocks
 * @param hostnameType {@code ip-name} or {@code resource-name}
 */
public record SubnetDetails(
    String subnetId,
    boolean defaultForZone,
    boolean assignIpv6AddressOnCreation,
    boolean enableDns64,
    String hostnameType,
    boolean resourceNameDnsA,
    boolean resourceNameDnsAaaa,
    List<BlockAssociation> ipv6Blocks) {

  public static final Register<SubnetDetails> REGISTER =
      Register.of("ec2.subnet", SubnetDetails.class, SubnetDetails::subnetId);

  static final String BLOCK_PREFIX = "subnet-cidr-assoc";

  public SubnetDetails {
    ipv6Blocks = List.copyOf(ipv6Blocks);
  }

  static SubnetDetails plain(
      String subnetId, boolean defaultForZone, List<BlockAssociation> ipv6Blocks) {
    return new SubnetDetails(
        subnetId, defaultForZone, false, false, "ip-name", false, false, ipv6Blocks);
  }

  public static SubnetDetails of(World world, Subnet subnet) {
    return world
        .find(REGISTER, subnet.id())
        .orElseThrow(() -> new IllegalStateException(subnet.id() + " has no details"));
  }

  SubnetDetails withAssignIpv6AddressOnCreation(boolean changed) {
    return new SubnetDetails(
        subnetId,
        defaultForZone,
        changed,
        enableDns64,
        hostnameType,
        resourceNameDnsA,
        resourceNameDnsAaaa,
        ipv6Blocks);
  }

  SubnetDetails withDns64(boolean changed) {
    return new SubnetDetails(
        subnetId,
        defaultForZone,
        assignIpv6AddressOnCreation,
        changed,
        hostnameType,
        resourceNameDnsA,
        resourceNameDnsAaaa,
        ipv6Blocks);
  }

  SubnetDetails withHostnameType(String changed) {
    return new SubnetDetails(
        subnetId,
        defaultForZone,
        assignIpv6AddressOnCreation,
        enableDns64,
        changed,
        resourceNameDnsA,
        resourceNameDnsAaaa,
        ipv6Blocks);
  }

  SubnetDetails withResourceNameDns(boolean a, boolean aaaa) {
    return new SubnetDetails(
        subnetId,
        defaultForZone,
        assignIpv6AddressOnCreation,
        enableDns64,
        hostnameType,
        a,
        aaaa,
        ipv6Blocks);
  }

  SubnetDetails withIpv6Blocks(List<BlockAssociation> changed) {
    return new SubnetDetails(
        subnetId,
        defaultForZone,
        assignIpv6AddressOnCreation,
        enableDns64,
        hostnameType,
        resourceNameDnsA,
        resourceNameDnsAaaa,
        changed);
  }
}
