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
  record Variable(String key, String spelledKey, Optional<String> fallback) implements Part {
    /**
     * The value in this request; null if there is none. A key of many values has none, and a
     * wildcard in a value is an ordinary character.
     */
    @Nullable String resolve(Context context) {
      return switch (context.lowerCased(key)) {
        case null -> fallback.orElse(null);
        case ContextValue.Single single -> single.text();
        case ContextValue.Several _ -> null;
      };
    }
  }

  /** The tokens of this request; null if a variable has no value, so that nothing can match. */
  int @Nullable [] resolve(Context context) {
    Tokens tokens = new Tokens();
    for (Part part : parts) {
      switch (part) {
        case Fixed fixed -> tokens.addAll(fixed.tokens());
        case Variable variable -> {
          String value = variable.resolve(context);
          if (value == null) {
            return null;
          }
          (lowerCased ? value.toLowerCase(Locale.ROOT) : value).chars().forEach(tokens::add);
        }
      }
    }
    return tokens.toArray();
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
