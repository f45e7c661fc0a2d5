package dev.culvert.services.iam;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** IAM returns policy documents URL-encoded (RFC 3986). */
final class Encoded {
  private Encoded() {}

  static String document(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
