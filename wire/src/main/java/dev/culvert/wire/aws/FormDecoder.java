package dev.culvert.wire.aws;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Decodes {@code application/x-www-form-urlencoded} strictly: well-formed escapes and UTF-8. */
final class FormDecoder {
  private FormDecoder() {}

  static void decode(byte[] text, List<Form.Parameter> into) {
    int start = 0;
    while (start < text.length) {
      int end = indexOf(text, '&', start, text.length);
      if (end > start) {
        if (into.size() == Form.MAX_PARAMETERS) {
          throw malformed("The request has more than " + Form.MAX_PARAMETERS + " parameters");
        }
        int equals = indexOf(text, '=', start, end);
        String name = component(text, start, equals);
        String value = equals == end ? "" : component(text, equals + 1, end);
        into.add(new Form.Parameter(name, value));
      }
      start = end + 1;
    }
  }

  private static int indexOf(byte[] text, char wanted, int from, int to) {
    int at = from;
    while (at < to && text[at] != wanted) {
      at++;
    }
    return at;
  }

  private static String component(byte[] text, int from, int to) {
    boolean plain = true;
    for (int i = from; i < to && plain; i++) {
      plain = text[i] > 0 && text[i] != '%' && text[i] != '+';
    }
    if (plain) {
      return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    }
    return unescape(text, from, to);
  }

  private static String unescape(byte[] text, int from, int to) {
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(to - from);
    for (int i = from; i < to; i++) {
      if (text[i] == '+') {
        decoded.write(' ');
      } else if (text[i] == '%') {
        int high = i + 2 < to ? Character.digit(text[i + 1], 16) : -1;
        int low = i + 2 < to ? Character.digit(text[i + 2], 16) : -1;
        if (high < 0 || low < 0) {
          throw malformed("The query string is malformed: an escape is not two hexadecimal digits");
        }
        decoded.write((high << 4) | low);
        i += 2;
      } else {
        decoded.write(text[i]);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(decoded.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw malformed("The query string is malformed: it is not UTF-8");
    }
  }

  private static AwsException malformed(String message) {
    return new AwsException("MalformedQueryString", message);
  }
}
