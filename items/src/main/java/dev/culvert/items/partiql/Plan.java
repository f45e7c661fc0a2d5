package dev.culvert.items.partiql;

import dev.culvert.items.operation.Query;
import dev.culvert.items.operation.Scan;
import dev.culvert.items.value.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a SELECT reads. */
public sealed interface Plan {

  /** One query for each partition that it asks for, in their order. */
  record Partitions(List<Query> queries) implements Plan {
    public Partitions {
      queries = List.copyOf(queries);
    }
  }

  /** Everything. */
  record Everything(Scan scan) implements Plan {}

  /**
   * The key that a statement names in full, and what else it asks of the item.
   *
   * @param key null where the statement does not name one
   */
  record Single(@Nullable Item key, Where rest) {}
}
