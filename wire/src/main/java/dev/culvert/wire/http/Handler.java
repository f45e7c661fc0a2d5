package dev.culvert.wire.http;

/**
 * Answers admitted requests. Called on the event loop; what may block is {@link
 * Exchange#offload}ed.
 */
@FunctionalInterface
public interface Handler<P> {
  void handle(Exchange<P> exchange);
}
