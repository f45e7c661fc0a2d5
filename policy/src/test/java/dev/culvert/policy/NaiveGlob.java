package dev.culvert.policy;

/** Wildcards by trying everything, written apart from the product to check it. */
final class NaiveGlob {
  private NaiveGlob() {}

  static boolean matches(WildcardStyle style, String pattern, String text) {
    return matches(style, pattern, 0, 0, text, 0);
  }

  private static boolean matches(
      WildcardStyle style, String pattern, int at, int colons, String text, int from) {
    if (at == pattern.length()) {
      return from == text.length();
    }
    char character = pattern.charAt(at);
    boolean left = from < text.length();
    boolean wild = style != WildcardStyle.NONE && (character == '*' || character == '?');
    if (!wild) {
      int next = colons + (character == ':' ? 1 : 0);
      return left
          && text.charAt(from) == character
          && matches(style, pattern, at + 1, next, text, from + 1);
    }
    boolean takes = left && (text.charAt(from) != ':' || mayCross(style, pattern, at, colons));
    return character == '?'
        ? takes && matches(style, pattern, at + 1, colons, text, from + 1)
        : matches(style, pattern, at + 1, colons, text, from)
            || (takes && matches(style, pattern, at, colons, text, from + 1));
  }

  private static boolean mayCross(WildcardStyle style, String pattern, int at, int colons) {
    return switch (style) {
      case NONE -> false;
      case TEXT -> true;
      case RESOURCE -> pattern.charAt(at) == '*' && pattern.substring(at).matches("\\*+(:.*)?");
      case ARN -> colons >= 5;
    };
  }
}
