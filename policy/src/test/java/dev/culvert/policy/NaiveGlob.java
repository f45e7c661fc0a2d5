package dev.culvert.policy;

import java.util.regex.Pattern;

/** Wildcards as regular expressions, written apart from the product to check it. */
final class NaiveGlob {
  private NaiveGlob() {}

  static boolean matches(WildcardStyle style, String pattern, String text) {
    StringBuilder expression = new StringBuilder();
    int colons = 0;
    for (int at = 0; at < pattern.length(); at++) {
      char character = pattern.charAt(at);
      String rest = pattern.substring(at).replaceFirst("^\\*+", "");
      boolean last = rest.isEmpty() || rest.startsWith(":");
      boolean free =
          switch (style) {
            case NONE -> false;
            case TEXT -> true;
            case RESOURCE -> character == '*' && last;
            case ARN -> colons >= 5;
          };
      if (style == WildcardStyle.NONE || (character != '*' && character != '?')) {
        expression.append(Pattern.quote(String.valueOf(character)));
      } else {
        expression.append(free ? "." : "[^:]").append(character == '*' ? "*" : "");
      }
      colons += character == ':' ? 1 : 0;
    }
    return Pattern.compile(expression.toString(), Pattern.DOTALL).matcher(text).matches();
  }
}
