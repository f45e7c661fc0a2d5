package dev.culvert.items.row;

import java.util.Arrays;

/** The row keys from {@code from}, inclusive, to {@code to}, exclusive. */
public record KeyRange(byte[] from, byte[] to) {

  /** Every key that begins with these bytes. */
  public static KeyRange startingWith(byte[] prefix) {
    return new KeyRange(prefix, pastAll(prefix));
  }

  /** The part of this range after a key. */
  public KeyRange after(byte[] key) {
    byte[] next = justAfter(key);
    return Arrays.compareUnsigned(next, from) <= 0 ? this : new KeyRange(next, to);
  }

  /** The part of this range before a key. */
  public KeyRange before(byte[] key) {
    return Arrays.compareUnsigned(key, to) >= 0 ? this : new KeyRange(from, key);
  }

  public boolean isEmpty() {
    return Arrays.compareUnsigned(from, to) >= 0;
  }

  public boolean contains(byte[] key) {
    return Arrays.compareUnsigned(from, key) <= 0 && Arrays.compareUnsigned(key, to) < 0;
  }

  /** The first key after this one. */
  static byte[] justAfter(byte[] key) {
    return Arrays.copyOf(key, key.length + 1);
  }

  /** The first key after all that begin with these bytes. */
  static byte[] pastAll(byte[] prefix) {
    int last = prefix.length - 1;
    while (last >= 0 && prefix[last] == (byte) 0xFF) {
      last--;
    }
    if (last < 0) {
      throw new IllegalStateException("nothing is after the last id");
    }
    byte[] past = Arrays.copyOf(prefix, last + 1);
    past[last]++;
    return past;
  }
}
