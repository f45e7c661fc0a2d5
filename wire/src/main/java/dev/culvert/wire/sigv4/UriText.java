package dev.culvert.wire.sigv4;

import java.util.ArrayList;
import java.util.List;

/**
 * Percent-encoding as Signature Version 4 wants it: everything but unreserved characters,
 * upper-case digits. Texts are bytes, one {@code char} each.
 */
final class UriText {

  private static final String DIGITS = "0123456789ABCDEF";

  private UriText() {}

  static void encode(String bytes, boolean keepSlash, Bytes out) {
    for (int i = 0; i < bytes.length(); i++) {
      char c = bytes.charAt(i);
      if (isUnreserved(c) || (c == '/' && keepSlash)) {
        out.append(c);
      } else {
        out.append('%').append(DIGITS.charAt((c >> 4) & 15)).append(DIGITS.charAt(c & 15));
      }
    }
  }

  static String encode(String bytes) {
    Bytes out = new Bytes();
    encode(bytes, false, out);
    return out.toString();
  }

  /** A per cent sign that begins no escape stands for itself; so does a plus sign. */
  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' && i + 2 < text.length()) {
        int high = Character.digit(text.charAt(i + 1), 16);
        int low = Character.digit(text.charAt(i + 2), 16);
        if (high >= 0 && low >= 0) {
          out.append((char) (high << 4 | low));
          i += 2;
          continue;
        }
      }
      out.append(c);
    }
    return out.toString();
  }

  /** The path without dot segments and empty segments (RFC 3986 §5.2.4, and AWS's own rule). */
  static String normalizedPath(String path) {
    if (path.length() <= 1) {
      return "/";
    }
    List<String> kept = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (segment.equals("..")) {
        if (!kept.isEmpty()) {
          kept.removeLast();
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        kept.add(segment);
      }
    }
    boolean endsInSlash = path.endsWith("/") && !kept.isEmpty();
    return "/" + String.join("/", kept) + (endsInSlash ? "/" : "");
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }
}
