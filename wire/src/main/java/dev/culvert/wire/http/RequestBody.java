package dev.culvert.wire.http;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** A request body as it arrives. Memory is taken as bytes come, not as a client announces them. */
final class RequestBody {

  private static final byte[] NOTHING = {};
  private static final int FIRST = 16 * 1024;

  private final MemoryBudget budget;
  private final int limit;
  private byte[] bytes = NOTHING;
  private int length;
  private long taken;

  /**
   * @param limit the announced length, or the longest allowed if none was announced
   */
  RequestBody(MemoryBudget budget, int limit) {
    this.budget = budget;
    this.limit = limit;
  }

  void append(ByteBuf piece) throws BadRequestException {
    int more = piece.readableBytes();
    if (more > limit - length) {
      throw new BadRequestException(413, "the request body is too long");
    }
    if (length + more > bytes.length) {
      grow(length + more);
    }
    piece.readBytes(bytes, length, more);
    length += more;
  }

  private void grow(int needed) throws BadRequestException {
    int capacity = needed;
    if (length > 0 || needed < limit) {
      long roomy = Math.max(needed, Math.max(2L * bytes.length, Math.min(limit, FIRST)));
      capacity = (int) Math.min(limit, roomy);
    }
    int more = capacity - bytes.length;
    if (!budget.take(more)) {
      throw new BadRequestException(503, "too many requests are being read");
    }
    taken += more;
    bytes = Arrays.copyOf(bytes, capacity);
  }

  /** The whole body. Its memory stays counted until {@link #release}. */
  byte[] whole() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  /** Idempotent. */
  void release() {
    budget.giveBack(taken);
    taken = 0;
    bytes = NOTHING;
    length = 0;
  }
}
