package dev.culvert.items.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads of committed rows. Keys are ordered as unsigned bytes. */
public interface Reader {

  /** The row's value, or null where there is none. The array belongs to the caller. */
  byte @Nullable [] get(Space space, byte[] key);

  /** One value, or null, for each key, in the keys' order. */
  List<byte @Nullable []> getAll(Space space, List<byte[]> keys);

  /**
   * A cursor before the first row of {@code [from, to)}; with {@link Direction#BACKWARD}, before
   * its last. Close it.
   */
  Cursor scan(Space space, byte[] from, byte[] to, Direction direction);

  /** The order in which a scan meets its rows. */
  enum Direction {
    FORWARD,
    BACKWARD
  }
}
