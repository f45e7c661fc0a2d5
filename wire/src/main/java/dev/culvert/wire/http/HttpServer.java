package dev.culvert.wire.http;

import dev.culvert.wire.tls.ServerTls;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * HTTP/1.1 on any number of listeners. Each speaks plain HTTP and TLS on the same port, answers
 * requests addressed to it, and takes the part of a proxy for absolute targets and CONNECT: a
 * tunnel ends here, in the same connection, and what comes through it is TLS or plain HTTP again.
 *
 * <p>The way of a connection: {@link FirstByte} → (TLS →) {@link RequestDecoder} → {@link
 * RequestLoop}; a CONNECT leads back to the first; {@link Silence} and {@link Farewell} are the
 * ways out.
 *
 * @param <P> what the gate finds out about the way of a request
 */
public final class HttpServer<P> implements AutoCloseable {

  private static final int BACKLOG = 1024;
  private static final Duration LONGEST_CHECK_INTERVAL = Duration.ofSeconds(1);
  private static final Duration SHORTEST_CHECK_INTERVAL = Duration.ofMillis(20);

  private final Surroundings<P> surroundings;
  private final EventLoopGroup loops;
  private final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<EventExecutor, Links> links = new HashMap<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();

  /**
   * Starts the event loops; nothing listens yet.
   *
   * @param tls for clients that begin with a TLS handshake, on any listener and in any tunnel
   */
  public HttpServer(Gate<P> gate, Handler<P> handler, HttpLimits limits, ServerTls tls) {
    this.surroundings =
        new Surroundings<>(
            gate,
            handler,
            limits,
            tls,
            blocking,
            new MemoryBudget(limits.bufferedBytes()),
            new AtomicInteger());
    this.loops =
        new MultiThreadIoEventLoopGroup(
            Runtime.getRuntime().availableProcessors(),
            new DefaultThreadFactory("http", true),
            NioIoHandler.newFactory());
    long interval = checkInterval(limits).toMillis();
    for (EventExecutor loop : loops) {
      links.put(loop, new Links((io.netty.channel.EventLoop) loop, interval));
    }
  }

  /** Bounds are kept to a quarter of the shortest. */
  private static Duration checkInterval(HttpLimits limits) {
    Duration interval = LONGEST_CHECK_INTERVAL;
    for (Duration bound :
        List.of(limits.idle(), limits.head(), limits.body(), limits.write(), limits.silence())) {
      Duration quarter = bound.dividedBy(4);
      interval = quarter.compareTo(interval) < 0 ? quarter : interval;
    }
    return interval.compareTo(SHORTEST_CHECK_INTERVAL) < 0 ? SHORTEST_CHECK_INTERVAL : interval;
  }

  /**
   * Listens on an address; port 0 takes a free one.
   *
   * @throws IOException if the address cannot be had, for one because the port is taken
   */
  public Listener listen(String name, InetSocketAddress address) throws IOException {
    ServerBootstrap bootstrap = bootstrap(name).channel(NioServerSocketChannel.class);
    return opened(name, bootstrap.bind(address), "cannot listen on " + address);
  }

  /**
   * Accepts from a socket that listens already, opened perhaps in another network namespace. It
   * belongs to the server from now on.
   */
  public Listener listen(String name, ServerSocketChannel socket) throws IOException {
    ServerBootstrap bootstrap =
        bootstrap(name).channelFactory(() -> new NioServerSocketChannel(socket));
    return opened(name, bootstrap.register(), "cannot accept from " + socket);
  }

  private Listener opened(String name, ChannelFuture opening, String otherwise) throws IOException {
    opening.awaitUninterruptibly();
    if (!opening.isSuccess()) {
      throw new IOException(otherwise, opening.cause());
    }
    Listener listener = new Listener(name, opening.channel());
    listeners.add(listener);
    opening.channel().closeFuture().addListener(closed -> listeners.remove(listener));
    return listener;
  }

  private ServerBootstrap bootstrap(String name) {
    int highWater = surroundings.limits().responseBytes();
    return new ServerBootstrap()
        .group(loops)
        .option(ChannelOption.SO_BACKLOG, BACKLOG)
        .option(ChannelOption.SO_REUSEADDR, true)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
        .childOption(
            ChannelOption.WRITE_BUFFER_WATER_MARK,
            new WriteBufferWaterMark(highWater / 2, highWater))
        .childHandler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                accepted(name, channel);
              }
            });
  }

  private void accepted(String listener, SocketChannel channel) {
    Link link = new Link(channel, listener);
    if (connections.incrementAndGet() > surroundings.limits().connections()) {
      connections.decrementAndGet();
      link.cut();
      return;
    }
    link.onClose(connections::decrementAndGet);
    Links ofLoop = links.get(channel.eventLoop());
    if (ofLoop != null) {
      ofLoop.add(link);
    }
    channel.pipeline().addLast(new FirstByte<>(surroundings, link));
  }

  /** Open connections, for tests and reports. */
  int connections() {
    return connections.get();
  }

  /** Bytes of request bodies held, for tests and reports. */
  long bufferedBytes() {
    return surroundings.bodies().taken();
  }

  /**
   * Accepts no more, lets what is under way come to its end, then closes everything. Streamed
   * answers are cut, since they have no end of their own.
   *
   * @param grace how long to wait for requests under way
   */
  public void stop(Duration grace) {
    listeners.forEach(Listener::close);
    links.values().forEach(ofLoop -> ofLoop.each(Link::stop));
    long end = System.nanoTime() + grace.toNanos();
    while (connections.get() > 0 && System.nanoTime() < end) {
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    links.values().forEach(ofLoop -> ofLoop.each(Link::cut));
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    blocking.shutdownNow();
  }

  /** Stops without waiting for what is under way. */
  @Override
  public void close() {
    stop(Duration.ZERO);
  }
}
