package dev.culvert.verification.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Clients that each keep one connection and ask again as soon as they are answered. One thread
 * serves them all, and requests are signed beforehand: on a machine of two cores the client must
 * not be what is measured.
 */
final class LoadGenerator {
  private static final int RECEIVE_BYTES = 256 << 10;
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

  private final ByteBuffer received = ByteBuffer.allocateDirect(RECEIVE_BYTES);
  private final Latencies latencies = new Latencies();
  private final int[] failures = new int[1000];

  /** What one run saw; {@code failed} counts answers other than 200. */
  record Outcome(Latencies latencies, Duration time, long failed, int lastFailure) {
    double perSecond() {
      return latencies.count() / (time.toNanos() / 1e9);
    }
  }

  private LoadGenerator() {}

  /**
   * Runs one client for each list of requests, which it sends in a circle.
   *
   * @throws IOException when a connection breaks or nobody answers any more
   */
  static Outcome run(InetSocketAddress address, List<List<byte[]>> requests, Duration duration)
      throws IOException {
    return new LoadGenerator().drive(address, requests, duration);
  }

  private Outcome drive(InetSocketAddress address, List<List<byte[]>> requests, Duration duration)
      throws IOException {
    List<Client> clients = new ArrayList<>();
    try (Selector selector = Selector.open()) {
      for (List<byte[]> own : requests) {
        clients.add(new Client(address, own, selector));
      }
      long start = System.nanoTime();
      for (Client client : clients) {
        client.ask(start);
      }
      long now = start;
      while (now - start < duration.toNanos()) {
        if (selector.select(this::answer, LONGEST_SILENCE.toMillis()) == 0) {
          throw new IOException("no answer within " + LONGEST_SILENCE);
        }
        now = System.nanoTime();
      }
      return outcome(Duration.ofNanos(now - start));
    } finally {
      for (Client client : clients) {
        client.channel.close();
      }
    }
  }

  private Outcome outcome(Duration time) {
    long failed = 0;
    int last = 0;
    for (int status = 0; status < failures.length; status++) {
      failed += failures[status];
      last = failures[status] > 0 ? status : last;
    }
    return new Outcome(latencies, time, failed, last);
  }

  private void answer(SelectionKey key) {
    try {
      ((Client) key.attachment()).receive();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One connection, with one request under way. */
  private final class Client {
    private final SocketChannel channel;
    private final List<ByteBuffer> requests;
    private final ResponseReader reader = new ResponseReader();
    private int next;
    private long askedAt;

    Client(InetSocketAddress address, List<byte[]> requests, Selector selector) throws IOException {
      this.requests = requests.stream().map(Client::direct).toList();
      channel = SocketChannel.open(address);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, this);
    }

    private static ByteBuffer direct(byte[] bytes) {
      return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    /** A request is smaller than a socket's buffer, so writing it does not block. */
    void ask(long now) throws IOException {
      ByteBuffer request = requests.get(next).rewind();
      next = (next + 1) % requests.size();
      askedAt = now;
      while (request.hasRemaining()) {
        channel.write(request);
      }
    }

    void receive() throws IOException {
      received.clear();
      if (channel.read(received) < 0) {
        throw new IOException("the server closed the connection");
      }
      if (reader.complete(received.flip())) {
        long now = System.nanoTime();
        latencies.add(now - askedAt);
        int status = reader.next();
        if (status != 200) {
          failures[status]++;
        }
        ask(now);
      }
    }
  }
}
