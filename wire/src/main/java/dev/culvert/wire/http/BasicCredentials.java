package dev.culvert.wire.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code Basic} credentials (RFC 7617). */
final class BasicCredentials {

  private static final String SCHEME = "Basic ";

  private BasicCredentials() {}

  /**
   * Empty for any other scheme, and for what cannot be read: the gate then asks for an identity.
   */
  static Optional<ProxyIdentity> read(@Nullable String proxyAuthorization) {
    if (proxyAuthorization == null
        || !proxyAuthorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    String base64 = proxyAuthorization.substring(SCHEME.length()).strip();
    byte[] decoded;
    try {
      decoded = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    String userAndPassword = new String(decoded, StandardCharsets.UTF_8);
    int colon = userAndPassword.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : Optional.of(
            new ProxyIdentity(
                userAndPassword.substring(0, colon), userAndPassword.substring(colon + 1)));
  }
}
