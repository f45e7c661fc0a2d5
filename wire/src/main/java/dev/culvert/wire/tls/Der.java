package dev.culvert.wire.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The distinguished encoding rules of ASN.1 (ITU-T X.690), as much as a certificate needs. */
final class Der {

  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int CONTEXT = 0x80;
  private static final int CONSTRUCTED = 0x20;

  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter GENERALIZED_TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  /** RFC 5280 §4.1.2.5: dates from 2050 on are generalized times. */
  private static final Instant GENERALIZED_FROM = Instant.parse("2050-01-01T00:00:00Z");

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return tagged(SEQUENCE, concatenated(parts));
  }

  static byte[] set(byte[]... parts) {
    return tagged(SET, concatenated(parts));
  }

  /** A context tag around whole elements. */
  static byte[] explicit(int number, byte[]... parts) {
    return tagged(CONTEXT | CONSTRUCTED | number, concatenated(parts));
  }

  /** A context tag in place of a primitive element's own. */
  static byte[] implicit(int number, byte[] content) {
    return tagged(CONTEXT | number, content);
  }

  static byte[] bool(boolean value) {
    return tagged(0x01, new byte[] {(byte) (value ? 0xff : 0)});
  }

  static byte[] integer(BigInteger value) {
    return tagged(0x02, value.toByteArray());
  }

  /**
   * @param unusedBits of the last byte
   */
  static byte[] bitString(int unusedBits, byte... bits) {
    return tagged(0x03, concatenated(new byte[] {(byte) unusedBits}, bits));
  }

  static byte[] octetString(byte[] content) {
    return tagged(0x04, content);
  }

  static byte[] objectIdentifier(String dotted) {
    String[] arcs = dotted.split("\\.", -1);
    var content = new ByteArrayOutputStream();
    content.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
    for (int i = 2; i < arcs.length; i++) {
      int arc = Integer.parseInt(arcs[i]);
      for (int shift = 28; shift > 0; shift -= 7) {
        if (arc >>> shift != 0) {
          content.write(((arc >>> shift) & 0x7f) | 0x80);
        }
      }
      content.write(arc & 0x7f);
    }
    return tagged(0x06, content.toByteArray());
  }

  static byte[] utf8(String text) {
    return tagged(0x0c, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] time(Instant instant) {
    return instant.isBefore(GENERALIZED_FROM)
        ? tagged(0x17, ascii(UTC_TIME.format(instant)))
        : tagged(0x18, ascii(GENERALIZED_TIME.format(instant)));
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] tagged(int tag, byte[] content) {
    var out = new ByteArrayOutputStream(content.length + 6);
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      byte[] length = BigInteger.valueOf(content.length).toByteArray();
      int leadingZero = length[0] == 0 ? 1 : 0;
      out.write(0x80 | (length.length - leadingZero));
      out.write(length, leadingZero, length.length - leadingZero);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] concatenated(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
