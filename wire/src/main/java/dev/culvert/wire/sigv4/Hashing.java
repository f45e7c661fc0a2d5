package dev.culvert.wire.sigv4;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256, with room to put texts together: everything that would otherwise be made anew for each
 * request. One for each thread.
 */
final class Hashing {

  static final int LENGTH = 32;

  private static final ThreadLocal<Hashing> OF_THREAD = ThreadLocal.withInitial(Hashing::new);

  private final MessageDigest digest;
  private final Bytes scratch = new Bytes();

  private Hashing() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static Hashing ofThread() {
    return OF_THREAD.get();
  }

  /** Empty; valid until the next call. */
  Bytes scratch() {
    return scratch.clear();
  }

  byte[] hash(byte[] bytes) {
    return digest.digest(bytes);
  }

  byte[] hash(Bytes bytes) {
    digest.update(bytes.array(), 0, bytes.length());
    byte[] hash = new byte[LENGTH];
    try {
      digest.digest(hash, 0, LENGTH);
    } catch (DigestException e) {
      throw new IllegalStateException("32 bytes hold a SHA-256", e);
    }
    return hash;
  }

  /** A digest that has read nothing yet. */
  static MessageDigest fresh() {
    return new Hashing().digest;
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
