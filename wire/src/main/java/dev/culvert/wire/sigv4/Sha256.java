package dev.culvert.wire.sigv4;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256 and the keyed hash built on it (RFC 2104), one instance of each per thread. */
final class Sha256 {

  private static final String HMAC = "HmacSHA256";
  private static final HexFormat HEX = HexFormat.of();

  static final String HEX_OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private static final ThreadLocal<MessageDigest> DIGEST =
      ThreadLocal.withInitial(Sha256::newDigest);
  private static final ThreadLocal<Mac> MAC = ThreadLocal.withInitial(Sha256::newMac);

  private Sha256() {}

  static String hex(byte[] bytes) {
    return hex(bytes, bytes.length);
  }

  static String hex(byte[] bytes, int length) {
    if (length == 0) {
      return HEX_OF_NOTHING;
    }
    MessageDigest digest = DIGEST.get();
    digest.update(bytes, 0, length);
    return HEX.formatHex(digest.digest());
  }

  static String keyedHex(SecretKeySpec key, byte[] message) {
    return HEX.formatHex(keyed(key, message));
  }

  static byte[] keyed(SecretKeySpec key, byte[] message) {
    Mac mac = MAC.get();
    try {
      mac.init(key);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("HMAC takes any key", e);
    }
    return mac.doFinal(message);
  }

  static SecretKeySpec key(byte[] bytes) {
    return new SecretKeySpec(bytes, HMAC);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Mac newMac() {
    try {
      return Mac.getInstance(HMAC);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }
}
