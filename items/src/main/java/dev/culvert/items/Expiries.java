package dev.culvert.items;

import dev.culvert.items.row.KeyRange;
import dev.culvert.items.row.KeyWriter;
import dev.culvert.items.store.Space;
import dev.culvert.items.store.Transaction;
import dev.culvert.items.table.TimeToLive;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows that order items by the second at which they expire: {@code id (4) | second (8) | the
 * item's row key}. They change with the item, in its transaction.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html">Using
 *     time to live</a>
 */
final class Expiries {
  private static final byte[] NOTHING = {};
  private static final int SECOND_OFFSET = 4;
  private static final int ROW_KEY_OFFSET = 12;

  /** An item whose time was over longer ago than this does not expire. */
  private static final Duration OLDEST = Duration.ofDays(5 * 365);

  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private Expiries() {}

  static void follow(
      WriteScope scope, Table table, byte[] rowKey, @Nullable Item before, @Nullable Item after) {
    TimeToLive times = table.definition.settings().timeToLive();
    if (!times.enabled()) {
      return;
    }
    Long old = before == null ? null : second(times, before);
    Long next = after == null ? null : second(times, after);
    if (Objects.equals(old, next)) {
      return;
    }
    if (old != null) {
      scope.transaction().delete(Space.EXPIRIES, key(times, old, rowKey));
    }
    if (next != null) {
      add(scope.transaction(), times, next, rowKey);
    }
  }

  static void add(Transaction transaction, TimeToLive times, long second, byte[] rowKey) {
    transaction.put(Space.EXPIRIES, key(times, second, rowKey), NOTHING);
  }

  /** The second at which the item expires, or null where it never does. */
  static @Nullable Long second(TimeToLive times, Item item) {
    String attribute = times.attribute();
    if (attribute == null || !(item.value(attribute) instanceof AttributeValue.N n)) {
      return null;
    }
    BigDecimal seconds = n.value().toBigDecimal().setScale(0, RoundingMode.FLOOR);
    return seconds.signum() < 0 || seconds.compareTo(MOST) > 0 ? null : seconds.longValueExact();
  }

  private static byte[] key(TimeToLive times, long second, byte[] rowKey) {
    return new KeyWriter(ROW_KEY_OFFSET + rowKey.length)
        .id(times.rows())
        .number(second)
        .raw(rowKey)
        .toArray();
  }

  /** The rows of items that are to be deleted now. */
  static KeyRange due(TimeToLive times, Instant now) {
    return new KeyRange(
        key(times, now.minus(OLDEST).getEpochSecond(), NOTHING),
        key(times, now.getEpochSecond(), NOTHING));
  }

  /** The row key of the item that such a row is about. */
  static byte[] rowKey(byte[] row) {
    return Arrays.copyOfRange(row, ROW_KEY_OFFSET, row.length);
  }

  static long second(byte[] row) {
    return ByteBuffer.wrap(row).getLong(SECOND_OFFSET);
  }
}
