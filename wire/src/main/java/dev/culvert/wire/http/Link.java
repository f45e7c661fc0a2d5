package dev.culvert.wire.http;

import dev.culvert.wire.tls.ServerTls;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * A connection and what is known of it. All but the methods of {@link Connection} is used on the
 * connection's event loop only.
 */
final class Link implements Connection {

  /** What a connection is doing at the moment. */
  interface Stage {
    /** The time that {@link Link#expireAfter} set has come. */
    void expired();

    /** The server stops: what is under way may end, nothing new begins. */
    void stopping();
  }

  private static final long NEVER = Long.MIN_VALUE;

  private final Channel channel;
  private final String listener;
  private final InetSocketAddress peer;
  private final InetSocketAddress local;

  private volatile @Nullable Object attachment;

  private Stage stage = new Closing();
  private long deadline = NEVER;

  private @Nullable Authority tunnel;
  private Optional<ProxyIdentity> tunnelIdentity = Optional.empty();
  private Optional<String> serverName = Optional.empty();
  private boolean encrypted;
  private @Nullable Ingress plainIngress;

  Link(Channel channel, String listener) {
    this.channel = channel;
    this.listener = listener;
    this.peer = (InetSocketAddress) channel.remoteAddress();
    this.local = (InetSocketAddress) channel.localAddress();
  }

  @Override
  public @Nullable Object attachment() {
    return attachment;
  }

  @Override
  public void attach(@Nullable Object attachment) {
    this.attachment = attachment;
  }

  @Override
  public void cut() {
    // A reset: nothing that is still in a buffer reaches the client, and the pipeline's handlers
    // (a TLS farewell) are passed over.
    try {
      channel.config().setOption(ChannelOption.SO_LINGER, 0);
    } catch (RuntimeException e) {
      // It was closed in this moment, which is what is wanted.
    }
    ChannelHandlerContext first = channel.pipeline().firstContext();
    if (first == null) {
      channel.close();
    } else {
      first.close();
    }
  }

  @Override
  public void onClose(Runnable action) {
    channel.closeFuture().addListener(closed -> action.run());
  }

  Channel channel() {
    return channel;
  }

  InetSocketAddress local() {
    return local;
  }

  // --- stages and time ---

  void enter(Stage next) {
    stage = next;
  }

  void expireAfter(Duration time) {
    deadline = System.nanoTime() + time.toNanos();
    if (deadline == NEVER) {
      deadline++;
    }
  }

  void neverExpire() {
    deadline = NEVER;
  }

  void checkDeadline(long now) {
    if (deadline != NEVER && now - deadline >= 0) {
      deadline = NEVER;
      stage.expired();
    }
  }

  void stop() {
    stage.stopping();
  }

  // --- the way in ---

  @Nullable Authority tunnel() {
    return tunnel;
  }

  boolean inTunnel() {
    return tunnel != null;
  }

  /** All that follows goes to this place; how the CONNECT itself travelled no longer matters. */
  void tunnelTo(Authority target, Optional<ProxyIdentity> identity) {
    tunnel = target;
    tunnelIdentity = identity;
    serverName = Optional.empty();
    encrypted = false;
    plainIngress = null;
  }

  void encryptedBy(SSLEngine engine) {
    encrypted = true;
    serverName = ServerTls.serverName(engine);
    plainIngress = null;
  }

  /** For a request that names no other place than the connection itself does. */
  Ingress ingress() {
    Ingress known = plainIngress;
    if (known == null) {
      Optional<Authority> destination =
          tunnel != null
              ? Optional.of(tunnel)
              : serverName.map(name -> new Authority(name, local.getPort()));
      known = ingress(tunnelIdentity, destination);
      plainIngress = known;
    }
    return known;
  }

  /** For a request to a proxy. */
  Ingress ingress(Optional<ProxyIdentity> identity, Optional<Authority> destination) {
    return new Ingress(listener, this, peer, local, identity, destination, serverName, encrypted);
  }

  /** Before the first and after the last stage: a connection whose time has come just ends. */
  private final class Closing implements Stage {
    @Override
    public void expired() {
      cut();
    }

    @Override
    public void stopping() {
      cut();
    }
  }
}
