package dev.culvert.wire.http;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;

/**
 * Closes a connection in a way that lets the last answer arrive: closing a socket that holds unread
 * bytes resets it, and the client loses what it has not read yet (RFC 9112 §9.6). So the sending
 * half is closed first and the client has a moment to close its own.
 */
final class Farewell extends ChannelInboundHandlerAdapter implements Link.Stage {

  private static final Duration MOMENT = Duration.ofSeconds(2);

  private final Link link;

  private Farewell(Link link) {
    this.link = link;
  }

  /**
   * @param lastWrite the last answer
   */
  static void after(
      ChannelFuture lastWrite, Duration writeTime, ChannelHandlerContext ctx, Link link) {
    Farewell farewell = new Farewell(link);
    ctx.pipeline().addLast(farewell);
    link.enter(farewell);
    link.expireAfter(writeTime);
    lastWrite.addListener(written -> farewell.closeSendingHalf());
  }

  private void closeSendingHalf() {
    SslHandler tls = link.channel().pipeline().get(SslHandler.class);
    if (tls == null) {
      shutDownOutput();
    } else {
      tls.closeOutbound().addListener(closed -> shutDownOutput());
    }
  }

  private void shutDownOutput() {
    link.expireAfter(MOMENT);
    if (link.channel() instanceof DuplexChannel duplex && !duplex.isInputShutdown()) {
      duplex.shutdownOutput();
    } else {
      link.channel().close();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ReferenceCountUtil.release(message);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      ctx.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    link.cut();
  }

  @Override
  public void expired() {
    link.cut();
  }

  @Override
  public void stopping() {
    // It is about to end anyway.
  }
}
