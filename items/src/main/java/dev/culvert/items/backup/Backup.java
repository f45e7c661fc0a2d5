package dev.culvert.items.backup;

import dev.culvert.items.table.Size;
import dev.culvert.items.table.TableDefinition;
import java.time.Instant;

/**
 * A table as it was at one moment.
 *
 * @param id the last part of its resource name; orders backups by time
 * @param name what its owner calls it
 * @param table the table's definition then
 * @param rows names the copies of the item's rows; never used again
 * @param size what the table held
 */
public record Backup(
    String id,
    String name,
    TableDefinition table,
    Instant created,
    BackupStatus status,
    int rows,
    Size size) {

  /** The backup's Amazon resource name. */
  public String arn() {
    return address().arn();
  }

  public BackupAddress address() {
    return new BackupAddress(table.address(), id);
  }

  public Backup withStatus(BackupStatus next) {
    return new Backup(id, name, table, created, next, rows, size);
  }
}
