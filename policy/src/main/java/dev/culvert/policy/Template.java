package dev.culvert.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Text with policy variables between its parts.
 *
 * @param lowerCased whether values are put in lower case, because case does not count
 */
record Template(List<Part> parts, boolean lowerCased) {
  Template {
    parts = List.copyOf(parts);
  }

  sealed interface Part {}

  /** Characters and wildcards, as {@link Glob} reads them. */
  record Fixed(int[] tokens) implements Part {}

  /**
   * {@code ${key}} or {@code ${key, 'fallback'}}.
   *
   * @param key in lower case
   * @param spelledKey as the document spells it
   */
  record Variable(String key, String spelledKey, Optional<String> fallback) implements Part {}

  /**
   * Whether the text matches with the values of this request; never, if a variable has none. What
   * comes before the first wildcard is compared in place. Only if a variable follows a wildcard are
   * the tokens put together for this request.
   */
  boolean matches(String text, Context context) {
    int at = 0;
    for (int index = 0; index < parts.size(); index++) {
      switch (parts.get(index)) {
        case Variable variable -> {
          String value = value(variable, context);
          if (value == null || !text.startsWith(value, at)) {
            return false;
          }
          at += value.length();
        }
        case Fixed(int[] tokens) -> {
          int literals = literals(tokens, text, at);
          at += literals;
          if (literals < tokens.length && tokens[literals] >= 0) {
            return false;
          }
          if (literals < tokens.length) {
            int[] rest = index == parts.size() - 1 ? tokens : joined(index, context);
            return rest != null && Glob.matches(rest, literals, text, at);
          }
        }
      }
    }
    return at == text.length();
  }

  /** How many tokens from the first are characters that stand in the text from this place on. */
  private static int literals(int[] tokens, String text, int from) {
    int count = 0;
    while (count < tokens.length
        && from + count < text.length()
        && tokens[count] == text.charAt(from + count)) {
      count++;
    }
    return count;
  }

  /** The tokens of all parts from this one on; null if a variable has no value. */
  private int @Nullable [] joined(int first, Context context) {
    Tokens tokens = new Tokens();
    for (Part part : parts.subList(first, parts.size())) {
      switch (part) {
        case Fixed fixed -> tokens.addAll(fixed.tokens());
        case Variable variable -> {
          String value = value(variable, context);
          if (value == null) {
            return null;
          }
          value.chars().forEach(tokens::add);
        }
      }
    }
    return tokens.toArray();
  }

  /**
   * The value in this request; null if there is none. A key of many values has none, and a wildcard
   * in a value is an ordinary character.
   */
  private @Nullable String value(Variable variable, Context context) {
    String value =
        switch (context.lowerCased(variable.key())) {
          case null -> variable.fallback().orElse(null);
          case ContextValue.Single single -> single.text();
          case ContextValue.Several _ -> null;
        };
    return value != null && lowerCased ? value.toLowerCase(Locale.ROOT) : value;
  }

  /** The keys it reads, as the document spells them. */
  Stream<String> keys() {
    return parts.stream()
        .flatMap(part ->
            switch (part) {
              case Fixed _ -> Stream.empty();
              case Variable variable -> Stream.of(variable.spelledKey());
            });
  }
}
