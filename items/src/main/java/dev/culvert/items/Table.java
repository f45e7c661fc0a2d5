package dev.culvert.items;

import dev.culvert.items.row.KeyAttribute;
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
import java.util.Set;
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
  private final boolean pending;

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
    this.pending = definition.settled().equals(Definitions.LATER);
  }

  /** Whether the table is still being filled, and cannot be used before. */
  boolean isPending() {
    return pending;
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

  /** Refuses paths that lead into attributes of keys, which are never documents. */
  void refuseDocuments(Set<String> documents) {
    if (documents.isEmpty()) {
      return;
    }
    String key = keys.firstOf(documents);
    if (key != null) {
      throw new ValidationException(
          "Key attributes must be scalars; list random access '[]' and map lookup '.' are not"
              + " allowed: Key: "
              + key);
    }
    for (IndexRows index : indexes) {
      for (KeyAttribute attribute : index.keyAttributes()) {
        if (documents.contains(attribute.name())) {
          throw new ValidationException(
              "Key attributes must be scalars; list random access '[]' and map lookup '.' are not"
                  + " allowed: IndexKey: "
                  + attribute.name());
        }
      }
    }
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
