package dev.culvert.network;

import java.util.List;

/**
 * A prefix list: AWS's, for a service of one region, or a customer's, in its current version.
 *
 * @param owner {@code AWS} for AWS's lists
 * @param name {@code com.amazonaws.us-east-1.dynamodb} and its kin for AWS's lists
 * @param cidrs all of one family
 * @param weight what a reference to it counts against quotas: the declared maximum of entries of a
 *     customer's list, AWS's own figure (1 for DynamoDB) for AWS's
 */
public record PrefixList(
    String id,
    String owner,
    String region,
    String name,
    AddressFamily family,
    List<Cidr> cidrs,
    int weight)
    implements Resource {

  public static final String AWS = "AWS";

  public PrefixList {
    cidrs = List.copyOf(cidrs);
    for (Cidr cidr : cidrs) {
      if (cidr.family() != family) {
        throw new IllegalArgumentException("`" + cidr + "` is not of the list's address family");
      }
    }
  }

  /** Whether one of its blocks holds the address. */
  public boolean contains(IpAddress address) {
    for (Cidr cidr : cidrs) {
      if (cidr.contains(address)) {
        return true;
      }
    }
    return false;
  }

  public PrefixList withCidrs(List<Cidr> changed) {
    return new PrefixList(id, owner, region, name, family, changed, weight);
  }
}
