package dev.culvert.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A compiled list of actions or resources; exact texts are looked up, patterns are tried. */
final class TextMatcher {
  /** For elements that a kind of document does not have. */
  static final TextMatcher ANYTHING = new TextMatcher(List.of(new TextPattern.Anything()), false);

  private final boolean negated;
  private final boolean anything;
  private final Set<String> literals;
  private final TextPattern[] patterns;

  /**
   * @param negated for {@code NotAction} and {@code NotResource}
   */
  TextMatcher(List<TextPattern> all, boolean negated) {
    this.negated = negated;
    Set<String> exact = new HashSet<>();
    List<TextPattern> others = new ArrayList<>();
    boolean any = false;
    for (TextPattern pattern : all) {
      switch (pattern) {
        case TextPattern.Anything _ -> any = true;
        case TextPattern.Literal(String value) -> exact.add(value);
        case TextPattern.Nothing _ -> {}
        case TextPattern.Prefix _, TextPattern.Wildcards _, TextPattern.WithVariables _ ->
            others.add(pattern);
      }
    }
    anything = any;
    literals = exact;
    patterns = others.toArray(TextPattern[]::new);
  }

  boolean matches(String text, Context context) {
    return listed(text, context) != negated;
  }

  private boolean listed(String text, Context context) {
    if (anything || literals.contains(text)) {
      return true;
    }
    for (TextPattern pattern : patterns) {
      if (pattern.matches(text, context)) {
        return true;
      }
    }
    return false;
  }

  /** The context keys that its policy variables read. */
  Stream<String> keys() {
    return Arrays.stream(patterns).flatMap(TextPattern::keys);
  }
}
