package dev.culvert.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A virtual private cloud.
 *
 * @param cidr the primary block; its third address is the resolver's
 * @param moreCidrs associated later: secondary IPv4 blocks, and IPv6 blocks
 * @param enableDnsSupport whether the VPC's resolver answers at all
 * @param enableDnsHostnames whether public addresses get names; private DNS of an interface
 *     endpoint needs both attributes
 * @param dhcpOptionsId empty for the default options: Amazon's resolver
 * @param defaultNetworkAclId applies to subnets without an association of their own
 */
public record Vpc(
    String id,
    String owner,
    String region,
    Cidr cidr,
    List<Cidr> moreCidrs,
    boolean enableDnsSupport,
    boolean enableDnsHostnames,
    Optional<String> dhcpOptionsId,
    String defaultSecurityGroupId,
    String defaultNetworkAclId)
    implements Resource {

  public Vpc {
    moreCidrs = List.copyOf(moreCidrs);
  }

  /** All blocks, the primary one first. */
  public List<Cidr> cidrs() {
    List<Cidr> cidrs = new ArrayList<>(moreCidrs.size() + 1);
    cidrs.add(cidr);
    cidrs.addAll(moreCidrs);
    return cidrs;
  }

  public boolean contains(IpAddress address) {
    if (cidr.contains(address)) {
      return true;
    }
    for (Cidr more : moreCidrs) {
      if (more.contains(address)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Where the resolver answers besides {@code 169.254.169.253}: the primary block's base plus 2.
   */
  public IpAddress resolver() {
    return cidr.at(2);
  }

  public Vpc withMoreCidrs(List<Cidr> changed) {
    return new Vpc(
        id,
        owner,
        region,
        cidr,
        changed,
        enableDnsSupport,
        enableDnsHostnames,
        dhcpOptionsId,
        defaultSecurityGroupId,
        defaultNetworkAclId);
  }

  public Vpc withDns(boolean support, boolean hostnames) {
    return new Vpc(
        id,
        owner,
        region,
        cidr,
        moreCidrs,
        support,
        hostnames,
        dhcpOptionsId,
        defaultSecurityGroupId,
        defaultNetworkAclId);
  }

  public Vpc withDhcpOptions(Optional<String> changed) {
    return new Vpc(
        id,
        owner,
        region,
        cidr,
        moreCidrs,
        enableDnsSupport,
        enableDnsHostnames,
        changed,
        defaultSecurityGroupId,
        defaultNetworkAclId);
  }
}
