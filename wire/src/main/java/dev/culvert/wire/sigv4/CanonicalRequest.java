package dev.culvert.wire.sigv4;

import dev.culvert.wire.http.Headers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The one form of a request that both sides hash. */
final class CanonicalRequest {

  private CanonicalRequest() {}

  /**
   * @param target path and query as sent
   * @param signedHeaders lower case, in the order of the signature
   * @param payloadHash in hexadecimal, or the word that stands for it
   */
  static String of(
      String method,
      String target,
      QueryString query,
      Headers headers,
      List<String> signedHeaders,
      String payloadHash) {
    StringBuilder out = new StringBuilder(1024);
    out.append(method).append('\n');
    appendPath(target, out);
    out.append('\n').append(query.canonical()).append('\n');
    for (String name : signedHeaders) {
      out.append(name).append(':');
      appendValues(headers.all(name), out);
      out.append('\n');
    }
    out.append('\n');
    for (int i = 0; i < signedHeaders.size(); i++) {
      out.append(i == 0 ? "" : ";").append(signedHeaders.get(i));
    }
    return out.append('\n').append(payloadHash).toString();
  }

  static String hash(String canonicalRequest) {
    // Header values are bytes, one char each, and everything else is ASCII.
    return Sha256.hex(canonicalRequest.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Encoded once more than it was sent: every service but S3 does so. */
  private static void appendPath(String target, StringBuilder out) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    UriText.encode(UriText.normalizedPath(path), true, out);
  }

  private static void appendValues(List<String> values, StringBuilder out) {
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      appendTrimmed(values.get(i), out);
    }
  }

  /** Spaces at both ends go, runs of spaces become one. */
  private static void appendTrimmed(String value, StringBuilder out) {
    int start = out.length();
    boolean spacePending = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ' ' || c == '\t') {
        spacePending = out.length() > start;
      } else {
        if (spacePending) {
          out.append(' ');
          spacePending = false;
        }
        out.append(c);
      }
    }
  }
}
