package dev.culvert.items.backup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of ListBackups.
 *
 * @param last the resource name to go on after; null at the end
 */
public record BackupPage(List<Backup> backups, @Nullable String last) {
  public BackupPage {
    backups = List.copyOf(backups);
  }
}
