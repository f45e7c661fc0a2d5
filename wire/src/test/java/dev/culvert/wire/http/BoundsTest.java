package dev.culvert.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** Nothing lasts and nothing grows without end. */
class BoundsTest {

  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

  private static ToyServer toy(HttpLimits limits) throws IOException {
    return new ToyServer(ToyServer::admitted, ToyServer::echo, limits);
  }

  @Test
  void anIdleConnectionIsClosed() throws Exception {
    try (ToyServer toy = toy(HttpLimits.DEFAULT.withReadTimes(SHORT, LONG, LONG));
        RawClient fresh = toy.client();
        RawClient used = toy.client()) {
      used.send(GET);
      used.response();
      assertThat(used.rest()).isEmpty();
      assertThat(fresh.rest()).isEmpty();
    }
  }

  @Test
  void aHeadThatTricklesIsNotWaitedFor() throws Exception {
    try (ToyServer toy = toy(HttpLimits.DEFAULT.withReadTimes(LONG, SHORT, LONG));
        RawClient client = toy.client()) {
      // The first byte of the second request comes together with the whole first one.
      client.send(GET + "G");
      client.response();
      assertTrickleEnds(client, "ET / HTTP/1.1\r\n" + "X: y\r\n".repeat(1000));
    }
  }

  @Test
  void aBodyThatTricklesIsNotWaitedFor() throws Exception {
    try (ToyServer toy = toy(HttpLimits.DEFAULT.withReadTimes(LONG, LONG, SHORT));
        RawClient client = toy.client()) {
      client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10000\r\n\r\n");
      assertTrickleEnds(client, "a".repeat(10_000));
      assertThat(toy.server.bufferedBytes()).isZero();
    }
  }

  private static void assertTrickleEnds(RawClient client, String bytes) throws Exception {
    long start = System.nanoTime();
    for (int i = 0; i < bytes.length() && client.socket().getInputStream().available() == 0; i++) {
      client.send(bytes.substring(i, i + 1));
      Thread.sleep(10);
    }
    assertThat(client.rest()).startsWith("HTTP/1.1 408 ");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void aTlsHandshakeIsNotWaitedFor() throws Exception {
    try (ToyServer toy = toy(HttpLimits.DEFAULT.withReadTimes(LONG, SHORT, LONG));
        RawClient client = toy.client()) {
      client.send("\u0016\u0003\u0001");
      client.rest();
      toy.awaitNoConnections();
    }
  }

  @Test
  void aClientThatDoesNotReadIsCut() throws Exception {
    byte[] body = new byte[4 * 1024 * 1024];
    Handler<String> large = exchange -> exchange.respond(new HttpResponse(200, List.of(), body));
    HttpLimits limits = HttpLimits.DEFAULT.withUnsent(1024, 64 * 1024, SHORT);
    try (ToyServer toy = new ToyServer(ToyServer::admitted, large, limits);
        RawClient client = toy.client()) {
      client.send(GET.repeat(20));
      toy.awaitNoConnections();
      assertThat(toy.asked).hasSizeLessThan(20);
    }
  }

  @Test
  void aClientThatReadsSlowlyGetsItsAnswer() throws Exception {
    byte[] body = new byte[16 * 1024 * 1024];
    Handler<String> large = exchange -> exchange.respond(new HttpResponse(200, List.of(), body));
    HttpLimits limits = HttpLimits.DEFAULT.withUnsent(1024, 64 * 1024, Duration.ofSeconds(1));
    try (ToyServer toy = new ToyServer(ToyServer::admitted, large, limits);
        RawClient client = toy.client()) {
      client.send(GET);
      client.head();
      for (int read = 0; read < body.length; read += body.length / 32) {
        client.bytes(body.length / 32);
        Thread.sleep(100);
      }
      client.send(GET);
      assertThat(client.response()).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void bodiesTogetherHaveABound() throws Exception {
    BlockingQueue<Exchange<String>> held = new LinkedBlockingQueue<>();
    HttpLimits limits = HttpLimits.DEFAULT.withBufferedBytes(1_000_000);
    String request =
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 600000\r\n\r\n" + "a".repeat(600_000);
    try (ToyServer toy = new ToyServer(ToyServer::admitted, held::add, limits);
        RawClient first = toy.client();
        RawClient second = toy.client();
        RawClient third = toy.client()) {
      first.send(request);
      Exchange<String> exchange = held.take();
      second.send(request);
      assertThat(second.rest()).startsWith("HTTP/1.1 503 ");
      exchange.respond(HttpResponse.text(200, "done"));
      first.response();
      third.send(request);
      held.take().respond(HttpResponse.text(200, "done"));
      assertThat(third.response()).startsWith("HTTP/1.1 200 ");
      assertThat(toy.server.bufferedBytes()).isZero();
    }
  }

  @Test
  void connectionsHaveABound() throws Exception {
    try (ToyServer toy = toy(HttpLimits.DEFAULT.withConnections(2, 1));
        RawClient first = toy.client();
        RawClient second = toy.client()) {
      first.send(GET).response();
      second.send(GET).response();
      try (RawClient third = toy.client()) {
        assertThatThrownBy(
                () -> {
                  third.send(GET);
                  third.response();
                })
            .isInstanceOf(IOException.class);
      }
      first.socket().close();
      toy.awaitConnections(1);
      try (RawClient fourth = toy.client()) {
        assertThat(fourth.send(GET).response()).startsWith("HTTP/1.1 200 ");
      }
    }
  }
}
