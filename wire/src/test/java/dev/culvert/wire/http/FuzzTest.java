package dev.culvert.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Clients that send mutated requests and garbage, in pieces, and leave when they like. Whatever
 * they do, a connection ends within its bounds, only HTTP comes back, and nothing is left behind.
 *
 * <p>{@code -Dseed=N} runs one seed of one's own.
 */
class FuzzTest {

  private static final Duration BOUND = Duration.ofMillis(250);
  private static final int CLIENTS = 150;
  private static final int AT_ONCE = 12;

  private static final List<String> REQUESTS =
      List.of(
          "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
          "GET http://a.b/c?d=e HTTP/1.1\r\nHost: a.b\r\nProxy-Authorization: Basic eDp5\r\n\r\n",
          "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\nhello world",
          "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "5\r\nhello\r\n3;a=b\r\nabc\r\n0\r\nT: u\r\n\r\n",
          "PUT / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nhi",
          "HEAD / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
          "CONNECT a.b:80 HTTP/1.1\r\nHost: a.b:80\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
          "CONNECT a.b:443 HTTP/1.1\r\nHost: a.b:443\r\n\r\n\u0016\u0003\u0001\u0000\u0005hello",
          "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003" + "r".repeat(40),
          "OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 40000\r\n\r\n" + "z".repeat(40_000),
          "GET / HTTP/1.1\r\nHost: a\r\nX: " + "y".repeat(3_000) + "\r\n\r\n");

  private static final List<String> SPLINTERS =
      List.of(
          "\r\n",
          "\n",
          "\r",
          " ",
          "\t",
          ":",
          "\u0000",
          "Content-Length: 5\r\n",
          "Transfer-Encoding: chunked\r\n",
          "Host: b\r\n",
          "HTTP/1.1",
          "0\r\n\r\n",
          "ffffffff\r\n",
          "CONNECT ",
          "http://",
          "Expect: 100-continue\r\n",
          "Connection: close\r\n",
          "%",
          "\u00ff");

  static LongStream seeds() {
    String own = System.getProperty("seed");
    return own == null ? LongStream.rangeClosed(1, 4) : LongStream.of(Long.parseLong(own));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyConnectionEndsAndNothingIsLeft(long seed) throws Exception {
    Queue<String> leaks = new ConcurrentLinkedQueue<>();
    ResourceLeakDetector.Level before = ResourceLeakDetector.getLevel();
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    ByteBufUtil.setLeakListener((type, records) -> leaks.add(type + " " + records));
    HttpLimits limits =
        HttpLimits.DEFAULT
            .withBodyBytes(20_000)
            .withBufferedBytes(200_000)
            .withReadTimes(BOUND, BOUND, BOUND)
            .withUnsent(10_000, 50_000, BOUND)
            .withSilence(BOUND);
    Random handlers = new Random(seed);
    try (ToyServer toy =
        new ToyServer(
            ingress -> admission(handlers), exchange -> answer(exchange, handlers), limits)) {
      runClients(toy, new Random(seed));
      toy.awaitNoConnections();
      assertThat(toy.server.bufferedBytes()).isZero();
    } finally {
      provokeLeakReports();
      ByteBufUtil.setLeakListener(null);
      ResourceLeakDetector.setLevel(before);
    }
    assertThat(leaks).isEmpty();
  }

  private static void runClients(ToyServer toy, Random random) throws Exception {
    List<Future<?>> clients = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE)) {
      for (int i = 0; i < CLIENTS; i++) {
        long seed = random.nextLong();
        clients.add(executor.submit(() -> client(toy, new Random(seed))));
      }
      for (Future<?> client : clients) {
        try {
          client.get();
        } catch (ExecutionException e) {
          throw new AssertionError(e.getCause());
        }
      }
    }
  }

  private static Void client(ToyServer toy, Random random) throws IOException {
    try (Socket socket =
        new Socket(toy.listener.address().getAddress(), toy.listener.address().getPort())) {
      socket.setSoTimeout(10_000);
      try {
        send(socket, random);
        if (random.nextInt(4) == 0) {
          return null; // Leaves without a look at the answer.
        }
        if (random.nextInt(3) == 0) {
          socket.shutdownOutput();
        }
        String answer = readAll(socket.getInputStream());
        assertThat(answer).matches("(?s)|HTTP/1\\.1 [1-5]\\d\\d .*|\u0015\u0003.*");
      } catch (SocketTimeoutException e) {
        throw new AssertionError("the server neither answered nor closed", e);
      } catch (SocketException e) {
        // Cut off: that is an end too.
      }
    }
    return null;
  }

  private static void send(Socket socket, Random random) throws IOException {
    byte[] bytes = mutated(random).getBytes(StandardCharsets.ISO_8859_1);
    OutputStream out = socket.getOutputStream();
    int from = 0;
    while (from < bytes.length) {
      int piece =
          random.nextInt(3) == 0 ? bytes.length - from : 1 + random.nextInt(1 + bytes.length / 3);
      int length = Math.min(piece, bytes.length - from);
      out.write(bytes, from, length);
      out.flush();
      from += length;
      if (random.nextInt(4) == 0) {
        pause(random.nextInt(20));
      }
    }
  }

  private static String mutated(Random random) {
    StringBuilder text = new StringBuilder();
    int requests = 1 + random.nextInt(4);
    for (int i = 0; i < requests; i++) {
      text.append(REQUESTS.get(random.nextInt(REQUESTS.size())));
    }
    int mutations = random.nextInt(5);
    for (int i = 0; i < mutations && !text.isEmpty(); i++) {
      int at = random.nextInt(Math.min(text.length(), 300));
      switch (random.nextInt(5)) {
        case 0 -> text.setCharAt(at, (char) random.nextInt(256));
        case 1 -> text.insert(at, SPLINTERS.get(random.nextInt(SPLINTERS.size())));
        case 2 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(20)));
        case 3 -> text.setLength(at);
        case 4 -> text.insert(at, text.substring(at, Math.min(text.length(), at + 30)));
        default -> throw new IllegalStateException();
      }
    }
    return text.toString();
  }

  private static Admission<String> admission(Random random) {
    synchronized (random) {
      return switch (random.nextInt(12)) {
        case 0 -> new Admission.Refused<>(407, "who are you");
        case 1 -> new Admission.Refused<>(403, "no");
        case 2 -> new Admission.Silence<>();
        case 3 -> throw new IllegalStateException("a bug in the gate");
        default -> new Admission.Admitted<>("");
      };
    }
  }

  private static void answer(Exchange<String> exchange, Random random) {
    int way;
    synchronized (random) {
      way = random.nextInt(7);
    }
    switch (way) {
      case 0 -> throw new IllegalStateException("a bug in the handler");
      case 1 ->
          exchange.offload(() -> {
            pause(5);
            ToyServer.echo(exchange);
          });
      case 2 ->
          exchange.offload(() -> {
            Exchange.Stream stream = exchange.stream(200, List.of());
            for (int i = 0; i < 20 && stream.send(new byte[2_000]); i++) {
              pause(1);
            }
            stream.end();
          });
      case 3 -> exchange.respond(new HttpResponse(200, List.of(), new byte[100_000]));
      case 4 ->
          exchange.offload(() -> {
            exchange.request().ingress().connection().cut();
            ToyServer.echo(exchange);
          });
      default -> ToyServer.echo(exchange);
    }
  }

  private static String readAll(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The detector reports what was collected when the next buffer is made. */
  private static void provokeLeakReports() {
    for (int i = 0; i < 3; i++) {
      System.gc();
      pause(50);
      io.netty.buffer.ByteBufAllocator.DEFAULT.buffer(16).release();
      Unpooled.buffer(16).release();
    }
  }
}
