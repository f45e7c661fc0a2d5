package dev.culvert.wire.http;

import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of a bug: one entry in the log, and an id by which the client can ask about it. */
final class InternalFailure {

  private static final Logger LOG = LoggerFactory.getLogger(InternalFailure.class);

  private InternalFailure() {}

  /** Returns the id. */
  static String log(HttpRequest request, Throwable bug) {
    String id = UUID.randomUUID().toString();
    LOG.error("request {} failed: {} {}", id, request.method(), path(request.target()), bug);
    return id;
  }

  static HttpResponse response(String id) {
    HttpResponse text = HttpResponse.text(500, "internal failure, request id " + id);
    return new HttpResponse(
        500,
        List.of(text.headers().getFirst(), new Headers.Header("x-amzn-RequestId", id)),
        text.body());
  }

  /** A query may hold a presigned signature, which does not belong in a log. */
  private static String path(String target) {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }
}
