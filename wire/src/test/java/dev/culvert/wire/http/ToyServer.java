package dev.culvert.wire.http;

import dev.culvert.wire.tls.CertificateAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/** A server that admits everything, unless told otherwise, and answers what it was asked. */
final class ToyServer implements AutoCloseable {

  static final CertificateAuthority AUTHORITY =
      CertificateAuthority.inMemory(InstantSource.system(), new SecureRandom());

  final Queue<Ingress> asked = new ConcurrentLinkedQueue<>();
  final HttpServer<String> server;
  final Listener listener;

  ToyServer(Gate<String> gate, Handler<String> handler, HttpLimits limits) throws IOException {
    Gate<String> recording =
        ingress -> {
          asked.add(ingress);
          return gate.admit(ingress);
        };
    server = new HttpServer<>(recording, handler, limits, AUTHORITY.serverTls());
    listener = server.listen("toy", new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  ToyServer(Handler<String> handler) throws IOException {
    this(ToyServer::admitted, handler, HttpLimits.DEFAULT);
  }

  ToyServer() throws IOException {
    this(ToyServer::echo);
  }

  static Admission<String> admitted(Ingress ingress) {
    return new Admission.Admitted<>("admitted");
  }

  /** Method, target and body, in one line. */
  static void echo(Exchange<String> exchange) {
    HttpRequest request = exchange.request();
    String body = new String(request.body(), StandardCharsets.ISO_8859_1);
    exchange.respond(
        new HttpResponse(
            200,
            List.of(new Headers.Header("X-Toy", "yes")),
            (request.method() + " " + request.target() + " " + body)
                .getBytes(StandardCharsets.ISO_8859_1)));
  }

  RawClient client() throws IOException {
    return RawClient.connect(listener.address());
  }

  void awaitNoConnections() throws InterruptedException {
    awaitConnections(0);
  }

  void awaitConnections(int open) throws InterruptedException {
    await(() -> server.connections() == open, "connections");
  }

  void awaitAsked(int times) throws InterruptedException {
    await(() -> asked.size() >= times, "questions to the gate");
  }

  private static void await(BooleanSupplier condition, String what) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain: " + what);
      }
      Thread.sleep(5);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
