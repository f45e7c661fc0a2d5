package dev.culvert.services.organizations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of a list, as {@code NextToken} and {@code MaxResults} ask for it.
 *
 * @param token what asks for the next slice; null at the end
 */
record Slice<T>(List<T> items, @Nullable String token) {
  private static final int USUAL = 20;

  static <T> Slice<T> of(List<T> all, @Nullable String token, @Nullable Integer maxResults) {
    var from = 0;
    try {
      from = token == null ? 0 : Integer.parseInt(token);
    } catch (NumberFormatException e) {
      throw OrgErrors.of("InvalidInputException", "You specified an invalid value.");
    }
    var end = Math.min(all.size(), from + (maxResults == null ? USUAL : maxResults));
    return new Slice<>(
        all.subList(Math.clamp(from, 0, end), end),
        end < all.size() ? Integer.toString(end) : null);
  }
}
