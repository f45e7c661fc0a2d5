package dev.culvert.services;

import dev.culvert.wire.http.Headers.Header;
import dev.culvert.wire.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Plain answers, outside the AWS protocols. */
public final class Answers {
  private Answers() {}

  public static HttpResponse text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text);
  }

  public static HttpResponse json(int status, String json) {
    return of(status, "application/json", json);
  }

  private static HttpResponse of(int status, String contentType, String body) {
    return new HttpResponse(
        status,
        List.of(new Header("Content-Type", contentType)),
        body.getBytes(StandardCharsets.UTF_8));
  }
}
