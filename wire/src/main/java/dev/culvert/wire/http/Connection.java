package dev.culvert.wire.http;

import org.jspecify.annotations.Nullable;

/** One accepted TCP connection. */
public interface Connection {

  /** What the {@link Gate} left here, or null. */
  @Nullable Object attachment();

  /** Leaves something for later requests of this connection. Only the gate does so. */
  void attach(@Nullable Object attachment);

  /** Cuts the connection, with whatever is going on in it. From any thread; idempotent. */
  void cut();

  /** Runs once when the connection has ended, at once if it already has. */
  void onClose(Runnable action);
}
