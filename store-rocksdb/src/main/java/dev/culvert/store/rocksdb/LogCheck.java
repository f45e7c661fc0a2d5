package dev.culvert.store.rocksdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/**
 * Tells a torn log from a damaged one. RocksDB recovers a log up to its first unreadable byte:
 * right after a crash, which tears the last group, and wrong after a bit has flipped in the middle,
 * for that silently takes back every later commit.
 *
 * <p>Each group is one logical record and is synced before the next one begins. So an unreadable
 * place that is followed by the <em>beginning</em> of a readable record lies in a group that was
 * acknowledged: the log is damaged. Where the log is not synced after each group this proves
 * nothing.
 *
 * <p>The format: blocks of 32 KB with fragments of {@code crc(4) | length(2) | type(1) | payload};
 * a rest of a block that is shorter than a header is filled with zeros.
 *
 * @see <a href="https://github.com/facebook/rocksdb/wiki/Write-Ahead-Log-File-Format">the
 *     format</a>
 */
final class LogCheck {
  private static final int BLOCK = 32 << 10;
  private static final int HEADER = 7;
  private static final int WHOLE = 1;
  private static final int FIRST = 2;

  private final ByteBuffer block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
  private final CRC32C checksum = new CRC32C();
  private OptionalLong unreadable = OptionalLong.empty();

  private LogCheck() {}

  /** Where the log is damaged; nothing for one that is whole, or torn at its end. */
  static OptionalLong damage(Path log) throws IOException {
    try (FileChannel channel = FileChannel.open(log)) {
      return new LogCheck().damage(channel);
    }
  }

  private OptionalLong damage(FileChannel channel) throws IOException {
    for (long start = 0; fill(channel, start); start += BLOCK) {
      if (recordBeginsAfterUnreadable(start)) {
        return unreadable;
      }
    }
    return OptionalLong.empty();
  }

  /** Reads the block; false at the end of the file. */
  private boolean fill(FileChannel channel, long start) throws IOException {
    block.clear();
    int read = 0;
    while (read >= 0 && block.hasRemaining()) {
      read = channel.read(block, start + block.position());
    }
    block.flip();
    return block.hasRemaining();
  }

  /** Goes from fragment to fragment; past an unreadable one, from byte to byte. */
  private boolean recordBeginsAfterUnreadable(long start) {
    int at = 0;
    while (at + HEADER <= block.limit()) {
      if (unreadable.isPresent()) {
        if (begins(at) && readable(at)) {
          return true;
        }
        at++;
      } else if (readable(at)) {
        at += HEADER + length(at);
      } else {
        unreadable = OptionalLong.of(start + at);
      }
    }
    return false;
  }

  private int length(int at) {
    return Short.toUnsignedInt(block.getShort(at + 4));
  }

  private boolean begins(int at) {
    int type = block.get(at + 6);
    return type == WHOLE || type == FIRST;
  }

  private boolean readable(int at) {
    int length = length(at);
    if (at + HEADER + length > block.limit()) {
      return false;
    }
    checksum.reset();
    checksum.update(block.array(), at + 6, 1 + length);
    return block.getInt(at) == masked((int) checksum.getValue());
  }

  /** Checksums are stored rotated, so that checksums of checksums stay good. */
  private static int masked(int crc) {
    return Integer.rotateRight(crc, 15) + 0xa282ead8;
  }
}
