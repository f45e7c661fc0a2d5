package dev.culvert.items;

import dev.culvert.items.row.KeyRange;
import dev.culvert.items.row.KeyWriter;
import dev.culvert.items.table.TableAddress;
import java.nio.charset.StandardCharsets;

/**
 * The kinds of rows in {@link dev.culvert.items.store.Space#META}, by the first byte of their key.
 */
enum MetaKey {
  /** One row: the latest {@link FormatVersion}. */
  FORMAT(0),
  /** By account, region and name: a table's definition. */
  TABLE(1),
  /** One row: the next id for a table, an index or a stream. */
  NEXT_ID(2),
  /** By id: rows that nobody will read again, to be removed. */
  DROPPED(3),
  /** By id: how many items and bytes the table or index had when that was last written down. */
  SIZE(4),
  /** By the id of an index or of expiry rows: the last item that its backfill has dealt with. */
  BACKFILL(5),
  /** By the beginning of a partition's row keys: the bytes of that item collection. */
  COLLECTION(6),
  /** One row, there while the store is in use: sizes may be out of date. */
  IN_USE(7),
  /** By account, region and token: when a transaction happened, and its fingerprint. */
  TOKEN(8),
  /** By the time of a transaction and its token: nothing more. */
  TOKEN_BY_TIME(9),
  /** One row: the first sequence number that is not set aside. */
  NEXT_SEQUENCE(10),
  /** By account, region and id: a backup. */
  BACKUP(11),
  /** By table id: what the table is being restored from. */
  RESTORE(12),
  /** By resource name: a stream that its table has no more. */
  FORMER_STREAM(13);

  private final byte prefix;

  MetaKey(int prefix) {
    this.prefix = (byte) prefix;
  }

  /** The key of the only row of this kind. */
  byte[] alone() {
    return new byte[] {prefix};
  }

  byte[] of(int id) {
    return new KeyWriter(5).raw(alone()).id(id).toArray();
  }

  byte[] of(byte[] rest) {
    return new KeyWriter(1 + rest.length).raw(alone()).raw(rest).toArray();
  }

  byte[] of(TableAddress address) {
    return region(address.account(), address.region()).raw(utf8(address.name())).toArray();
  }

  /** Every row of this kind. */
  KeyRange all() {
    return KeyRange.startingWith(alone());
  }

  /** Every row of this kind in one account and region, in the order of their names. */
  KeyRange in(String account, String region) {
    return KeyRange.startingWith(region(account, region).toArray());
  }

  private KeyWriter region(String account, String region) {
    return new KeyWriter(64).raw(alone()).part(utf8(account)).part(utf8(region));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
