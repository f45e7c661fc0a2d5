package dev.culvert.items.store;

import java.util.Arrays;

/**
 * What a transaction holds while it reads, decides and writes: the name of a row, or any other name
 * that its users agree on. Two locks are the same lock when space and bytes are equal.
 */
public final class Lock {
  private final Space space;
  private final byte[] key;

  private Lock(Space space, byte[] key) {
    this.space = space;
    this.key = key;
  }

  /** A lock named by these bytes, which must not change afterwards. */
  public static Lock of(Space space, byte[] key) {
    return new Lock(space, key);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Lock that && space == that.space && Arrays.equals(key, that.key);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(key) + space.hashCode();
  }
}
