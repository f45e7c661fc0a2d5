package dev.culvert.services.metadata;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Session tokens of the metadata service: good for one interface until they expire. */
final class MetadataTokens {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  MetadataTokens(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  String issue(String interfaceId, Instant expires) {
    var until = Long.toString(expires.getEpochSecond(), Character.MAX_RADIX);
    return until + "." + proof(interfaceId, until);
  }

  boolean accepts(String interfaceId, String token, Instant now) {
    var dot = token.indexOf('.');
    if (dot <= 0) {
      return false;
    }
    var until = token.substring(0, dot);
    var proven =
        MessageDigest.isEqual(bytes(token.substring(dot + 1)), bytes(proof(interfaceId, until)));
    // Only what this server wrote gets as far as being read as a number.
    return proven && now.getEpochSecond() < Long.parseLong(until, Character.MAX_RADIX);
  }

  private String proof(String interfaceId, String until) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(bytes(interfaceId + "/" + until)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no " + ALGORITHM, e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
