package dev.culvert.wire.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import javax.net.ssl.SSLEngine;

/**
 * Looks at the first byte of a connection, or of what goes through a tunnel, and makes room for TLS
 * or for plain HTTP.
 */
final class FirstByte<P> extends ChannelInboundHandlerAdapter implements Link.Stage {

  /** RFC 8446 §5.1: the content type of a handshake record. */
  private static final int TLS_HANDSHAKE = 0x16;

  private final Surroundings<P> surroundings;
  private final Link link;

  FirstByte(Surroundings<P> surroundings, Link link) {
    this.surroundings = surroundings;
    this.link = link;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    link.enter(this);
    link.expireAfter(surroundings.limits().idle());
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (!(message instanceof ByteBuf bytes) || !bytes.isReadable()) {
      ReferenceCountUtil.release(message);
      return;
    }
    ChannelPipeline pipeline = ctx.pipeline();
    if (bytes.getByte(bytes.readerIndex()) == TLS_HANDSHAKE) {
      pipeline.addLast(tls());
    }
    RequestDecoder decoder = new RequestDecoder(surroundings.limits());
    pipeline.addLast(decoder);
    pipeline.addLast(new RequestLoop<>(surroundings, link, decoder));
    ctx.fireChannelRead(bytes);
    pipeline.remove(this);
  }

  /** Handshakes are computed off the event loop: they cost more than most requests. */
  private SslHandler tls() {
    Authority tunnel = link.tunnel();
    String defaultName = tunnel == null ? "localhost" : tunnel.host();
    SSLEngine engine = surroundings.tls().engine(defaultName);
    SslHandler handler = new SslHandler(engine, surroundings.blocking());
    handler.setHandshakeTimeoutMillis(surroundings.limits().head().toMillis());
    return handler;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      ctx.close();
    } else {
      ctx.fireUserEventTriggered(event);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close();
  }

  @Override
  public void expired() {
    link.channel().close();
  }

  @Override
  public void stopping() {
    link.channel().close();
  }
}
