package dev.culvert.wire.http;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;

/** A place where connections are accepted. */
public final class Listener implements AutoCloseable {

  private final String name;
  private final Channel channel;

  Listener(String name, Channel channel) {
    this.name = name;
    this.channel = channel;
  }

  /** As {@link Ingress#listener} tells it. */
  public String name() {
    return name;
  }

  /** Where it listens, with the real port if port 0 was asked for. */
  public InetSocketAddress address() {
    return (InetSocketAddress) channel.localAddress();
  }

  /** Accepts no more; connections that exist go on. Waits until the socket is closed. */
  @Override
  public void close() {
    channel.close().awaitUninterruptibly();
  }
}
