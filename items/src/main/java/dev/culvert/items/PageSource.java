package dev.culvert.items;

import dev.culvert.items.row.KeyAttribute;
import dev.culvert.items.row.RowLayout;
import dev.culvert.items.store.Space;
import dev.culvert.items.value.Item;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a query or a scan reads: a table, or one of its indexes. */
record PageSource(Table table, @Nullable IndexRows index) {

  Space space() {
    return index == null ? Space.ITEMS : Space.INDEXES;
  }

  RowLayout rows() {
    return index == null ? table.rows : index.rows();
  }

  /** The names of the attributes that tell a row's position: the table's key and the index's. */
  Set<String> positionNames() {
    Set<String> names = new LinkedHashSet<>();
    table.keys.attributes().forEach(attribute -> names.add(attribute.name()));
    if (index != null) {
      names.addAll(index.index().key().names());
    }
    return names;
  }

  /** The attributes of the key that is read by, those of the partition key first. */
  List<KeyAttribute> keyAttributes() {
    return index == null ? table.keys.attributes() : index.keyAttributes();
  }

  Item positionOf(Item entry) {
    return Keys.select(entry, positionNames());
  }
}
