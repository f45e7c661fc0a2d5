package dev.culvert.services.autoscaling;

import dev.culvert.services.Call;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a sorted list; its token is the last key shown. */
record Pages<T>(List<T> shown, @Nullable String next) {
  private static final int MOST = 50;

  static <T> Pages<T> of(
      List<T> sorted, Function<T, String> key, @Nullable String token, @Nullable Integer max) {
    var after = Objects.requireNonNullElse(token, "");
    var rest = sorted.stream().filter(item -> key.apply(item).compareTo(after) > 0).toList();
    var size = Math.min(Objects.requireNonNullElse(max, MOST), MOST);
    var shown = rest.subList(0, Math.min(size, rest.size()));
    return new Pages<>(shown, rest.size() > size ? key.apply(shown.getLast()) : null);
  }

  /** Whether this is the caller's, and of the name space that they ask about. */
  static boolean asked(Dimension dimension, @Nullable String namespace, Call call) {
    return dimension.account().equals(call.account())
        && dimension.region().equals(call.region())
        && Objects.equals(namespace, "dynamodb");
  }
}
