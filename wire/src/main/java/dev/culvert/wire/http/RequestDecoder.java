package dev.culvert.wire.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

/**
 * Netty's decoder with its leniencies taken away: where two readers of one request could disagree
 * about where it ends, there is room for smuggling (RFC 9112 §11.2).
 */
final class RequestDecoder extends HttpRequestDecoder {

  private boolean inBody;
  private boolean inHead;

  RequestDecoder(HttpLimits limits) {
    super(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(limits.requestLineBytes())
            .setMaxHeaderSize(limits.headerBytes())
            .setAllowDuplicateContentLengths(false)
            .setStrictLineParsing(true)
            .setUseRfc9112TransferEncoding(true));
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
    if (!inBody && in.isReadable()) {
      inHead = true;
      if (hasFoldedLine(in)) {
        in.skipBytes(in.readableBytes());
        throw new BadRequestException(400, "a header field goes over several lines");
      }
    }
    int before = out.size();
    super.decode(ctx, in, out);
    for (int i = before; i < out.size(); i++) {
      Object decoded = out.get(i);
      inHead = false;
      if (decoded instanceof LastHttpContent) {
        inBody = false;
      } else if (decoded instanceof HttpMessage) {
        inBody = true;
      }
    }
  }

  /** Whether a part of a head has been read and the rest is awaited. */
  boolean inHead() {
    return inHead;
  }

  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
    throw new IllegalArgumentException("both Transfer-Encoding and Content-Length");
  }

  /**
   * Whether a line of the head begins with a space. Netty would join it with the line before, which
   * is lawful, and unlike what others do. Lines that were decoded are gone from the buffer, so what
   * begins it begins a line.
   */
  private static boolean hasFoldedLine(ByteBuf in) {
    int start = in.readerIndex();
    int end = in.writerIndex();
    int line = start;
    while (line < end) {
      byte first = in.getByte(line);
      if (first == ' ' || first == '\t') {
        return true;
      }
      boolean blank = first == '\n' || (first == '\r' && line + 1 < end);
      if (blank && line > start) {
        return false;
      }
      int lineFeed = in.indexOf(line, end, (byte) '\n');
      if (lineFeed < 0) {
        return false;
      }
      line = lineFeed + 1;
    }
    return false;
  }
}
