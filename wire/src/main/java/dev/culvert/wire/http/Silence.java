package dev.culvert.wire.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.util.ReferenceCountUtil;

/**
 * A connection on which nothing is ever said again, as when packets are lost. What still comes is
 * thrown away, because only reading tells that the client has left; and only up to a bound.
 */
final class Silence extends ChannelInboundHandlerAdapter implements Link.Stage {

  private static final long MOST_BYTES = 1024 * 1024;

  private final Link link;
  private long received;

  private Silence(Link link) {
    this.link = link;
  }

  /** Takes the place of the handlers given. */
  static void begin(ChannelHandlerContext ctx, Surroundings<?> surroundings, Link link) {
    if (surroundings.silent().incrementAndGet() > surroundings.limits().silentConnections()) {
      surroundings.silent().decrementAndGet();
      link.cut();
      return;
    }
    link.onClose(surroundings.silent()::decrementAndGet);
    Silence silence = new Silence(link);
    ctx.pipeline().addLast(silence);
    link.enter(silence);
    link.expireAfter(surroundings.limits().silence());
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof ByteBuf bytes) {
      received += bytes.readableBytes();
      if (received > MOST_BYTES) {
        ctx.channel().config().setAutoRead(false);
      }
    }
    ReferenceCountUtil.release(message);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      link.cut();
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
    link.cut();
  }
}
