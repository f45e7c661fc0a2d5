package dev.culvert.items.backup;

import dev.culvert.items.table.TableAddress;

/** Where a backup is: the table that it is of, and the last part of its resource name. */
public record BackupAddress(TableAddress table, String id) {

  /** The backup's Amazon resource name. */
  public String arn() {
    return table.arn() + "/backup/" + id;
  }
}
