package dev.culvert.services.iam;

import dev.culvert.wire.aws.AwsException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some of a list, as {@code Marker} and {@code MaxItems} ask for it. A marker holds the key of the
 * last item, so that pages stay whole while others come and go.
 *
 * @param marker what asks for the next page; null on the last
 */
record Page<T>(List<T> items, @Nullable String marker) {
  private static final int USUAL_ITEMS = 100;

  /**
   * @param key unique and the order of the list
   * @param after the marker of the page before; null for the first
   */
  static <T> Page<T> of(
      Collection<T> all,
      Function<T, String> key,
      @Nullable String after,
      @Nullable Integer maxItems) {
    var from = after == null ? "" : decoded(after);
    var limit = maxItems == null ? USUAL_ITEMS : maxItems;
    var sorted =
        all.stream()
            .filter(item -> after == null || key.apply(item).compareTo(from) > 0)
            .sorted(Comparator.comparing(key))
            .toList();
    if (sorted.size() <= limit) {
      return new Page<>(sorted, null);
    }
    var items = sorted.subList(0, limit);
    return new Page<>(items, encoded(key.apply(items.getLast())));
  }

  boolean truncated() {
    return marker != null;
  }

  private static String encoded(String key) {
    return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String marker) {
    try {
      return new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new AwsException("ValidationError", "Invalid Marker.", 400);
    }
  }
}
