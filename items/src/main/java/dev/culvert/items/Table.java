package dev.culvert.items;

import dev.culvert.items.row.RowLayout;
import dev.culvert.items.table.Size;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.table.TableDefinition;
import dev.culvert.items.table.TableDescription;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table ready for use, as one version of its definition has it. */
final class Table {
  final TableDefinition definition;
  final TableState state;
  final RowLayout rows;
  final KeyRules keys;

  /** In the order of their names, in which AWS checks them. */
  final List<IndexRows> indexes;

  final Tally tally;

  Table(TableDefinition definition, TableState state) {
    this.definition = definition;
    this.state = state;
    this.rows = RowLayout.of(definition.id(), definition.schema());
    this.keys = new KeyRules(rows);
    this.indexes =
        definition.schema().indexes().stream()
            .map(index -> new IndexRows(index, definition.schema(), state.tally(index.id())))
            .sorted(Comparator.comparing(IndexRows::name))
            .toList();
    this.tally = state.tally(definition.id());
  }

  TableAddress address() {
    return definition.address();
  }

  @Nullable IndexRows index(String name) {
    for (IndexRows index : indexes) {
      if (index.name().equals(name)) {
        return index;
      }
    }
    return null;
  }

  boolean hasLocalIndexes() {
    return !definition.schema().localIndexes().isEmpty();
  }

  TableDescription describe(Instant now) {
    Map<String, Size> sizes = new HashMap<>();
    indexes.forEach(index -> sizes.put(index.name(), index.tally().size()));
    return new TableDescription(definition, definition.statusAt(now), tally.size(), sizes);
  }
}
