package dev.culvert.items.stream;

import dev.culvert.items.table.StreamDefinition;
import dev.culvert.items.table.TableAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of GetRecords.
 *
 * @param next the iterator to go on with; null at the end of a closed shard
 */
public record RecordPage(
    TableAddress table,
    StreamDefinition stream,
    List<StreamRecord> records,
    @Nullable String next) {
  public RecordPage {
    records = List.copyOf(records);
  }
}
