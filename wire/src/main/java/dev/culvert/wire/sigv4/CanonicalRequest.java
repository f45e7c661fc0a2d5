package dev.culvert.wire.sigv4;

import dev.culvert.wire.http.Headers;
import java.util.List;

/** The one form of a request that both sides hash. */
final class CanonicalRequest {

  private CanonicalRequest() {}

  /**
   * @param target path and query as sent
   * @param signedHeaders lower case, in the order of the signature
   * @param payloadHash in hexadecimal, or the word that stands for it
   */
  static void write(
      Bytes out,
      String method,
      String target,
      QueryString query,
      Headers headers,
      List<String> signedHeaders,
      String payloadHash) {
    out.append(method).append('\n');
    writePath(target, out);
    out.append('\n').append(query.canonical()).append('\n');
    for (int i = 0; i < signedHeaders.size(); i++) {
      String name = signedHeaders.get(i);
      out.append(name).append(':');
      writeValues(headers.all(name), out);
      out.append('\n');
    }
    out.append('\n');
    for (int i = 0; i < signedHeaders.size(); i++) {
      if (i > 0) {
        out.append(';');
      }
      out.append(signedHeaders.get(i));
    }
    out.append('\n').append(payloadHash);
  }

  /** Encoded once more than it was sent: every service but S3 does so. */
  private static void writePath(String target, Bytes out) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    UriText.encode(UriText.normalizedPath(path), true, out);
  }

  private static void writeValues(List<String> values, Bytes out) {
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      writeTrimmed(values.get(i), out);
    }
  }

  /** Spaces at both ends go, runs of spaces become one. */
  private static void writeTrimmed(String value, Bytes out) {
    int from = 0;
    int to = value.length();
    while (from < to && isSpace(value.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(value.charAt(to - 1))) {
      to--;
    }
    if (value.indexOf("  ", from) < 0 && value.indexOf('\t', from) < 0) {
      out.append(value, from, to);
      return;
    }
    for (int i = from; i < to; i++) {
      char c = value.charAt(i);
      if (!isSpace(c)) {
        out.append(c);
      } else if (!isSpace(value.charAt(i - 1))) {
        out.append(' ');
      }
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}
