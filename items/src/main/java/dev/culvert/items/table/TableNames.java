package dev.culvert.items.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of ListTables.
 *
 * @param last the name to go on after; null at the end
 */
public record TableNames(List<String> names, @Nullable String last) {
  public TableNames {
    names = List.copyOf(names);
  }
}
