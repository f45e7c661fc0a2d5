package dev.culvert.items.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads of committed rows. Keys are ordered as unsigned bytes. Arrays that come out must not be
 * changed: an adapter may hand out its own.
 */
public interface Reader {

  /** The row's value, or null where there is none. */
  byte @Nullable [] get(Space space, byte[] key);

  /** One value, or null, for each key, in the keys' order, all as of one instant. */
  List<byte @Nullable []> getAll(Space space, List<byte[]> keys);

  /**
   * A cursor before the first row of {@code [from, to)}; with {@link Direction#BACKWARD}, before
   * its last. It sees the rows as they are now, unmoved by later writes. A range whose {@code from}
   * is not below its {@code to} is empty. Close the cursor: it keeps old rows alive.
   */
  Cursor scan(Space space, byte[] from, byte[] to, Direction direction);

  /** The order in which a scan meets its rows. */
  enum Direction {
    FORWARD,
    BACKWARD
  }
}
