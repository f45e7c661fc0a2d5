package dev.culvert.wire.http;

import java.util.List;

/** One request to be answered exactly once, by one of the three methods, from any thread. */
public interface Exchange<P> {

  HttpRequest request();

  /** What the {@link Gate} found out. */
  P passage();

  /** Answers whole. */
  void respond(HttpResponse response);

  /** Answers with a body that goes on, such as server-sent events. */
  Stream stream(int status, List<Headers.Header> headers);

  /** Runs work that may block away from the event loop, on a virtual thread. */
  void offload(Runnable work);

  /** An answer under way. */
  interface Stream {
    /** Sends a piece; false once the client is gone or too slow, after which nothing is sent. */
    boolean send(byte[] piece);

    void end();
  }
}
