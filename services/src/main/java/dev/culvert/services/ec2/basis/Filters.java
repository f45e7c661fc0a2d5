package dev.culvert.services.ec2.basis;

import dev.culvert.shapes.ec2.Filter;
import dev.culvert.shapes.ec2.Tag;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The filters that one Describe operation knows, each as what it compares. All filters of a request
 * must match, each with one of its values; values may contain {@code *} and {@code ?}. Names and
 * values are case-sensitive.
 *
 * @param <T> what is described, as responses show it
 */
public final class Filters<T> {
  // Documented: "up to 200 filter values".
  private static final int MAX_VALUES = 200;
  private static final String TAG = "tag:";

  private final Map<String, Function<T, Stream<String>>> known = new LinkedHashMap<>();
  private final @Nullable Function<T, @Nullable List<Tag>> tags;

  private Filters(@Nullable Function<T, @Nullable List<Tag>> tags) {
    this.tags = tags;
  }

  /** For something without tags. */
  public static <T> Filters<T> untagged() {
    return new Filters<>(null);
  }

  /** With the filters {@code tag:<key>}, {@code tag-key} and, as of old, {@code tag-value}. */
  public static <T> Filters<T> tagged(Function<T, @Nullable List<Tag>> tags) {
    return new Filters<>(tags)
        .each("tag-key", shown -> all(tags.apply(shown)).map(tag -> tag.key))
        .each("tag-value", shown -> all(tags.apply(shown)).map(tag -> tag.value));
  }

  /** Also knows a filter on one value: a text, a number or a flag. */
  public Filters<T> on(String name, Function<T, ? extends @Nullable Object> value) {
    return each(name, shown -> Stream.ofNullable(value.apply(shown)));
  }

  /** Also knows a filter that matches if any of these values does. */
  public Filters<T> each(
      String name, Function<T, ? extends Stream<? extends @Nullable Object>> values) {
    known.put(
        name, shown -> values.apply(shown).filter(value -> value != null).map(Object::toString));
    return this;
  }

  /** Those of {@code all} that match the filters of a request, in the same order. */
  public List<T> select(@Nullable List<Filter> wanted, List<T> all) {
    Predicate<T> matches = _ -> true;
    for (var filter : Given.list(wanted)) {
      matches = matches.and(matching(filter));
    }
    return all.stream().filter(matches).toList();
  }

  private Predicate<T> matching(Filter filter) {
    var name = Given.required(filter.name, "Filter.Name");
    var values = valuesOf(name);
    var patterns = new ArrayList<Pattern>();
    for (var text : Given.list(filter.values)) {
      patterns.add(Pattern.of(text));
    }
    if (patterns.isEmpty()) {
      throw Refusals.value("The filter '" + name + "' must have at least one value");
    }
    if (patterns.size() > MAX_VALUES) {
      throw new AwsException(
          "FilterLimitExceeded",
          "The maximum number of filter values specified on a single call is " + MAX_VALUES);
    }
    return shown ->
        values
            .apply(shown)
            .anyMatch(value -> patterns.stream().anyMatch(pattern -> pattern.matches(value)));
  }

  private Function<T, Stream<String>> valuesOf(String name) {
    var found = known.get(name);
    if (found != null) {
      return found;
    }
    var tagged = tags;
    if (tagged != null && name.startsWith(TAG)) {
      var key = name.substring(TAG.length());
      return shown ->
          all(tagged.apply(shown))
              .filter(tag -> key.equals(tag.key))
              .map(tag -> tag.value == null ? "" : tag.value);
    }
    throw Refusals.value("The filter '" + name + "' is invalid");
  }

  private static Stream<Tag> all(@Nullable List<Tag> tags) {
    return Given.list(tags).stream();
  }

  /** A value with wildcards; a backslash takes their meaning away. */
  private record Pattern(String text, boolean literal) {
    static Pattern of(String text) {
      return new Pattern(text, text.chars().noneMatch(c -> c == '*' || c == '?' || c == '\\'));
    }

    boolean matches(String value) {
      return literal ? value.equals(text) : matchesWildcards(value);
    }

    private boolean matchesWildcards(String value) {
      var position = 0;
      var start = 0;
      var starAt = -1;
      var starPosition = -1;
      while (position < value.length()) {
        var c = start < text.length() ? text.charAt(start) : 0;
        if (start < text.length() && c == '*') {
          starAt = start++;
          starPosition = position;
        } else if (start < text.length() && matchesOne(start, value.charAt(position))) {
          start += c == '\\' && start + 1 < text.length() ? 2 : 1;
          position++;
        } else if (starAt >= 0) {
          start = starAt + 1;
          position = ++starPosition;
        } else {
          return false;
        }
      }
      while (start < text.length() && text.charAt(start) == '*') {
        start++;
      }
      return start == text.length();
    }

    private boolean matchesOne(int at, char c) {
      var wanted = text.charAt(at);
      if (wanted == '\\' && at + 1 < text.length()) {
        return text.charAt(at + 1) == c;
      }
      return wanted == '?' || wanted == c;
    }
  }
}
