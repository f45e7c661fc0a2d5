package dev.culvert.policy;

/**
 * A text with {@code *} and {@code ?}, matched without regular expressions and without allocation.
 *
 * <p>A {@code *} either reaches over anything, or stays inside its colon-separated segment. Two
 * points to come back to are enough for both kinds: the last star that stays, and the last that
 * reaches. Coming back to an earlier staying star cannot help: one in the same segment would only
 * leave less room to the later, and one in an earlier segment must end where its colon stands. This
 * makes the cost at most the product of the lengths, whatever the pattern.
 */
final class Glob {
  /** Any run of characters. */
  static final int REACHING_STAR = -1;

  /** Any run of characters but the colon. */
  static final int STAYING_STAR = -2;

  /** Any one character. */
  static final int ANY_ONE = -3;

  /** Any one character but the colon. */
  static final int ANY_ONE_BUT_COLON = -4;

  private Glob() {}

  /**
   * Whether the text matches the tokens from the given places on.
   *
   * @param tokens characters, and the negative constants of this class
   */
  static boolean matches(int[] tokens, int fromToken, String text, int fromCharacter) {
    int token = fromToken;
    int at = fromCharacter;
    int reachingToken = -1;
    int reachingAt = -1;
    int stayingToken = -1;
    int stayingAt = -1;
    int end = text.length();
    while (true) {
      if (token < tokens.length && tokens[token] == REACHING_STAR) {
        reachingToken = ++token;
        reachingAt = at;
        stayingToken = -1;
      } else if (token < tokens.length && tokens[token] == STAYING_STAR) {
        stayingToken = ++token;
        stayingAt = at;
      } else if (token < tokens.length && at < end && one(tokens[token], text.charAt(at))) {
        token++;
        at++;
      } else if (token == tokens.length && at == end) {
        return true;
      } else if (stayingToken >= 0 && stayingAt < end && text.charAt(stayingAt) != ':') {
        token = stayingToken;
        at = ++stayingAt;
      } else if (reachingToken >= 0 && reachingAt < end) {
        token = reachingToken;
        at = ++reachingAt;
        stayingToken = -1;
      } else {
        return false;
      }
    }
  }

  private static boolean one(int token, char character) {
    return token == character
        || token == ANY_ONE
        || (token == ANY_ONE_BUT_COLON && character != ':');
  }
}
