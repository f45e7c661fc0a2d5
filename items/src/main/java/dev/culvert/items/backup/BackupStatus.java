package dev.culvert.items.backup;

/** The states of a backup. */
public enum BackupStatus {
  CREATING,
  AVAILABLE,
  DELETED
}
