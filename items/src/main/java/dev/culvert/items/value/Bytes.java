package dev.culvert.items.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** An immutable string of bytes, ordered as unsigned bytes. */
public final class Bytes implements Comparable<Bytes> {
  private final byte[] bytes;

  private Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** These bytes themselves, not a copy: the caller gives the array away. */
  public static Bytes wrap(byte[] bytes) {
    return new Bytes(bytes);
  }

  public static Bytes copyOf(byte[] bytes) {
    return new Bytes(bytes.clone());
  }

  /** The UTF-8 form of a text. */
  public static Bytes utf8(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public int size() {
    return bytes.length;
  }

  public byte at(int index) {
    return bytes[index];
  }

  /** A copy, which belongs to the caller. */
  public byte[] toArray() {
    return bytes.clone();
  }

  public boolean startsWith(Bytes prefix) {
    int size = prefix.bytes.length;
    return size <= bytes.length && Arrays.equals(bytes, 0, size, prefix.bytes, 0, size);
  }

  /** Whether {@code part} occurs somewhere in these bytes; the empty string does everywhere. */
  public boolean contains(Bytes part) {
    int size = part.bytes.length;
    for (int start = 0; start + size <= bytes.length; start++) {
      if (Arrays.equals(bytes, start, start + size, part.bytes, 0, size)) {
        return true;
      }
    }
    return false;
  }

  /** The array itself, for readers in this package that leave it as it is. */
  byte[] array() {
    return bytes;
  }

  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Base64, as on the wire. */
  @Override
  public String toString() {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
