package dev.culvert.items;

import dev.culvert.items.table.StreamAddress;
import dev.culvert.items.table.TableAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a shard as clients hold it, for fifteen minutes: the stream's resource name, and what
 * only this class reads.
 *
 * @param position the sequence number to go on from
 */
record ShardIterator(StreamAddress stream, int shard, long position, Instant made) {
  static final Duration VALID = Duration.ofMinutes(15);
  private static final int BYTES = 4 + 8 + 8;
  private static final Pattern TOKEN =
      Pattern.compile(
          "arn:[^:]+:dynamodb:([^:]+):([^:]+):table/([^/|]+)/stream/([^/|]+)\\|1\\|([^|]+)");

  String token() {
    byte[] place =
        ByteBuffer.allocate(BYTES)
            .putInt(shard)
            .putLong(position)
            .putLong(made.toEpochMilli())
            .array();
    return stream.arn() + "|1|" + Base64.getUrlEncoder().encodeToString(place);
  }

  /** Reads a token; null where it is none. */
  static @Nullable ShardIterator parse(String token) {
    Matcher matcher = TOKEN.matcher(token);
    if (!matcher.matches()) {
      return null;
    }
    byte[] place;
    try {
      place = Base64.getUrlDecoder().decode(matcher.group(5));
    } catch (IllegalArgumentException none) {
      return null;
    }
    if (place.length != BYTES) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.wrap(place);
    TableAddress table = new TableAddress(matcher.group(2), matcher.group(1), matcher.group(3));
    return new ShardIterator(
        new StreamAddress(table, matcher.group(4)),
        buffer.getInt(),
        buffer.getLong(),
        Instant.ofEpochMilli(buffer.getLong()));
  }
}
