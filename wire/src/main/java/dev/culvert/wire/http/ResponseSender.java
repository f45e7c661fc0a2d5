package dev.culvert.wire.http;

import dev.culvert.wire.http.ResponseWriter.Framing;
import dev.culvert.wire.http.ResponseWriter.Persistence;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends what answers the requests of one connection. While requests are being read nothing is
 * flushed, so that the answers to many that came together leave together.
 */
final class ResponseSender {

  /** A body up to this size is copied behind the header, to go out in one buffer. */
  private static final int COPIED_BODY = 32 * 1024;

  /** A longer body is written in pieces, so that a slow client is seen to make progress. */
  private static final int WRITTEN_PIECE = 128 * 1024;

  private final ChannelHandlerContext ctx;
  private boolean held;
  private boolean unflushed;

  ResponseSender(ChannelHandlerContext ctx) {
    this.ctx = ctx;
  }

  /** Keeps back what is sent until {@link #release}. */
  void hold() {
    held = true;
  }

  void release() {
    held = false;
    flush();
  }

  boolean isHeld() {
    return held;
  }

  void flush() {
    if (unflushed) {
      unflushed = false;
      ctx.flush();
    }
  }

  void flushUnlessHeld() {
    if (!held) {
      flush();
    }
  }

  /** Nothing, but after everything else. */
  ChannelFuture nothing() {
    return write(Unpooled.EMPTY_BUFFER);
  }

  /** Bytes that stay as they are. */
  ChannelFuture constant(byte[] bytes) {
    return write(Unpooled.wrappedBuffer(bytes));
  }

  /**
   * @param head of the request, null if there was none that could be read
   */
  ChannelFuture whole(@Nullable RequestHead head, HttpResponse response, boolean goesOn) {
    byte[] body = response.body();
    boolean bodyFollows =
        (head == null || !head.isHead()) && response.status() != 204 && response.status() != 304;
    boolean copied = bodyFollows && body.length <= COPIED_BODY;
    ByteBuf out =
        ResponseWriter.head(
            ctx.alloc(),
            response.status(),
            response.headers(),
            Framing.LENGTH,
            body.length,
            persistence(head, goesOn),
            copied ? body.length : 0);
    if (copied) {
      out.writeBytes(body);
    }
    ChannelFuture written = write(out);
    if (bodyFollows && !copied) {
      for (int from = 0; from < body.length; from += WRITTEN_PIECE) {
        int length = Math.min(WRITTEN_PIECE, body.length - from);
        written = write(Unpooled.wrappedBuffer(body, from, length));
      }
    }
    return written;
  }

  ChannelFuture streamHead(
      RequestHead head, int status, List<Headers.Header> headers, boolean goesOn) {
    Framing framing = head.chunksUnderstood() ? Framing.CHUNKS : Framing.UNTIL_CLOSE;
    return write(
        ResponseWriter.head(
            ctx.alloc(), status, headers, framing, 0, persistence(head, goesOn), 0));
  }

  ChannelFuture streamPiece(RequestHead head, byte[] piece) {
    if (head.isHead()) {
      return nothing();
    }
    ByteBuf out = ctx.alloc().ioBuffer(piece.length + 16);
    if (head.chunksUnderstood()) {
      ResponseWriter.writeChunk(out, piece);
    } else {
      out.writeBytes(piece);
    }
    return write(out);
  }

  ChannelFuture streamEnd(RequestHead head) {
    return head.chunksUnderstood() && !head.isHead()
        ? constant(ResponseWriter.LAST_CHUNK)
        : nothing();
  }

  private static Persistence persistence(@Nullable RequestHead head, boolean goesOn) {
    if (!goesOn) {
      return Persistence.ENDS;
    }
    return head == null || head.chunksUnderstood() ? Persistence.ASSUMED : Persistence.STATED;
  }

  private ChannelFuture write(ByteBuf bytes) {
    unflushed = true;
    return ctx.write(bytes);
  }
}
