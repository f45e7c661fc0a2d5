package dev.culvert.policy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.Optional;

/**
 * Dates in policies: seconds since 1970, or any of the W3C's forms from {@code 2026-01} to {@code
 * 2026-01-31T10:00:00.5+01:00}; what is missing is the earliest, and UTC.
 *
 * @see <a href="https://www.w3.org/TR/NOTE-datetime">Date and Time Formats</a>
 */
final class W3cDate {
  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendValue(ChronoField.YEAR, 1, 9, SignStyle.NORMAL)
          .appendPattern("[-MM[-dd]]['T'[HH[:mm[:ss]]]]")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendPattern("[XXX]")
          .parseDefaulting(ChronoField.MONTH_OF_YEAR, 1)
          .parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
          .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
          .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
          .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
          .toFormatter()
          .withZone(ZoneOffset.UTC);

  private W3cDate() {}

  /** The moment that the text names; empty if it names none. */
  static Optional<Instant> parse(String text) {
    try {
      boolean epoch = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
      return Optional.of(
          epoch ? Instant.ofEpochSecond(Long.parseLong(text)) : FORMAT.parse(text, Instant::from));
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
