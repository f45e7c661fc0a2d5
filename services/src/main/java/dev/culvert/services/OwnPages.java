package dev.culvert.services;

import dev.culvert.network.walk.Passage;
import dev.culvert.wire.http.Exchange;

/** What the server answers in its own name, to callers from outside any VPC. */
@FunctionalInterface
public interface OwnPages {

  /** Takes the exchange and answers it, or returns false and leaves it alone. */
  boolean handle(Exchange<Passage> exchange);
}
