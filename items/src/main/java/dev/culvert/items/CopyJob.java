package dev.culvert.items;

/** Copies a table, a little at each step. */
sealed interface CopyJob permits BackupJob, RestoreJob, SeedJob {

  /** Does a little; false where everything is done. */
  boolean step();

  /** Whether it still reads item rows of this name. */
  boolean reads(int rows);

  void close();
}
