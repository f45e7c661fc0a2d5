package dev.culvert.wire.http;

import java.util.Locale;

/** The four forms of RFC 9112 §3.2. */
sealed interface RequestTarget {

  /** {@code /path?query}, and {@code *}, which asks about the server as a whole. */
  record Origin(String pathAndQuery) implements RequestTarget {}

  /**
   * {@code http://host/path?query}: the client takes us for its proxy.
   *
   * @param defaultPort of the scheme
   */
  record Absolute(Authority authority, int defaultPort, String pathAndQuery)
      implements RequestTarget {}

  /** {@code host:port} of a CONNECT. */
  record Tunnel(Authority authority) implements RequestTarget {}

  static RequestTarget parse(String method, String target) throws BadRequestException {
    requireVisibleAscii(target);
    if (method.equals("CONNECT")) {
      return new Tunnel(authority(target, 0));
    }
    if (target.startsWith("/") || target.equals("*")) {
      return new Origin(target);
    }
    int colon = target.indexOf("://");
    if (colon < 0) {
      throw new BadRequestException(400, "the request target is in no form that HTTP knows");
    }
    int defaultPort =
        switch (target.substring(0, colon).toLowerCase(Locale.ROOT)) {
          case "http" -> 80;
          case "https" -> 443;
          default -> throw new BadRequestException(400, "the request target has another scheme");
        };
    int start = colon + 3;
    int end = start;
    while (end < target.length() && target.charAt(end) != '/' && target.charAt(end) != '?') {
      end++;
    }
    String rest = target.substring(end);
    return new Absolute(
        authority(target.substring(start, end), defaultPort),
        defaultPort,
        rest.startsWith("/") ? rest : "/" + rest);
  }

  private static Authority authority(String text, int defaultPort) throws BadRequestException {
    try {
      return Authority.parse(text, defaultPort);
    } catch (IllegalArgumentException e) {
      throw new BadRequestException(400, "the request target has no valid host and port");
    }
  }

  private static void requireVisibleAscii(String target) throws BadRequestException {
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c <= ' ' || c >= 0x7f || c == '#') {
        throw new BadRequestException(400, "the request target has a character that it must not");
      }
    }
    if (target.isEmpty()) {
      throw new BadRequestException(400, "the request has no target");
    }
  }
}
