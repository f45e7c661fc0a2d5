package dev.culvert.wire.http;

import java.util.Locale;

/**
 * Where a request is addressed.
 *
 * @param host a host name or address literal, lower case; an IPv6 literal without its brackets, a
 *     name without a final dot
 * @param port 1 to 65535
 */
public record Authority(String host, int port) {

  private static final int LONGEST_NAME = 253;

  public Authority {
    if (host.isEmpty() || host.length() > LONGEST_NAME || !isHost(host)) {
      throw new IllegalArgumentException("not a host: `" + host + "`");
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
    host = host.toLowerCase(Locale.ROOT);
    if (host.length() > 1 && host.endsWith(".")) {
      host = host.substring(0, host.length() - 1);
    }
  }

  /**
   * Reads {@code host}, {@code host:port}, {@code [v6]} or {@code [v6]:port}.
   *
   * @throws IllegalArgumentException if it is none of them; user information is not accepted
   */
  public static Authority parse(String text, int defaultPort) {
    int hostEnd = text.startsWith("[") ? text.indexOf(']') : text.lastIndexOf(':');
    boolean bracketed = text.startsWith("[");
    if (bracketed) {
      if (hostEnd < 0 || text.indexOf(':') < 0) {
        throw new IllegalArgumentException("not an authority: `" + text + "`");
      }
      String host = text.substring(1, hostEnd);
      String rest = text.substring(hostEnd + 1);
      if (host.indexOf(':') < 0 || !(rest.isEmpty() || rest.startsWith(":"))) {
        throw new IllegalArgumentException("not an authority: `" + text + "`");
      }
      return new Authority(host, rest.length() < 2 ? defaultPort : port(rest.substring(1)));
    }
    String host = hostEnd < 0 ? text : text.substring(0, hostEnd);
    if (host.indexOf(':') >= 0) {
      throw new IllegalArgumentException("not an authority: `" + text + "`");
    }
    boolean portMissing = hostEnd < 0 || hostEnd == text.length() - 1;
    return new Authority(host, portMissing ? defaultPort : port(text.substring(hostEnd + 1)));
  }

  private static int port(String digits) {
    int port = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9' || digits.length() > 5) {
        throw new IllegalArgumentException("not a port: `" + digits + "`");
      }
      port = port * 10 + (c - '0');
    }
    return port;
  }

  private static boolean isHost(String host) {
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      boolean allowed =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '.'
              || c == '-'
              || c == '_'
              || c == ':';
      if (!allowed) {
        return false;
      }
    }
    return true;
  }

  /** As in a {@code Host} header, the port always present. */
  @Override
  public String toString() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
