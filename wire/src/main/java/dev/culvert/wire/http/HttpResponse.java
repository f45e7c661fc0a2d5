package dev.culvert.wire.http;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A whole response. The server adds {@code Content-Length}, {@code Date} and, where it is needed,
 * {@code Connection}.
 *
 * @param body its array must not be changed afterwards
 */
public record HttpResponse(int status, List<Headers.Header> headers, byte[] body) {

  private static final List<Headers.Header> PLAIN_TEXT =
      List.of(new Headers.Header("Content-Type", "text/plain; charset=utf-8"));

  /** One sentence for a person. */
  public static HttpResponse text(int status, String sentence) {
    return new HttpResponse(status, PLAIN_TEXT, (sentence + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
