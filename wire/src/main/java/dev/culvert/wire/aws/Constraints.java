package dev.culvert.wire.aws;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the service model demands of a value: a length (strings, blobs, lists, maps) or a range
 * (numbers), a pattern, an enumeration. Which values are allowed and the pattern are prepared on
 * first use, since most requests need neither.
 */
final class Constraints {
  static final Constraints NONE = new Constraints(Long.MIN_VALUE, Long.MAX_VALUE, null, null);

  private final long min;
  private final long max;
  private final @Nullable String regex;
  private final @Nullable String allowed;

  private volatile @Nullable Pattern pattern;
  private volatile @Nullable List<String> values;

  Constraints(long min, long max, @Nullable String regex, @Nullable String allowed) {
    this.min = min;
    this.max = max;
    this.regex = regex;
    this.allowed = allowed;
  }

  Constraints within(long newMin, long newMax) {
    return new Constraints(newMin, newMax, regex, allowed);
  }

  Constraints matching(String newRegex) {
    return new Constraints(min, max, newRegex, allowed);
  }

  Constraints oneOf(String newAllowed) {
    return new Constraints(min, max, regex, newAllowed);
  }

  /** The least length or value; {@code Long.MIN_VALUE} if any. */
  long min() {
    return min;
  }

  /** The greatest length or value; {@code Long.MAX_VALUE} if any. */
  long max() {
    return max;
  }

  /** The regular expression, as the model has it and AWS prints it. */
  @Nullable String regex() {
    return regex;
  }

  boolean matches(String value) {
    if (regex == null) {
      return true;
    }
    Pattern compiled = pattern;
    if (compiled == null) {
      compiled = Pattern.compile(regex);
      pattern = compiled;
    }
    return compiled.matcher(value).matches();
  }

  /** The values of the enumeration in the model's order; empty if it is none. */
  List<String> allowed() {
    List<String> known = values;
    if (known == null) {
      known = allowed == null ? List.of() : List.of(allowed.split("\\|", -1));
      values = known;
    }
    return known;
  }
}
