package dev.culvert.network;

/**
 * The protocol and ports that a rule covers.
 *
 * @param protocol IANA number, or {@link #ANY} for all
 * @param from first port of TCP and UDP, type of ICMP; {@link #ANY} for all
 * @param to last port of TCP and UDP, code of ICMP; {@link #ANY} for all
 */
public record Traffic(int protocol, int from, int to) {

  public static final int ANY = -1;
  public static final int ICMP = 1;
  public static final int TCP = 6;
  public static final int UDP = 17;
  public static final int ICMPV6 = 58;

  public static final Traffic ALL = new Traffic(ANY, ANY, ANY);

  public static Traffic tcp(int port) {
    return tcp(port, port);
  }

  public static Traffic tcp(int from, int to) {
    return new Traffic(TCP, from, to);
  }

  /** Whether the rule covers a TCP or UDP packet to this port. */
  public boolean covers(int otherProtocol, int port) {
    return protocol == ANY
        || (protocol == otherProtocol && (from == ANY || (from <= port && port <= to)));
  }
}
