package dev.culvert.wire.sigv4;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes being put together. Texts are bytes, one {@code char} each. */
final class Bytes {

  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private byte[] array = new byte[2048];
  private int length;

  Bytes clear() {
    length = 0;
    return this;
  }

  byte[] array() {
    return array;
  }

  int length() {
    return length;
  }

  Bytes append(char c) {
    ensure(1);
    array[length++] = (byte) c;
    return this;
  }

  Bytes append(String text) {
    return append(text, 0, text.length());
  }

  // The deprecated getBytes does what is wanted here, without a copy in between: it takes the lower
  // half of each char.
  @SuppressWarnings("deprecation")
  Bytes append(String text, int from, int to) {
    ensure(to - from);
    text.getBytes(from, to, array, length);
    length += to - from;
    return this;
  }

  Bytes append(byte[] bytes) {
    ensure(bytes.length);
    System.arraycopy(bytes, 0, array, length, bytes.length);
    length += bytes.length;
    return this;
  }

  /** Lower-case digits. */
  Bytes appendHex(byte[] bytes) {
    ensure(2 * bytes.length);
    for (byte b : bytes) {
      array[length++] = HEX[(b >> 4) & 15];
      array[length++] = HEX[b & 15];
    }
    return this;
  }

  private void ensure(int more) {
    if (more > array.length - length) {
      array = Arrays.copyOf(array, Math.max(2 * array.length, length + more));
    }
  }

  @Override
  public String toString() {
    return new String(array, 0, length, StandardCharsets.ISO_8859_1);
  }
}
