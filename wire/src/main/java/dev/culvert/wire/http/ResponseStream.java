package dev.culvert.wire.http;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** An answer that goes on. What the client has not taken yet is counted and bounded. */
final class ResponseStream<P> implements Exchange.Stream {

  private final RequestLoop<P> loop;
  private final PendingExchange<P> exchange;
  private final AtomicLong unsent = new AtomicLong();
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile boolean gone;

  ResponseStream(RequestLoop<P> loop, PendingExchange<P> exchange) {
    this.loop = loop;
    this.exchange = exchange;
  }

  @Override
  public boolean send(byte[] piece) {
    if (gone || ended.get()) {
      return false;
    }
    if (piece.length == 0) {
      return true;
    }
    if (unsent.addAndGet(piece.length) > loop.limits().streamBytes()) {
      gone = true;
      loop.cut();
      return false;
    }
    loop.onEventLoop(() -> loop.sendPiece(exchange, piece, () -> sent(piece.length)));
    return true;
  }

  private void sent(int bytes) {
    unsent.addAndGet(-bytes);
  }

  @Override
  public void end() {
    if (ended.compareAndSet(false, true)) {
      loop.onEventLoop(() -> loop.endStream(exchange));
    }
  }

  /** Nothing sent from now on arrives. */
  void lost() {
    gone = true;
  }
}
