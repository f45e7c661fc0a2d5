package dev.culvert.items;

import dev.culvert.items.backup.Backup;
import dev.culvert.items.backup.BackupCodec;
import dev.culvert.items.backup.BackupStatus;
import dev.culvert.items.row.KeyRange;
import dev.culvert.items.row.KeyWriter;
import dev.culvert.items.store.Cursor;
import dev.culvert.items.store.Reader.Direction;
import dev.culvert.items.store.Snapshot;
import dev.culvert.items.store.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Copies the rows of a snapshot's items under the name of a backup. */
final class BackupJob implements CopyJob {
  /** Rows copied in one step. */
  static final int STEP_ROWS = 500;

  private final Catalogue catalogue;
  private final Snapshot snapshot;
  private final Backup backup;
  private KeyRange rest;

  BackupJob(Catalogue catalogue, Snapshot snapshot, Table table, Backup backup) {
    this.catalogue = catalogue;
    this.snapshot = snapshot;
    this.backup = backup;
    this.rest = table.rows.all();
  }

  @Override
  public boolean step() {
    List<Row> copies = new ArrayList<>();
    byte[] last = null;
    try (Cursor cursor = snapshot.scan(Space.ITEMS, rest.from(), rest.to(), Direction.FORWARD)) {
      while (copies.size() < STEP_ROWS && cursor.next()) {
        last = cursor.key();
        copies.add(new Row(renamed(last), cursor.value()));
      }
    }
    boolean done = copies.size() < STEP_ROWS;
    catalogue.write(transaction -> {
      copies.forEach(row -> transaction.put(Space.ITEMS, row.key, row.value));
      if (done && transaction.get(Space.META, Backups.key(backup)) != null) {
        Backup available = backup.withStatus(BackupStatus.AVAILABLE);
        transaction.put(Space.META, Backups.key(backup), BackupCodec.encode(available));
      }
    });
    if (last != null) {
      rest = rest.after(last);
    }
    return !done;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Row(byte[] key, byte[] value) {}

  private byte[] renamed(byte[] rowKey) {
    byte[] key = Arrays.copyOfRange(rowKey, Integer.BYTES, rowKey.length);
    return new KeyWriter(rowKey.length).id(backup.rows()).raw(key).toArray();
  }

  @Override
  public boolean reads(int rows) {
    return false;
  }

  @Override
  public void close() {
    snapshot.close();
  }
}
