package dev.culvert.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not HTTP, or could be read in two ways, is answered 4xx or 5xx and closed. */
class BadRequestTest {

  private static final String CONTINUED = "\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";

  static List<Arguments> refused() {
    return List.of(
        bad(400, "length and coding", post("Content-Length: 3\r\nTransfer-Encoding: chunked")),
        bad(400, "two lengths", post("Content-Length: 3\r\nContent-Length: 4")),
        bad(400, "two equal lengths", post("Content-Length: 3\r\nContent-Length: 3")),
        bad(400, "a list of lengths", post("Content-Length: 3, 3")),
        bad(400, "a signed length", post("Content-Length: +3")),
        bad(400, "a negative length", post("Content-Length: -3")),
        bad(400, "a hexadecimal length", post("Content-Length: 0x3")),
        bad(400, "an empty length", post("Content-Length: ")),
        bad(400, "an enormous length", post("Content-Length: 99999999999999999999")),
        bad(413, "a length beyond the limit", post("Content-Length: 2000")),
        bad(400, "coding in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0"),
        bad(400, "another coding", post("Transfer-Encoding: gzip")),
        bad(501, "two codings", post("Transfer-Encoding: gzip, chunked")),
        bad(400, "chunked twice", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked")),
        bad(400, "an odd coding", post("Transfer-Encoding: xchunked")),
        bad(400, "a space before the colon", post("Content-Length : 3")),
        bad(400, "a folded field", get("X: a\r\n b")),
        bad(400, "a folded field with a tab", get("X: a\r\n\tb")),
        bad(400, "a folded first field", "GET / HTTP/1.1\r\n Host: a\r\n\r\n"),
        bad(400, "a folded coding", post("Transfer-Encoding:\r\n chunked")),
        bad(400, "a field without a colon", get("Nonsense")),
        bad(400, "a field without a name", get(": x")),
        bad(400, "a name with a space", get("a b: x")),
        bad(400, "a name with a control character", get("a\u0001: x")),
        bad(400, "a value with a zero", get("a: x\u0000y")),
        bad(400, "a lonely line feed", "GET / HTTP/1.1\nHost: a\n\n"),
        bad(400, "no host", "GET / HTTP/1.1\r\n\r\n"),
        bad(400, "two hosts", get("Host: b")),
        bad(400, "no target", "GET HTTP/1.1\r\nHost: a\r\n\r\n"),
        bad(400, "a target without a slash", "GET a HTTP/1.1\r\nHost: a\r\n\r\n"),
        bad(400, "a target with a fragment", "GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n"),
        bad(400, "a target with bytes", "GET /\u00e4 HTTP/1.1\r\nHost: a\r\n\r\n"),
        bad(400, "another scheme", "GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n"),
        bad(400, "another host than the target", "GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n"),
        bad(400, "another port", "GET http://a:81/ HTTP/1.1\r\nHost: a\r\n\r\n"),
        bad(400, "user information", "GET http://u@a/ HTTP/1.1\r\nHost: a\r\n\r\n"),
        bad(400, "a CONNECT without a port", "CONNECT a HTTP/1.1\r\nHost: a\r\n\r\n"),
        bad(400, "a CONNECT to port 0", "CONNECT a:0 HTTP/1.1\r\nHost: a\r\n\r\n"),
        bad(400, "a CONNECT to a path", "CONNECT /a HTTP/1.1\r\nHost: a\r\n\r\n"),
        bad(
            400,
            "a CONNECT with a body",
            "CONNECT a:1 HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx"),
        bad(505, "another version", "GET / HTTP/2.0\r\nHost: a\r\n\r\n"),
        bad(505, "an old version", "GET / HTTP/0.9\r\nHost: a\r\n\r\n"),
        bad(400, "no version", "GET /\r\nHost: a\r\n\r\n"),
        bad(400, "another protocol", "SSH-2.0-OpenSSH_9.6\r\n\r\n"),
        bad(417, "another expectation", post("Content-Length: 3\r\nExpect: 200-ok")),
        bad(414, "a long request line", "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\n\r\n"),
        bad(414, "an endless request line", "GET /" + "a".repeat(20_000)),
        bad(431, "a long field", get("X: " + "a".repeat(40_000))),
        bad(431, "many fields", get("X: a\r\n".repeat(10_000).strip())),
        bad(400, "a bad chunk size", chunked("x\r\nabc\r\n0\r\n\r\n")),
        bad(400, "a negative chunk size", chunked("-1\r\nabc\r\n0\r\n\r\n")),
        bad(400, "an enormous chunk size", chunked("fffffffffffffffff\r\nabc\r\n0\r\n\r\n")),
        bad(400, "a chunk that is longer than it says", chunked("2\r\nabc\r\n0\r\n\r\n")),
        bad(
            413,
            "chunks beyond the limit",
            chunked("401\r\n" + "a".repeat(0x401) + "\r\n0\r\n\r\n")));
  }

  private static Arguments bad(int status, String name, String request) {
    return Arguments.argumentSet(name, status, request);
  }

  private static String get(String field) {
    return "GET / HTTP/1.1\r\nHost: a\r\n" + field + "\r\n\r\n";
  }

  private static String post(String field) {
    return "POST / HTTP/1.1\r\nHost: a\r\n" + field + "\r\n\r\nabc";
  }

  private static String chunked(String chunks) {
    return "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks;
  }

  @ParameterizedTest
  @MethodSource("refused")
  void isRefused(int status, String request) throws Exception {
    HttpLimits limits = HttpLimits.DEFAULT.withBodyBytes(1024);
    try (ToyServer toy = new ToyServer(ToyServer::admitted, ToyServer::echo, limits);
        RawClient client = toy.client()) {
      client.send(request + CONTINUED);
      String answer = client.rest();
      assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("Connection: close");
      assertThat(answer).doesNotContain("smuggled");
    }
  }

  @Test
  void anEarlierRequestIsAnsweredBeforeABadOneIsRefused() throws Exception {
    Handler<String> slow =
        exchange ->
            exchange.offload(() -> {
              try {
                Thread.sleep(Duration.ofMillis(50));
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              ToyServer.echo(exchange);
            });
    for (String bad : List.of("nonsense\r\n\r\n", get("X: a\r\n b"))) {
      try (ToyServer toy = new ToyServer(slow);
          RawClient client = toy.client()) {
        client.send("GET /good HTTP/1.1\r\nHost: a\r\n\r\n" + bad);
        assertThat(client.response()).endsWith("GET /good ");
        assertThat(client.rest()).startsWith("HTTP/1.1 400 ");
      }
    }
  }

  @Test
  void aTunnelLeadsToNoOtherTunnel() throws Exception {
    try (ToyServer toy = new ToyServer();
        RawClient client = toy.client()) {
      client.send("CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n");
      client.head();
      client.send("CONNECT b:80 HTTP/1.1\r\nHost: b\r\n\r\n");
      assertThat(client.rest()).startsWith("HTTP/1.1 400 ");
    }
  }

  @Test
  void anAbsoluteTargetInATunnelDoesNotLeadElsewhere() throws Exception {
    try (ToyServer toy = new ToyServer();
        RawClient client = toy.client()) {
      client.send("CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n");
      client.head();
      client.send("GET http://b/x HTTP/1.1\r\nHost: b\r\n\r\n");
      assertThat(client.response()).endsWith("GET /x ");
      assertThat(toy.asked)
          .extracting(ingress -> ingress.destination().orElseThrow().host())
          .containsExactly("a", "a");
    }
  }
}
