package dev.culvert.items.operation;

import dev.culvert.items.value.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads several items as they were at one moment; at most {@value #MAX_GETS}. */
public record TransactGet(List<Get> gets) {
  public static final int MAX_GETS = 100;

  public TransactGet {
    gets = List.copyOf(gets);
  }

  /** The items in the order of the request, null where there is none. */
  public record Result(List<@Nullable Item> items, List<ConsumedCapacity> capacities) {}
}
