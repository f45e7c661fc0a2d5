package dev.culvert.network;

import java.util.List;
import java.util.Optional;

/**
 * A subnet.
 *
 * @param cidrs its blocks: at most one of each family, at least one
 * @param mapPublicIpOnLaunch whether new interfaces of instances get a public address
 */
public record Subnet(
    String id,
    String owner,
    String region,
    String vpcId,
    String availabilityZone,
    List<Cidr> cidrs,
    boolean mapPublicIpOnLaunch)
    implements Resource {

  public Subnet {
    cidrs = List.copyOf(cidrs);
    if (cidrs.isEmpty()) {
      throw new IllegalArgumentException("a subnet has a CIDR block");
    }
  }

  public Optional<Cidr> cidr(AddressFamily family) {
    return cidrs.stream().filter(cidr -> cidr.family() == family).findFirst();
  }

  public boolean contains(IpAddress address) {
    for (Cidr cidr : cidrs) {
      if (cidr.contains(address)) {
        return true;
      }
    }
    return false;
  }

  public Subnet withCidrs(List<Cidr> changed) {
    return new Subnet(id, owner, region, vpcId, availabilityZone, changed, mapPublicIpOnLaunch);
  }

  public Subnet withMapPublicIpOnLaunch(boolean changed) {
    return new Subnet(id, owner, region, vpcId, availabilityZone, cidrs, changed);
  }
}
