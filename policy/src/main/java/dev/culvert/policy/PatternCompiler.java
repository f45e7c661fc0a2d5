package dev.culvert.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Turns a text of a document into a {@link TextPattern}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">IAM
 *     policy elements: variables and tags</a>
 */
final class PatternCompiler {
  private static final TextPattern ANYTHING = new TextPattern.Anything();
  private static final int NO_VARIABLES = Integer.MAX_VALUE;

  private final String source;
  private final WildcardStyle style;
  private final int variablesFromSegment;
  private final boolean lowerCased;
  private final List<Template.Part> parts = new ArrayList<>();
  private final Tokens tokens = new Tokens();

  private PatternCompiler(
      String source, WildcardStyle style, int variablesFromSegment, boolean lowerCased) {
    this.source = source;
    this.style = style;
    this.variablesFromSegment = variablesFromSegment;
    this.lowerCased = lowerCased;
  }

  /** An action; it is to be matched against actions in lower case. */
  static TextPattern action(String source) {
    return new PatternCompiler(
            source.toLowerCase(Locale.ROOT), WildcardStyle.TEXT, NO_VARIABLES, true)
        .compile();
  }

  /**
   * A value of a condition.
   *
   * @param variables whether the document's version knows variables
   */
  static TextPattern value(String source, WildcardStyle style, boolean variables) {
    return new PatternCompiler(source, style, variables ? 0 : NO_VARIABLES, false).compile();
  }

  /** A value that is to be matched against texts in lower case. */
  static TextPattern valueIgnoringCase(String source, boolean variables) {
    return new PatternCompiler(
            source.toLowerCase(Locale.ROOT), WildcardStyle.NONE, variables ? 0 : NO_VARIABLES, true)
        .compile();
  }

  /**
   * A resource. Variables work only after the fifth colon. An ARN of fewer parts means any for the
   * missing ones, unless it has a star that reaches over them.
   */
  static TextPattern resource(String source, boolean variables) {
    StringBuilder whole = new StringBuilder(source);
    if (!source.contains("*:") && !source.endsWith("*")) {
      for (long colons = colons(source); colons < WildcardStyle.LAST_ARN_SEGMENT; colons++) {
        whole.append(":*");
      }
    }
    return new PatternCompiler(
            whole.toString(),
            WildcardStyle.RESOURCE,
            variables ? WildcardStyle.LAST_ARN_SEGMENT : NO_VARIABLES,
            false)
        .compile();
  }

  private static long colons(String text) {
    return text.chars().filter(character -> character == ':').count();
  }

  private TextPattern compile() {
    int segment = 0;
    int at = 0;
    while (at < source.length()) {
      char character = source.charAt(at);
      int variableEnd = segment >= variablesFromSegment ? variableEnd(at) : -1;
      if (variableEnd > 0) {
        variable(source.substring(at + 2, variableEnd));
        at = variableEnd + 1;
        continue;
      }
      boolean wildcard = character == '*' || character == '?';
      tokens.add(wildcard ? style.token(character, segment, endsSegment(at)) : character);
      if (character == ':') {
        segment++;
      }
      at++;
    }
    return finish();
  }

  /** Whether only stars stand between here and the next colon or the end. */
  private boolean endsSegment(int at) {
    int next = at + 1;
    while (next < source.length() && source.charAt(next) == '*') {
      next++;
    }
    return next == source.length() || source.charAt(next) == ':';
  }

  private int variableEnd(int at) {
    return source.startsWith("${", at) ? source.indexOf('}', at) : -1;
  }

  private void variable(String inside) {
    if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
      tokens.add(inside.charAt(0));
      return;
    }
    if (!tokens.isEmpty()) {
      parts.add(new Template.Fixed(tokens.drain()));
    }
    int comma = inside.indexOf(',');
    String key = (comma < 0 ? inside : inside.substring(0, comma)).strip();
    parts.add(
        new Template.Variable(
            key.toLowerCase(Locale.ROOT),
            key,
            comma < 0 ? Optional.empty() : Optional.of(unquoted(inside.substring(comma + 1)))));
  }

  private static String unquoted(String fallback) {
    String stripped = fallback.strip();
    boolean quoted = stripped.length() >= 2 && stripped.startsWith("'") && stripped.endsWith("'");
    return quoted ? stripped.substring(1, stripped.length() - 1) : stripped;
  }

  private TextPattern finish() {
    int[] fixed = tokens.toArray();
    if (!parts.isEmpty()) {
      parts.add(new Template.Fixed(fixed));
      return new TextPattern.WithVariables(new Template(parts, lowerCased));
    }
    int prefix = 0;
    while (prefix < fixed.length && fixed[prefix] >= 0) {
      prefix++;
    }
    if (prefix == fixed.length) {
      return new TextPattern.Literal(literal(fixed, 0, prefix));
    }
    if (onlyReachingStars(fixed, prefix)) {
      return prefix == 0 ? ANYTHING : new TextPattern.Prefix(literal(fixed, 0, prefix));
    }
    int suffix = fixed.length;
    while (fixed[suffix - 1] >= 0) {
      suffix--;
    }
    return new TextPattern.Wildcards(
        literal(fixed, 0, prefix), fixed, literal(fixed, suffix, fixed.length));
  }

  private static String literal(int[] tokens, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int at = from; at < to; at++) {
      text.append((char) tokens[at]);
    }
    return text.toString();
  }

  private static boolean onlyReachingStars(int[] tokens, int from) {
    for (int at = from; at < tokens.length; at++) {
      if (tokens[at] != Glob.REACHING_STAR) {
        return false;
      }
    }
    return true;
  }
}
