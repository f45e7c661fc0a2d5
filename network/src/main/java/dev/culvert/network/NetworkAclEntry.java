package dev.culvert.network;

/**
 * One rule of a network ACL.
 *
 * @param number 1 to 32766, or the number of the last rule
 * @param cidr the other end: the source of an ingress entry, the destination of an egress entry
 */
public record NetworkAclEntry(int number, Action action, Traffic traffic, Cidr cidr) {

  private static final NetworkAclEntry LAST_IPV4 =
      new NetworkAclEntry(32767, Action.DENY, Traffic.ALL, Cidr.ANY_IPV4);
  private static final NetworkAclEntry LAST_IPV6 =
      new NetworkAclEntry(32768, Action.DENY, Traffic.ALL, Cidr.ANY_IPV6);

  /** What an entry does with the packets it matches. */
  public enum Action {
    ALLOW,
    DENY
  }

  /** The rule {@code *} at the end of each network ACL, which denies everything. */
  public static NetworkAclEntry last(AddressFamily family) {
    return switch (family) {
      case IPV4 -> LAST_IPV4;
      case IPV6 -> LAST_IPV6;
    };
  }

  public boolean matches(int protocol, IpAddress peer, int port) {
    return traffic.covers(protocol, port) && cidr.contains(peer);
  }
}
