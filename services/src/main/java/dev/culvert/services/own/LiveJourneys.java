package dev.culvert.services.own;

import dev.culvert.network.walk.Passage;
import dev.culvert.services.journey.Journey;
import dev.culvert.services.journey.Journeys;
import dev.culvert.wire.http.Exchange;
import dev.culvert.wire.http.Headers.Header;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Journeys as they happen: server-sent events, one journey each. */
final class LiveJourneys {
  private static final int MAX_WAITING = 1000;
  private static final int SECONDS_BETWEEN_SIGNS_OF_LIFE = 15;

  private LiveJourneys() {}

  /**
   * Streams until the client leaves. Blocks: call it away from the event loop.
   *
   * @param json how a journey is told
   */
  static void stream(
      Exchange<Passage> exchange, Journeys journeys, Function<Journey, String> json) {
    var stream =
        exchange.stream(
            200,
            List.of(
                new Header("Content-Type", "text/event-stream"),
                new Header("Cache-Control", "no-store")));
    // The recording of a journey must not wait for whoever watches: what does not fit is left out.
    var waiting = new ArrayBlockingQueue<Journey>(MAX_WAITING);
    try (var _ = journeys.follow(waiting::offer)) {
      if (!stream.send(bytes(": following\n\n"))) {
        return;
      }
      while (true) {
        var journey = waiting.poll(SECONDS_BETWEEN_SIGNS_OF_LIFE, TimeUnit.SECONDS);
        var event =
            journey == null
                ? ": still here\n\n"
                : "id: %s\ndata: %s\n\n".formatted(journey.id(), json.apply(journey));
        if (!stream.send(bytes(event))) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      stream.end();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
