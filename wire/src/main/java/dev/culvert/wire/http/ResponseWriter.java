package dev.culvert.wire.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes responses as they go on the wire. */
final class ResponseWriter {

  /** How the end of the body is told. */
  enum Framing {
    LENGTH,
    CHUNKS,
    UNTIL_CLOSE
  }

  static final byte[] CONTINUE = ascii("HTTP/1.1 100 Continue\r\n\r\n");
  static final byte[] TUNNEL_OPEN = ascii("HTTP/1.1 200 Connection Established\r\n\r\n");
  static final byte[] LAST_CHUNK = ascii("0\r\n\r\n");

  private static final byte[] OK = statusLine(200);
  private static final byte[] BAD_REQUEST = statusLine(400);
  private static final byte[] CONTENT_LENGTH = ascii("Content-Length: ");
  private static final byte[] CHUNKED = ascii("Transfer-Encoding: chunked\r\n");
  private static final byte[] KEEP_ALIVE = ascii("Connection: keep-alive\r\n");
  private static final byte[] CLOSE = ascii("Connection: close\r\n");

  private ResponseWriter() {}

  /**
   * Status line, fields and the blank line.
   *
   * @param length of the body, if it is told
   * @param room for what the caller is going to append
   */
  static ByteBuf head(
      ByteBufAllocator allocator,
      int status,
      List<Headers.Header> headers,
      Framing framing,
      int length,
      Persistence persistence,
      int room) {
    ByteBuf out = allocator.ioBuffer(sizeOf(headers) + room);
    try {
      writeStatusLine(out, status);
      for (Headers.Header header : headers) {
        writeField(out, header);
      }
      out.writeBytes(HttpDate.line());
      switch (framing) {
        case LENGTH -> {
          if (status != 204 && status != 304) {
            out.writeBytes(CONTENT_LENGTH);
            writeDecimal(out, length);
            writeLineEnd(out);
          }
        }
        case CHUNKS -> out.writeBytes(CHUNKED);
        case UNTIL_CLOSE -> {}
      }
      switch (persistence) {
        case ASSUMED -> {}
        case STATED -> out.writeBytes(KEEP_ALIVE);
        case ENDS -> out.writeBytes(CLOSE);
      }
      writeLineEnd(out);
      return out;
    } catch (RuntimeException e) {
      out.release();
      throw e;
    }
  }

  /** Whether the connection goes on, and what has to be said about it. */
  enum Persistence {
    /** It does, as always in HTTP/1.1. */
    ASSUMED,
    /** It does, and a client of HTTP/1.0 must be told. */
    STATED,
    ENDS
  }

  static void writeChunk(ByteBuf out, byte[] piece) {
    out.writeBytes(ascii(Integer.toHexString(piece.length)));
    writeLineEnd(out);
    out.writeBytes(piece);
    writeLineEnd(out);
  }

  private static int sizeOf(List<Headers.Header> headers) {
    int size = 160;
    for (Headers.Header header : headers) {
      size += header.name().length() + header.value().length() + 4;
    }
    return size;
  }

  private static void writeStatusLine(ByteBuf out, int status) {
    out.writeBytes(
        switch (status) {
          case 200 -> OK;
          case 400 -> BAD_REQUEST;
          default -> statusLine(status);
        });
  }

  private static void writeField(ByteBuf out, Headers.Header header) {
    String name = header.name();
    String value = header.value();
    if (hasLineBreak(name) || hasLineBreak(value)) {
      throw new IllegalStateException("a line break in the response header `" + name + "`");
    }
    ByteBufUtil.writeAscii(out, name);
    out.writeShort((':' << 8) | ' ');
    out.writeCharSequence(value, StandardCharsets.ISO_8859_1);
    writeLineEnd(out);
  }

  private static boolean hasLineBreak(String text) {
    return text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0;
  }

  private static void writeLineEnd(ByteBuf out) {
    out.writeShort(('\r' << 8) | '\n');
  }

  private static void writeDecimal(ByteBuf out, int number) {
    int divisor = 1;
    while (number / divisor >= 10) {
      divisor *= 10;
    }
    for (; divisor > 0; divisor /= 10) {
      out.writeByte('0' + number / divisor % 10);
    }
  }

  private static byte[] statusLine(int status) {
    return ascii(
        "HTTP/1.1 " + status + " " + HttpResponseStatus.valueOf(status).reasonPhrase() + "\r\n");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
