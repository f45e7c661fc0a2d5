package dev.culvert.services.own;

import dev.culvert.wire.http.HttpRequest;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a page of this very server sent a request. A page of another origin cannot choose its
 * {@code Origin}; one whose name was made to lead here (DNS rebinding) has a name that is none of
 * these.
 */
final class SameOrigin {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private SameOrigin() {}

  static boolean holds(HttpRequest request) {
    var host = request.headers().first("Host").orElse("").toLowerCase(Locale.ROOT);
    var origin = request.headers().first("Origin").orElse("").toLowerCase(Locale.ROOT);
    var scheme = request.ingress().encrypted() ? "https://" : "http://";
    return LOOPBACK.contains(name(host)) && origin.equals(scheme + host);
  }

  /** The host without its port. */
  private static String name(String host) {
    var colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }
}
