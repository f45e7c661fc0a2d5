package dev.culvert.wire.http;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A request that waits for its answer. */
final class PendingExchange<P> implements Exchange<P> {

  private final RequestLoop<P> loop;
  private final HttpRequest request;
  private final P passage;
  private final AtomicBoolean answered = new AtomicBoolean();

  PendingExchange(RequestLoop<P> loop, HttpRequest request, P passage) {
    this.loop = loop;
    this.request = request;
    this.passage = passage;
  }

  @Override
  public HttpRequest request() {
    return request;
  }

  @Override
  public P passage() {
    return passage;
  }

  @Override
  public void respond(HttpResponse response) {
    claimAnswer();
    loop.onEventLoop(() -> loop.answer(this, response));
  }

  @Override
  public Stream stream(int status, List<Headers.Header> headers) {
    claimAnswer();
    ResponseStream<P> stream = new ResponseStream<>(loop, this);
    loop.onEventLoop(() -> loop.beginStream(this, status, headers, stream));
    return stream;
  }

  @Override
  public void offload(Runnable work) {
    loop.offload(() -> {
      try {
        work.run();
      } catch (Throwable e) {
        failed(e);
      }
    });
  }

  /** The handler threw: a bug, which is told to the log and, without its details, to the client. */
  void failed(Throwable bug) {
    String id = InternalFailure.log(request, bug);
    if (answered.compareAndSet(false, true)) {
      loop.onEventLoop(() -> loop.answer(this, InternalFailure.response(id)));
    }
  }

  private void claimAnswer() {
    if (!answered.compareAndSet(false, true)) {
      throw new IllegalStateException("this request has been answered already");
    }
  }
}
