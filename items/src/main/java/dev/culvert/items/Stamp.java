package dev.culvert.items;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * When and where an item was last written. Of two writes of an item in different regions, the one
 * with the greater stamp is what every replica comes to have.
 *
 * @param micros since 1970
 */
record Stamp(long micros, String region) implements Comparable<Stamp> {
  private static final long MICROS = 1_000_000;
  private static final int NANOS = 1000;

  /** Older than any write. */
  static final Stamp NEVER = new Stamp(0, "");

  /** A write in a region now, which is later than the item's last one whatever the clock says. */
  static Stamp after(Stamp last, Instant now, String region) {
    long micros = now.getEpochSecond() * MICROS + now.getNano() / NANOS;
    return new Stamp(Math.max(micros, last.micros + 1), region);
  }

  byte[] encode() {
    byte[] name = region.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Long.BYTES + name.length).putLong(micros).put(name).array();
  }

  static Stamp decode(byte[] row) {
    long micros = ByteBuffer.wrap(row).getLong();
    int length = row.length - Long.BYTES;
    return new Stamp(micros, new String(row, Long.BYTES, length, StandardCharsets.UTF_8));
  }

  @Override
  public int compareTo(Stamp other) {
    int byTime = Long.compare(micros, other.micros);
    return byTime != 0 ? byTime : region.compareTo(other.region);
  }
}
