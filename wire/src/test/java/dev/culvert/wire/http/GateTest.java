package dev.culvert.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class GateTest {

  private static final Gate<String> IDENTIFIED =
      ingress ->
          ingress.proxyIdentity().isPresent()
              ? new Admission.Admitted<>("")
              : new Admission.Refused<>(407, "say which interface you are");

  private static ToyServer toy(Gate<String> gate) throws IOException {
    return new ToyServer(gate, ToyServer::echo, HttpLimits.DEFAULT);
  }

  @Test
  void a407KeepsTheConnectionForTheSecondTry() throws Exception {
    try (ToyServer toy = toy(IDENTIFIED);
        RawClient client = toy.client()) {
      client.send("CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n");
      assertThat(client.response())
          .startsWith("HTTP/1.1 407 ")
          .contains("\r\nProxy-Authenticate: Basic realm=\"culvert\"\r\n")
          .doesNotContain("Connection: close")
          .endsWith("say which interface you are\n");
      client.send(
          "CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\nProxy-Authorization: basic eDp5\r\n\r\n");
      assertThat(client.head()).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void aRefusedRequestWithABodyKeepsTheConnectionToo() throws Exception {
    try (ToyServer toy = toy(IDENTIFIED);
        RawClient client = toy.client()) {
      for (String framing :
          new String[] {
            "Content-Length: 4\r\n\r\nbody",
            "Transfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n"
          }) {
        client.send("POST http://a/ HTTP/1.1\r\nHost: a\r\n" + framing);
        assertThat(client.response()).startsWith("HTTP/1.1 407 ");
        client.send(
            "POST http://a/ HTTP/1.1\r\nHost: a\r\nProxy-Authorization: Basic eDp5\r\n" + framing);
        assertThat(client.response()).endsWith("POST / body");
      }
    }
  }

  @Test
  void aRefusalBeforeAnExpectedBodyClosesBecauseTheBodyMayNeverCome() throws Exception {
    try (ToyServer toy = toy(IDENTIFIED);
        RawClient client = toy.client()) {
      client.send(
          "POST http://a/ HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
      assertThat(client.rest()).startsWith("HTTP/1.1 407 ").contains("Connection: close");
    }
  }

  @Test
  void aRefusalSaysWhy() throws Exception {
    try (ToyServer toy = toy(ingress -> new Admission.Refused<>(403, "no route to a"));
        RawClient client = toy.client()) {
      client.send("CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n");
      assertThat(client.response())
          .startsWith("HTTP/1.1 403 ")
          .contains("text/plain")
          .endsWith("no route to a\n");
    }
  }

  @Test
  void theGateIsAskedBeforeTheBodyIsRead() throws Exception {
    try (ToyServer toy = toy(ingress -> new Admission.Refused<>(403, "no"));
        RawClient client = toy.client()) {
      client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n");
      assertThat(client.response()).startsWith("HTTP/1.1 403 ");
    }
  }

  @Test
  void silenceIsNotAnswered() throws Exception {
    try (ToyServer toy = toy(ingress -> new Admission.Silence<>());
        RawClient client = toy.client()) {
      client.socket().setSoTimeout(300);
      client.send("CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n");
      assertThatThrownBy(client::head).isInstanceOf(SocketTimeoutException.class);
      client.send("anything");
      assertThatThrownBy(client::head).isInstanceOf(SocketTimeoutException.class);
      assertThat(toy.server.connections()).isOne();
      client.socket().close();
      toy.awaitNoConnections();
    }
  }

  @Test
  void silenceIsBounded() throws Exception {
    HttpLimits limits =
        HttpLimits.DEFAULT.withSilence(Duration.ofMillis(200)).withConnections(100, 1);
    Gate<String> silent = ingress -> new Admission.Silence<>();
    try (ToyServer toy = new ToyServer(silent, ToyServer::echo, limits);
        RawClient first = toy.client();
        RawClient second = toy.client()) {
      first.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      toy.awaitAsked(1);
      second.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThatThrownBy(second::head).isInstanceOf(IOException.class);
      assertThat(first.socket().getInputStream().available()).isZero();
      assertThatThrownBy(first::head).isInstanceOf(IOException.class);
      toy.awaitNoConnections();
      try (RawClient third = toy.client()) {
        third.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        third.socket().setSoTimeout(50);
        assertThatThrownBy(third::head).isInstanceOf(SocketTimeoutException.class);
      }
    }
  }

  @Test
  void silenceInsideATlsTunnel() throws Exception {
    Gate<String> gate =
        ingress -> ingress.encrypted() ? new Admission.Silence<>() : new Admission.Admitted<>("");
    try (ToyServer toy = toy(gate);
        RawClient outer = toy.client()) {
      outer.send("CONNECT ec2.us-east-1.amazonaws.com:443 HTTP/1.1\r\nHost: a\r\n\r\n");
      outer.head();
      RawClient inner =
          new RawClient(TlsTest.secured(outer.socket(), "ec2.us-east-1.amazonaws.com"));
      inner.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      inner.socket().setSoTimeout(200);
      assertThatThrownBy(inner::head).isInstanceOf(SocketTimeoutException.class);
      inner.close();
      toy.awaitNoConnections();
    }
  }

  @Test
  void whatTheGateAttachesStaysWithTheConnection() throws Exception {
    Gate<String> counting =
        ingress -> {
          Integer before = (Integer) ingress.connection().attachment();
          ingress.connection().attach(before == null ? 1 : before + 1);
          return new Admission.Admitted<>("" + ingress.connection().attachment());
        };
    Handler<String> telling =
        exchange -> exchange.respond(HttpResponse.text(200, exchange.passage()));
    try (ToyServer toy = new ToyServer(counting, telling, HttpLimits.DEFAULT);
        RawClient client = toy.client()) {
      client.send("CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n");
      client.head();
      for (int i = 2; i < 5; i++) {
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(client.response()).endsWith("\r\n\r\n" + i + "\n");
      }
    }
  }

  @Test
  void aConnectionCanBeCutFromAnyThreadWhateverItDoes() throws Exception {
    BlockingQueue<Exchange<String>> held = new LinkedBlockingQueue<>();
    try (ToyServer toy = new ToyServer(held::add);
        RawClient client = toy.client()) {
      client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      Exchange<String> exchange = held.take();
      Connection connection = exchange.request().ingress().connection();
      CountDownLatch closed = new CountDownLatch(1);
      connection.onClose(closed::countDown);
      connection.cut();
      connection.cut();
      assertThatThrownBy(client::head).isInstanceOfAny(SocketException.class, IOException.class);
      assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
      CountDownLatch atOnce = new CountDownLatch(1);
      connection.onClose(atOnce::countDown);
      assertThat(atOnce.await(5, TimeUnit.SECONDS)).isTrue();
      ToyServer.echo(exchange);
      toy.awaitNoConnections();
    }
  }

  @Test
  void aGateThatThrowsIsABug() throws Exception {
    AtomicReference<String> reason = new AtomicReference<>("secret detail");
    try (ToyServer toy =
            toy(ingress -> {
              throw new IllegalStateException(reason.get());
            });
        RawClient client = toy.client()) {
      client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx");
      assertThat(client.rest()).startsWith("HTTP/1.1 500 ").doesNotContain("secret detail");
    }
  }
}
