package dev.culvert.wire.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The {@code Date} field, made once a second. */
final class HttpDate {

  private record Line(long second, byte[] bytes) {}

  /** RFC 9110 §5.6.7, the preferred format; the day has two digits. */
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static volatile Line current = new Line(0, new byte[0]);

  private HttpDate() {}

  /** Name, value and line end, for now. */
  static byte[] line() {
    long second = System.currentTimeMillis() / 1000;
    Line line = current;
    if (line.second() != second) {
      String text = "Date: " + FORMAT.format(Instant.ofEpochSecond(second)) + "\r\n";
      line = new Line(second, text.getBytes(StandardCharsets.US_ASCII));
      current = line;
    }
    return line.bytes();
  }
}
