package dev.culvert.items.row;

import java.util.Arrays;

/**
 * Writes the parts of a row's key. A part that others follow is escaped (00 becomes 00 FF) and
 * terminated (00 00), so that keys order by their first part, then by the second, and so on, and no
 * value runs into the next.
 */
public final class KeyWriter {
  private static final byte ESCAPED = (byte) 0xFF;

  private byte[] bytes;
  private int size;

  public KeyWriter(int expected) {
    bytes = new byte[expected];
  }

  /** Goes on after these bytes. */
  static KeyWriter after(byte[] start) {
    KeyWriter writer = new KeyWriter(start.length + 32);
    return writer.raw(start);
  }

  /** Four bytes, high byte first. */
  public KeyWriter id(int value) {
    room(4);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
    return this;
  }

  /** Eight bytes, high byte first. */
  public KeyWriter number(long value) {
    room(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
    return this;
  }

  /** The bytes as they are: only for a last part, or one of a fixed length. */
  public KeyWriter raw(byte[] part) {
    room(part.length);
    System.arraycopy(part, 0, bytes, size, part.length);
    size += part.length;
    return this;
  }

  /** A part that others follow. */
  public KeyWriter part(byte[] part) {
    return begin(part).terminate();
  }

  /** The beginning of a part that others follow. */
  KeyWriter begin(byte[] part) {
    room(part.length);
    for (byte value : part) {
      if (value == 0) {
        room(2);
        bytes[size++] = 0;
        bytes[size++] = ESCAPED;
      } else {
        room(1);
        bytes[size++] = value;
      }
    }
    return this;
  }

  private KeyWriter terminate() {
    room(2);
    bytes[size++] = 0;
    bytes[size++] = 0;
    return this;
  }

  /** Writes the hash of everything since its own place into that place, eight bytes long. */
  KeyWriter hashInto(int place) {
    long hash = XxHash64.hash(bytes, place + 8, size);
    for (int i = 7; i >= 0; i--) {
      bytes[place + i] = (byte) hash;
      hash >>>= 8;
    }
    return this;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }

  public byte[] toArray() {
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }
}
