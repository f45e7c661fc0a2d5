package dev.culvert.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class StopTest {

  private static final String GET = "GET /x HTTP/1.1\r\nHost: a\r\n\r\n";

  @Test
  void whatIsUnderWayIsFinishedAndNothingNewBegins() throws Exception {
    BlockingQueue<Exchange<String>> held = new LinkedBlockingQueue<>();
    ToyServer toy = new ToyServer(held::add);
    RawClient idle = toy.client();
    idle.send(GET);
    ToyServer.echo(held.take());
    idle.response();
    RawClient busy = toy.client().send(GET);
    Exchange<String> exchange = held.take();
    RawClient streaming = toy.client().send(GET);
    held.take().stream(200, List.of());
    streaming.head();
    // One more for each event loop, so that all of them are known to have heard.
    List<RawClient> fresh = new ArrayList<>();
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      RawClient one = toy.client().send(GET);
      ToyServer.echo(held.take());
      one.response();
      fresh.add(one);
    }

    Thread stopping = Thread.ofPlatform().start(() -> toy.server.stop(Duration.ofSeconds(10)));
    assertThat(idle.rest()).isEmpty();
    for (RawClient one : fresh) {
      assertThat(one.rest()).isEmpty();
    }
    assertThatThrownBy(streaming::head).isInstanceOf(IOException.class);
    // The kernel lets go of the socket when the selector comes round again.
    assertThat(refusedWithin(toy, Duration.ofSeconds(5))).isTrue();
    assertThat(stopping.isAlive()).isTrue();
    ToyServer.echo(exchange);
    assertThat(busy.rest()).contains("Connection: close").endsWith("GET /x ");
    busy.close();
    assertThat(stopping.join(Duration.ofSeconds(5))).isTrue();
  }

  @Test
  void whatTakesTooLongIsCut() throws Exception {
    BlockingQueue<Exchange<String>> held = new LinkedBlockingQueue<>();
    ToyServer toy = new ToyServer(held::add);
    RawClient busy = toy.client().send(GET);
    held.take();
    toy.server.stop(Duration.ofMillis(50));
    assertThatThrownBy(busy::head).isInstanceOf(IOException.class);
  }

  @Test
  void aListenerClosesWithoutItsConnections() throws Exception {
    try (ToyServer toy = new ToyServer();
        RawClient client = toy.client()) {
      client.send(GET).response();
      toy.listener.close();
      // The kernel lets go of the socket when the selector comes round again.
      assertThat(refusedWithin(toy, Duration.ofSeconds(10))).isTrue();
      assertThat(client.send(GET).response()).endsWith("GET /x ");
    }
  }

  private static boolean refusedWithin(ToyServer toy, Duration limit) throws Exception {
    long end = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < end) {
      try (RawClient _ = toy.client()) {
        Thread.sleep(5);
      } catch (ConnectException refused) {
        return true;
      }
    }
    return false;
  }

  @Test
  void aSocketOpenedElsewhereIsServed() throws Exception {
    try (ToyServer toy = new ToyServer()) {
      ServerSocketChannel socket =
          ServerSocketChannel.open()
              .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
      try (Listener listener = toy.server.listen("namespace", socket);
          RawClient client = RawClient.connect(listener.address())) {
        assertThat(client.send(GET).response()).endsWith("GET /x ");
        assertThat(toy.asked.element().listener()).isEqualTo("namespace");
        assertThat(toy.asked.element().local()).isEqualTo(listener.address());
      }
      assertThat(socket.isOpen()).isFalse();
    }
  }

  @Test
  void aPortThatIsTakenIsAnError() throws Exception {
    try (ToyServer toy = new ToyServer()) {
      assertThatThrownBy(() -> toy.server.listen("again", toy.listener.address()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("" + toy.listener.address().getPort());
    }
  }
}
