package dev.culvert.wire.http;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The connections of one event loop. Looking at all their deadlines now and then is cheaper than a
 * timer for each, which every request would have to move.
 */
final class Links {

  private final EventLoop loop;
  private final Set<Link> open = new HashSet<>();

  Links(EventLoop loop, long intervalMillis) {
    this.loop = loop;
    loop.scheduleWithFixedDelay(
        this::checkDeadlines, intervalMillis, intervalMillis, TimeUnit.MILLISECONDS);
  }

  /** On the event loop. */
  void add(Link link) {
    open.add(link);
    link.onClose(() -> open.remove(link));
  }

  /** From any thread. */
  void each(Consumer<Link> action) {
    loop.execute(() -> snapshot().forEach(action));
  }

  private void checkDeadlines() {
    long now = System.nanoTime();
    for (Link link : snapshot()) {
      link.checkDeadline(now);
    }
  }

  /** Actions close connections, which takes them out of the set. */
  private List<Link> snapshot() {
    return new ArrayList<>(open);
  }
}
