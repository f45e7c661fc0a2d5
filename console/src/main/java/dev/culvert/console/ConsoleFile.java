package dev.culvert.console;

import dev.culvert.wire.http.Headers.Header;
import dev.culvert.wire.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A file with what browsers are told about it. */
final class ConsoleFile {
  /**
   * Nothing but this server's own files and APIs: no script or style in the page itself, no other
   * host, no frame around it.
   */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self' data:;"
          + " img-src 'self' data: blob:; connect-src 'self'; worker-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final byte[] body;
  private final String tag;
  private final List<Header> headers;

  ConsoleFile(String name, byte[] body) {
    this.body = body;
    this.tag = '"' + HexFormat.of().formatHex(sha256(body), 0, 16) + '"';
    this.headers =
        List.of(
            new Header("Content-Type", type(name)),
            new Header("ETag", tag),
            new Header("Cache-Control", "no-cache"),
            new Header("Content-Security-Policy", CONTENT_SECURITY_POLICY),
            new Header("X-Content-Type-Options", "nosniff"),
            new Header("Referrer-Policy", "no-referrer"),
            new Header("Cross-Origin-Opener-Policy", "same-origin"),
            new Header("Cross-Origin-Resource-Policy", "same-origin"));
  }

  /**
   * @param known the tag of what the browser has already
   */
  HttpResponse answer(Optional<String> known) {
    return known.filter(tag::equals).isPresent()
        ? new HttpResponse(304, headers, new byte[0])
        : new HttpResponse(200, headers, body);
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "svg" -> "image/svg+xml";
      case "png" -> "image/png";
      case "woff2" -> "font/woff2";
      case "woff" -> "font/woff";
      default -> "application/octet-stream";
    };
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
