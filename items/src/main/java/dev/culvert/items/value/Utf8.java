package dev.culvert.items.value;

/** Questions about the UTF-8 form of a text, answered without making it. */
public final class Utf8 {
  private Utf8() {}

  /** How many bytes the UTF-8 form has; a lone surrogate counts as the one byte '?' it becomes. */
  public static int length(String text) {
    int bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return slowLength(text, i);
      }
    }
    return bytes;
  }

  private static int slowLength(String text, int from) {
    int bytes = from;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes += 1;
      } else if (c < 0x800) {
        bytes += 2;
      } else if (!Character.isSurrogate(c)) {
        bytes += 3;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        bytes += 4;
        i++;
      } else {
        bytes += 1;
      }
    }
    return bytes;
  }

  /** Compares two texts as DynamoDB orders them: by the unsigned bytes of their UTF-8 forms. */
  public static int compare(String left, String right) {
    int shared = Math.min(left.length(), right.length());
    for (int i = 0; i < shared; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        // UTF-16 puts surrogates below U+E000..U+FFFF, UTF-8 above.
        boolean surrogateLeft = Character.isSurrogate(a);
        boolean surrogateRight = Character.isSurrogate(b);
        return surrogateLeft == surrogateRight ? a - b : surrogateLeft ? 1 : -1;
      }
    }
    return left.length() - right.length();
  }
}
