package dev.culvert.wire.sigv4;

import java.security.MessageDigest;

/**
 * HMAC-SHA-256 (RFC 2104) under one key, whose two blocks are hashed once and not for each message:
 * messages here are hardly longer than the key.
 */
final class KeyedHash {
  private static final int BLOCK = 64;
  private static final byte INNER = 0x36;
  private static final byte OUTER = 0x5c;

  private final MessageDigest inner;
  private final MessageDigest outer;

  KeyedHash(byte[] key) {
    byte[] shortKey = key.length > BLOCK ? Hashing.ofThread().hash(key) : key;
    inner = keyed(shortKey, INNER);
    outer = keyed(shortKey, OUTER);
  }

  private static MessageDigest keyed(byte[] key, byte pad) {
    byte[] block = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      block[i] = (byte) ((i < key.length ? key[i] : 0) ^ pad);
    }
    MessageDigest digest = Hashing.fresh();
    digest.update(block);
    return digest;
  }

  /** The hash of a message; from any thread. */
  byte[] of(Bytes message) {
    MessageDigest first = copy(inner);
    first.update(message.array(), 0, message.length());
    return copy(outer).digest(first.digest());
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("Java's own SHA-256 can be copied", e);
    }
  }
}
