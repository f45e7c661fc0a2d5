package dev.culvert.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestReadingTest {

  private static final String GET = "GET /%s HTTP/1.1\r\nHost: a\r\n\r\n";

  @Test
  void pipelinedRequestsAreAnsweredInOrder() throws Exception {
    try (ToyServer toy = new ToyServer();
        RawClient client = toy.client()) {
      StringBuilder many = new StringBuilder();
      IntStream.range(0, 500).forEach(i -> many.append(GET.formatted(i)));
      client.send(many.toString());
      for (int i = 0; i < 500; i++) {
        assertThat(client.response()).endsWith("\r\n\r\nGET /" + i + " ");
      }
    }
  }

  @Test
  void pipelinedRequestsAreAnsweredInOrderByASlowHandlerToo() throws Exception {
    Handler<String> slow = exchange -> exchange.offload(() -> ToyServer.echo(exchange));
    try (ToyServer toy = new ToyServer(slow);
        RawClient client = toy.client()) {
      StringBuilder many = new StringBuilder();
      IntStream.range(0, 200)
          .forEach(i ->
              many.append(
                  "POST /%d HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n%03d".formatted(i, i)));
      client.send(many.toString());
      for (int i = 0; i < 200; i++) {
        assertThat(client.response()).endsWith("POST /%d %03d".formatted(i, i));
      }
    }
  }

  @Test
  void aRequestThatComesByteByByteIsTheSame() throws Exception {
    try (ToyServer toy = new ToyServer();
        RawClient client = toy.client()) {
      String request = "POST /a HTTP/1.1\r\nHost: b\r\nContent-Length: 4\r\n\r\nbody";
      for (int i = 0; i < request.length(); i++) {
        client.send(request.substring(i, i + 1));
        Thread.sleep(1);
      }
      assertThat(client.response()).endsWith("POST /a body");
    }
  }

  @Test
  void aChunkedBodyIsPutTogether() throws Exception {
    try (ToyServer toy = new ToyServer();
        RawClient client = toy.client()) {
      String chunks = "3\r\nabc\r\n10;x=y\r\n0123456789abcdef\r\n0\r\nTrailer: t\r\n\r\n";
      String head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
      for (int i = 0; i < 3; i++) {
        client.send(head + chunks);
        assertThat(client.response()).endsWith("POST / abc0123456789abcdef");
      }
    }
  }

  @Test
  void aLargeBodyArrivesWhole() throws Exception {
    byte[] body = new byte[16 * 1024 * 1024];
    new java.util.Random(1).nextBytes(body);
    Handler<String> back =
        exchange -> exchange.respond(new HttpResponse(200, List.of(), exchange.request().body()));
    try (ToyServer toy = new ToyServer(back);
        RawClient client = toy.client()) {
      client.send("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: " + body.length + "\r\n\r\n");
      Thread sender =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  client.socket().getOutputStream().write(body);
                } catch (java.io.IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      String response = client.response();
      sender.join();
      assertThat(response.substring(response.indexOf("\r\n\r\n") + 4))
          .isEqualTo(new String(body, StandardCharsets.ISO_8859_1));
      assertThat(toy.server.bufferedBytes()).isZero();
    }
  }

  @Test
  void aClientThatWaitsIsToldToContinue() throws Exception {
    try (ToyServer toy = new ToyServer();
        RawClient client = toy.client()) {
      client.send(
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
      assertThat(client.head()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
      client.send("hi");
      assertThat(client.response()).endsWith("POST / hi");
    }
  }

  @Test
  void headHasTheLengthAndNoBody() throws Exception {
    try (ToyServer toy = new ToyServer();
        RawClient client = toy.client()) {
      client.send("HEAD /a HTTP/1.1\r\nHost: a\r\n\r\n" + GET.formatted("b"));
      assertThat(client.head()).contains("\r\nContent-Length: 8\r\n");
      assertThat(client.response()).startsWith("HTTP/1.1 200").endsWith("GET /b ");
    }
  }

  @Test
  void theConnectionIsClosedIfTheClientWantsSo() throws Exception {
    try (ToyServer toy = new ToyServer();
        RawClient client = toy.client()) {
      client.send("GET /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      assertThat(client.rest()).contains("\r\nConnection: close\r\n").endsWith("GET /a ");
    }
  }

  @Test
  void http10ClosesUnlessAskedNotTo() throws Exception {
    try (ToyServer toy = new ToyServer();
        RawClient closing = toy.client();
        RawClient keeping = toy.client()) {
      closing.send("GET /a HTTP/1.0\r\n\r\n");
      assertThat(closing.rest()).contains("\r\nConnection: close\r\n").endsWith("GET /a ");
      for (int i = 0; i < 2; i++) {
        keeping.send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        assertThat(keeping.response())
            .contains("\r\nConnection: keep-alive\r\n")
            .endsWith("GET /a ");
      }
    }
  }

  @Test
  void aClientThatClosedItsSendingHalfIsStillAnswered() throws Exception {
    BlockingQueue<Exchange<String>> held = new LinkedBlockingQueue<>();
    try (ToyServer toy = new ToyServer(held::add);
        RawClient client = toy.client()) {
      client.send(GET.formatted("a") + GET.formatted("b"));
      client.socket().shutdownOutput();
      ToyServer.echo(held.take());
      ToyServer.echo(held.take());
      assertThat(client.rest()).contains("GET /a ").endsWith("GET /b ");
    }
  }

  @Test
  void proxyFieldsDoNotReachTheHandler() throws Exception {
    BlockingQueue<Exchange<String>> held = new LinkedBlockingQueue<>();
    try (ToyServer toy = new ToyServer(held::add);
        RawClient client = toy.client()) {
      client.send(
          "GET / HTTP/1.1\r\nHost: a\r\nProxy-Authorization: Basic eDp5\r\n"
              + "Proxy-Connection: keep-alive\r\nx-A: 1\r\nX-a: 2\r\n\r\n");
      HttpRequest request = held.take().request();
      assertThat(request.headers().fields())
          .containsExactly(
              new Headers.Header("Host", "a"),
              new Headers.Header("x-A", "1"),
              new Headers.Header("X-a", "2"));
      assertThat(request.headers().all("X-A")).containsExactly("1", "2");
      assertThat(request.headers().first("x-a")).contains("1");
      assertThat(request.headers().first("b")).isEmpty();
      assertThat(request.ingress().proxyIdentity()).isEmpty();
    }
  }

  @Test
  void aValueKeepsTheBytesOfTheWire() throws Exception {
    BlockingQueue<Exchange<String>> held = new LinkedBlockingQueue<>();
    try (ToyServer toy = new ToyServer(held::add);
        RawClient client = toy.client()) {
      client.send("GET / HTTP/1.1\r\nHost: a\r\nX: \u00c3\u00a4\r\n\r\n");
      assertThat(held.take().request().headers().first("X")).contains("\u00c3\u00a4");
    }
  }
}
