package dev.culvert.items;

import dev.culvert.items.operation.TransactWrite;
import dev.culvert.items.row.KeyRange;
import dev.culvert.items.row.KeyWriter;
import dev.culvert.items.store.Cursor;
import dev.culvert.items.store.Lock;
import dev.culvert.items.store.Reader.Direction;
import dev.culvert.items.store.Space;
import dev.culvert.items.store.Store;
import dev.culvert.items.store.Transaction;
import dev.culvert.items.table.TableAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client's name for a transaction, which makes it happen once in ten minutes. It is written down
 * in the transaction's own commit, so one that was cancelled is not remembered.
 */
record TransactionToken(byte[] key, byte[] fingerprint) {
  static final Duration REMEMBERED = Duration.ofMinutes(10);
  private static final int STEP_ROWS = 1000;

  /** The request's token, or null where it has none. */
  static @Nullable TransactionToken of(TransactWrite request) {
    String token = request.clientRequestToken();
    if (token == null) {
      return null;
    }
    TableAddress first = request.writes().getFirst().table();
    byte[] key =
        new KeyWriter(64)
            .part(utf8(first.account()))
            .part(utf8(first.region()))
            .raw(utf8(token))
            .toArray();
    return new TransactionToken(key, request.fingerprint());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  Lock lock() {
    return Lock.of(Space.META, MetaKey.TOKEN.of(key));
  }

  /**
   * Whether the transaction happened already.
   *
   * @throws RejectedException if it was another one
   */
  boolean happened(Transaction transaction, Instant now) {
    byte[] row = transaction.get(Space.META, MetaKey.TOKEN.of(key));
    if (row == null || time(row).plus(REMEMBERED).isBefore(now)) {
      return false;
    }
    if (!Arrays.equals(row, Long.BYTES, row.length, fingerprint, 0, fingerprint.length)) {
      throw new RejectedException(
          ErrorName.IDEMPOTENT_PARAMETER_MISMATCH,
          "Request parameters do not match those of an earlier request with the same client token");
    }
    return true;
  }

  private static Instant time(byte[] row) {
    return Instant.ofEpochMilli(ByteBuffer.wrap(row).getLong());
  }

  void remember(Transaction transaction, Instant now) {
    byte[] row =
        ByteBuffer.allocate(Long.BYTES + fingerprint.length)
            .putLong(now.toEpochMilli())
            .put(fingerprint)
            .array();
    transaction.put(Space.META, MetaKey.TOKEN.of(key), row);
    transaction.put(Space.META, byTime(now), new byte[0]);
  }

  private byte[] byTime(Instant now) {
    byte[] rest = new KeyWriter(64).number(now.toEpochMilli()).raw(key).toArray();
    return MetaKey.TOKEN_BY_TIME.of(rest);
  }

  /** Forgets some tokens that are too old; false where there were none. */
  static boolean forgetOld(Store store, Instant now) {
    byte[] oldest = MetaKey.TOKEN_BY_TIME.all().from();
    long limit = now.minus(REMEMBERED).toEpochMilli();
    byte[] end = MetaKey.TOKEN_BY_TIME.of(new KeyWriter(8).number(limit).toArray());
    List<byte[]> old = new ArrayList<>();
    KeyRange range = new KeyRange(oldest, end);
    try (Cursor cursor = store.scan(Space.META, range.from(), range.to(), Direction.FORWARD)) {
      while (old.size() < STEP_ROWS && cursor.next()) {
        old.add(cursor.key());
      }
    }
    if (old.isEmpty()) {
      return false;
    }
    List<byte[]> tokens =
        old.stream()
            .map(row -> MetaKey.TOKEN.of(Arrays.copyOfRange(row, 1 + Long.BYTES, row.length)))
            .toList();
    store.transact(
        tokens.stream().map(token -> Lock.of(Space.META, token)).toList(),
        transaction -> {
          for (int i = 0; i < old.size(); i++) {
            byte[] row = transaction.get(Space.META, tokens.get(i));
            // The token may have been used again since.
            if (row != null && time(row).toEpochMilli() < limit) {
              transaction.delete(Space.META, tokens.get(i));
            }
            transaction.delete(Space.META, old.get(i));
          }
          return old;
        });
    return true;
  }
}
