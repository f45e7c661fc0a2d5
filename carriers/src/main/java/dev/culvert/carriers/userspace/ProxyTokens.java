package dev.culvert.carriers.userspace;

import dev.culvert.wire.http.ProxyIdentity;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves that a client was given its network interface: the user name at the proxy is the
 * interface's id, the password a token that only this server can make.
 */
final class ProxyTokens {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int TOKEN_BYTES = 16;

  private final SecretKeySpec key;

  ProxyTokens(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  String of(String interfaceId) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      var digest = mac.doFinal(("proxy/" + interfaceId).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, TOKEN_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no " + ALGORITHM, e);
    }
  }

  boolean proves(ProxyIdentity identity) {
    return MessageDigest.isEqual(
        identity.password().getBytes(StandardCharsets.UTF_8),
        of(identity.user()).getBytes(StandardCharsets.UTF_8));
  }
}
