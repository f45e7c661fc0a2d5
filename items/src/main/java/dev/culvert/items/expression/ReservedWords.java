package dev.culvert.items.expression;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words that an expression may not use as names of attributes.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ReservedWords.html">Reserved
 *     words in DynamoDB</a>
 */
final class ReservedWords {
  private static final String FILE = "reserved-words.txt";
  private static final Set<String> WORDS = read();
  private static final int LONGEST = WORDS.stream().mapToInt(String::length).max().orElse(0);

  private ReservedWords() {}

  static boolean contain(String name) {
    return name.length() <= LONGEST && WORDS.contains(name.toUpperCase(Locale.ROOT));
  }

  static int count() {
    return WORDS.size();
  }

  private static Set<String> read() {
    try (InputStream words = ReservedWords.class.getResourceAsStream(FILE)) {
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
