package dev.culvert.items.partiql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The words of PartiQL, which are identifiers only in double quotes. */
final class Keywords {
  private static final String FILE = "keywords.txt";
  private static final Set<String> WORDS = read();
  private static final int LONGEST = WORDS.stream().mapToInt(String::length).max().orElse(0);

  private static final Set<String> OPERATORS =
      Set.of("and", "or", "not", "is", "in", "between", "like", "union", "except", "intersect");

  /** Words that are one keyword together. */
  private static final Set<String> PAIRS =
      Set.of(
          "not in",
          "is not",
          "not between",
          "not like",
          "insert into",
          "modified old",
          "modified new",
          "all old",
          "all new",
          "character varying",
          "double precision",
          "on conflict",
          "do nothing",
          "union all",
          "intersect all",
          "except all",
          "cross join",
          "inner join",
          "left join",
          "right join",
          "full join",
          "outer join");

  private static final Map<String, TokenKind> KINDS =
      Map.of(
          "as", TokenKind.AS,
          "at", TokenKind.AT,
          "by", TokenKind.BY,
          "null", TokenKind.NULL,
          "missing", TokenKind.MISSING,
          "true", TokenKind.BOOLEAN,
          "false", TokenKind.BOOLEAN);

  private Keywords() {}

  /** What a word in lower case is. */
  static TokenKind kind(String word) {
    if (word.length() > LONGEST || !WORDS.contains(word)) {
      return TokenKind.IDENTIFIER;
    }
    return OPERATORS.contains(word)
        ? TokenKind.OPERATOR
        : KINDS.getOrDefault(word, TokenKind.KEYWORD);
  }

  /** Whether two keywords that follow each other are one. */
  static boolean pair(String first, String second) {
    return PAIRS.contains(first + " " + second);
  }

  /** What two keywords are together. */
  static TokenKind pairKind(String first, String second) {
    boolean operator = OPERATORS.contains(first) || OPERATORS.contains(second);
    return operator ? TokenKind.OPERATOR : TokenKind.KEYWORD;
  }

  private static Set<String> read() {
    try (InputStream words = Keywords.class.getResourceAsStream(FILE)) {
      if (words == null) {
        throw new IllegalStateException("there is no " + FILE);
      }
      String text = new String(words.readAllBytes(), StandardCharsets.US_ASCII);
      return text.lines().collect(Collectors.toUnmodifiableSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
