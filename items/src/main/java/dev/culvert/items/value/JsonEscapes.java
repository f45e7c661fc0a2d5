package dev.culvert.items.value;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds what a JSON string must escape: the quotation mark, the backslash, and control characters.
 * It looks at eight bytes at once; that a byte is zero shows in its highest bit after subtracting
 * one, if that bit was not set before.
 *
 * @see <a href="https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord">Determine if a
 *     word has a zero byte</a>
 */
final class JsonEscapes {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHEST_BITS = 0x8080808080808080L;
  private static final long QUOTATION_MARKS = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';
  private static final long SPACES = ONES * ' ';

  private JsonEscapes() {}

  /** The first place from {@code from} on that needs an escape, or {@code to}. */
  static int next(byte[] utf8, int from, int to) {
    int at = from;
    while (at + Long.BYTES <= to && isPlain((long) LONG.get(utf8, at))) {
      at += Long.BYTES;
    }
    while (at < to && isPlain(utf8[at])) {
      at++;
    }
    return at;
  }

  private static boolean isPlain(long bytes) {
    long marks = (bytes ^ QUOTATION_MARKS) - ONES;
    long slashes = (bytes ^ BACKSLASHES) - ONES;
    long controls = bytes - SPACES;
    return ((marks | slashes | controls) & ~bytes & HIGHEST_BITS) == 0;
  }

  private static boolean isPlain(byte b) {
    return b < 0 || (b >= ' ' && b != '"' && b != '\\');
  }
}
