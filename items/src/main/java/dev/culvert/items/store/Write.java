package dev.culvert.items.store;

/** One row's change. */
public sealed interface Write {
  Space space();

  byte[] key();

  /** The row holds this value from now on. */
  record Put(Space space, byte[] key, byte[] value) implements Write {}

  /** The row is no more, if it ever was. */
  record Delete(Space space, byte[] key) implements Write {}
}
