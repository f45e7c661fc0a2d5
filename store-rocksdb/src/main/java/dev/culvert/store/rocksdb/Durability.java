package dev.culvert.store.rocksdb;

/** How far a write has come when it is acknowledged. */
public enum Durability {
  /** On the disk: it survives a power cut, as far as the disk honours flushes. */
  FSYNC,
  /**
   * With the operating system: it survives a killed process. A power cut or a crashed kernel takes
   * what was written in the last {@link TimedSync#INTERVAL}, never half a transaction.
   */
  OS
}
