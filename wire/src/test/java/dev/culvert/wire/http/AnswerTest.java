package dev.culvert.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class AnswerTest {

  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void aHandlerThatThrowsIsABugOfWhichTheClientLearnsOnlyAnId() throws Exception {
    Handler<String> buggy =
        exchange -> {
          throw new IllegalStateException("secret detail");
        };
    try (ToyServer toy = new ToyServer(buggy);
        RawClient client = toy.client()) {
      client.send(GET);
      assertThat(client.response())
          .startsWith("HTTP/1.1 500 ")
          .containsPattern("x-amzn-RequestId: [0-9a-f-]{36}\r\n")
          .doesNotContain("secret detail");
      client.send(GET);
      assertThat(client.response()).startsWith("HTTP/1.1 500 ");
    }
  }

  @Test
  void workThatThrowsElsewhereIsABugToo() throws Exception {
    Handler<String> buggy =
        exchange ->
            exchange.offload(() -> {
              throw new IllegalStateException("secret detail");
            });
    try (ToyServer toy = new ToyServer(buggy);
        RawClient client = toy.client()) {
      client.send(GET);
      assertThat(client.response()).startsWith("HTTP/1.1 500 ");
    }
  }

  @Test
  void anAnswerIsGivenOnce() throws Exception {
    BlockingQueue<Throwable> thrown = new LinkedBlockingQueue<>();
    Handler<String> twice =
        exchange -> {
          exchange.respond(HttpResponse.text(200, "first"));
          try {
            exchange.respond(HttpResponse.text(200, "second"));
          } catch (IllegalStateException e) {
            thrown.add(e);
            throw e;
          }
        };
    try (ToyServer toy = new ToyServer(twice);
        RawClient client = toy.client()) {
      client.send(GET);
      assertThat(client.response()).endsWith("first\n");
      assertThat(thrown.take()).hasMessageContaining("answered already");
      client.send(GET);
      assertThat(client.response()).endsWith("first\n");
    }
  }

  @Test
  void aLineBreakInAHeaderNeverReachesTheWire() throws Exception {
    Handler<String> splitting =
        exchange ->
            exchange.respond(
                new HttpResponse(
                    200, List.of(new Headers.Header("X", "a\r\nEvil: yes")), new byte[0]));
    try (ToyServer toy = new ToyServer(splitting);
        RawClient client = toy.client()) {
      client.send(GET);
      assertThat(client.response()).startsWith("HTTP/1.1 500 ").doesNotContain("Evil");
    }
  }

  @Test
  void aStatusWithoutABodyHasNone() throws Exception {
    Handler<String> empty =
        exchange -> exchange.respond(new HttpResponse(204, List.of(), ascii("ignored")));
    try (ToyServer toy = new ToyServer(empty);
        RawClient client = toy.client()) {
      for (int i = 0; i < 2; i++) {
        client.send(GET);
        assertThat(client.head()).startsWith("HTTP/1.1 204 ").doesNotContain("Content-Length");
      }
    }
  }

  @Test
  void aStreamComesInChunksAndTheConnectionGoesOn() throws Exception {
    Handler<String> streaming =
        exchange -> {
          Exchange.Stream stream =
              exchange.stream(
                  200, List.of(new Headers.Header("Content-Type", "text/event-stream")));
          exchange.offload(() -> {
            stream.send(ascii("data: 1\n\n"));
            stream.send(new byte[0]);
            stream.send(ascii("data: 22\n\n"));
            stream.end();
            assertThat(stream.send(ascii("late"))).isFalse();
          });
        };
    try (ToyServer toy = new ToyServer(streaming);
        RawClient client = toy.client()) {
      for (int i = 0; i < 2; i++) {
        client.send(GET);
        assertThat(client.head())
            .contains("\r\nTransfer-Encoding: chunked\r\n")
            .contains("text/event-stream");
        String chunks = "9\r\ndata: 1\n\n\r\na\r\ndata: 22\n\n\r\n0\r\n\r\n";
        assertThat(client.bytes(chunks.length())).isEqualTo(chunks);
      }
    }
  }

  @Test
  void http10StreamsUntilTheEndOfTheConnection() throws Exception {
    Handler<String> streaming =
        exchange -> {
          Exchange.Stream stream = exchange.stream(200, List.of());
          stream.send(ascii("a"));
          stream.send(ascii("b"));
          stream.end();
        };
    try (ToyServer toy = new ToyServer(streaming);
        RawClient client = toy.client()) {
      client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
      assertThat(client.rest()).doesNotContain("chunked").endsWith("\r\n\r\nab");
    }
  }

  @Test
  void aClientThatIsTooSlowLosesItsStream() throws Exception {
    BlockingQueue<Exchange.Stream> streams = new LinkedBlockingQueue<>();
    try (ToyServer toy = new ToyServer(exchange -> streams.add(exchange.stream(200, List.of())));
        RawClient client = toy.client()) {
      client.send(GET);
      client.head();
      Exchange.Stream stream = streams.take();
      byte[] piece = new byte[10_000];
      int sent = 0;
      while (stream.send(piece)) {
        assertThat(sent++).isLessThan(10_000);
      }
      assertThat(stream.send(piece)).isFalse();
      toy.awaitNoConnections();
    }
  }

  @Test
  void aStreamKnowsWhenItsClientLeaves() throws Exception {
    BlockingQueue<Exchange.Stream> streams = new LinkedBlockingQueue<>();
    try (ToyServer toy = new ToyServer(exchange -> streams.add(exchange.stream(200, List.of())))) {
      Exchange.Stream stream;
      try (RawClient client = toy.client()) {
        client.send(GET);
        client.head();
        stream = streams.take();
        assertThat(stream.send(ascii("x"))).isTrue();
      }
      toy.awaitNoConnections();
      assertThat(stream.send(ascii("x"))).isFalse();
      stream.end();
    }
  }

  @Test
  void aStreamCannotBeAnsweredAgain() throws Exception {
    BlockingQueue<Exchange<String>> held = new LinkedBlockingQueue<>();
    try (ToyServer toy = new ToyServer(held::add);
        RawClient client = toy.client()) {
      client.send(GET);
      Exchange<String> exchange = held.take();
      exchange.stream(200, List.of()).end();
      assertThatThrownBy(() -> exchange.respond(HttpResponse.text(200, "x")))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
