package dev.culvert.items;

import dev.culvert.items.backup.BackupCodec;
import dev.culvert.items.row.KeyRange;
import dev.culvert.items.store.Cursor;
import dev.culvert.items.store.Reader.Direction;
import dev.culvert.items.store.Space;
import dev.culvert.items.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Forgets everything that users made: tables, protected or not, backups, remembered tokens. */
final class Clearing {
  private Clearing() {}

  static void of(Catalogue catalogue, Instant now) {
    catalogue.changing(() -> {
      for (Table table : catalogue.all()) {
        catalogue.remove(table, transaction -> Garbage.drop(transaction, table.definition, now));
      }
      List.copyOf(catalogue.formerStreams()).forEach(stream -> catalogue.forget(stream, now));
      catalogue.write(transaction -> {
        for (byte[] backup : rows(catalogue, MetaKey.BACKUP)) {
          dropBackup(transaction, backup, now);
        }
        for (MetaKey kind : List.of(MetaKey.TOKEN, MetaKey.TOKEN_BY_TIME)) {
          rows(catalogue, kind).forEach(key -> transaction.delete(Space.META, key));
        }
      });
      return true;
    });
  }

  private static void dropBackup(Transaction transaction, byte[] key, Instant now) {
    byte[] row = transaction.get(Space.META, key);
    if (row != null) {
      Garbage.drop(transaction, Space.ITEMS, BackupCodec.decode(row).rows(), now);
      transaction.delete(Space.META, key);
    }
  }

  private static List<byte[]> rows(Catalogue catalogue, MetaKey kind) {
    List<byte[]> keys = new ArrayList<>();
    KeyRange all = kind.all();
    try (Cursor cursor =
        catalogue.store().scan(Space.META, all.from(), all.to(), Direction.FORWARD)) {
      while (cursor.next()) {
        keys.add(cursor.key());
      }
    }
    return keys;
  }
}
