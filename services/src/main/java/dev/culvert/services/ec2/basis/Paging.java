package dev.culvert.services.ec2.basis;

import dev.culvert.wire.aws.AwsException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a long answer is wanted. Answers are ordered by id; a token says after which id the
 * next page begins, so that what is made or deleted in between moves nothing.
 */
public record Paging(int size, String after) {
  private static final int MIN = 5;
  private static final int MAX = 1000;
  private static final String VERSION = "1 ";

  /** The usual pages of EC2: 5 to 1000 results; larger ones are cut to 1000. */
  public static Paging of(@Nullable Integer maxResults, @Nullable String nextToken) {
    return of(maxResults, nextToken, MIN, MAX);
  }

  public static Paging of(
      @Nullable Integer maxResults, @Nullable String nextToken, int min, int max) {
    if (maxResults != null && maxResults < min) {
      throw Refusals.value(
          "Value ( "
              + maxResults
              + " ) for parameter maxResults is invalid. Expecting a value greater than or equal to"
              + " "
              + min
              + ".");
    }
    return new Paging(
        maxResults == null ? max : Math.min(maxResults, max),
        nextToken == null || nextToken.isEmpty() ? "" : decode(nextToken));
  }

  /**
   * One page.
   *
   * @param next absent on the last page
   */
  public record Page<T>(List<T> items, @Nullable String next) {}

  public <T> Page<T> cut(List<T> all, Function<? super T, String> id) {
    var rest =
        all.stream()
            .sorted(Comparator.comparing(id))
            .filter(item -> id.apply(item).compareTo(after) > 0)
            .toList();
    return rest.size() <= size
        ? new Page<>(rest, null)
        : new Page<>(rest.subList(0, size), encode(id.apply(rest.get(size - 1))));
  }

  private static String encode(String last) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((VERSION + last).getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String token) {
    try {
      var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.startsWith(VERSION)) {
        return text.substring(VERSION.length());
      }
    } catch (IllegalArgumentException e) {
      // Not one of ours either.
    }
    throw new AwsException("InvalidNextToken", "The specified NextToken is not valid.");
  }
}
