package dev.culvert.verification.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds the end of one response after the other on a connection, doing as little as possible: its
 * time is the client's share of every measurement. Knows {@code Content-Length} only.
 */
final class ResponseReader {
  private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final int LARGEST_HEAD = 16 << 10;

  private final byte[] head = new byte[LARGEST_HEAD];
  private int headBytes;
  private long missing = -1;
  private int status;

  /** Takes what has arrived; true when that completes the response. */
  boolean complete(ByteBuffer arrived) {
    while (missing < 0 && arrived.hasRemaining()) {
      head[headBytes++] = arrived.get();
      if (headEnded()) {
        status = number(STATUS_AT);
        missing = contentLength();
      }
    }
    if (missing < 0) {
      return false;
    }
    int taken = (int) Math.min(missing, arrived.remaining());
    arrived.position(arrived.position() + taken);
    missing -= taken;
    return missing == 0;
  }

  /** Makes ready for the next response; answers the status of the one that ended. */
  int next() {
    headBytes = 0;
    missing = -1;
    return status;
  }

  private boolean headEnded() {
    return headBytes >= HEAD_END.length
        && head[headBytes - 1] == '\n'
        && Arrays.equals(
            head, headBytes - HEAD_END.length, headBytes, HEAD_END, 0, HEAD_END.length);
  }

  private long contentLength() {
    for (int at = 1; at + LENGTH.length < headBytes; at++) {
      if (head[at - 1] == '\n' && isLength(at)) {
        return number(at + LENGTH.length);
      }
    }
    throw new IllegalStateException(
        "a response without Content-Length: "
            + new String(head, 0, headBytes, StandardCharsets.US_ASCII));
  }

  private boolean isLength(int at) {
    for (int i = 0; i < LENGTH.length; i++) {
      // Sets the bit that makes a letter small, and leaves '-' and ':' as they are.
      if ((head[at + i] | 0x20) != LENGTH[i]) {
        return false;
      }
    }
    return true;
  }

  private int number(int from) {
    int at = from;
    while (head[at] == ' ') {
      at++;
    }
    int number = 0;
    while (head[at] >= '0' && head[at] <= '9') {
      number = number * 10 + head[at++] - '0';
    }
    return number;
  }
}
