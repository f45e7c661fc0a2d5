package dev.culvert.items.table;

import org.jspecify.annotations.Nullable;

/** One change of a table's global secondary indexes. */
public sealed interface GlobalIndexUpdate {
  /** The index that changes. */
  String index();

  /** A new index, filled from the items that exist. */
  record Create(GlobalIndexSpecification specification) implements GlobalIndexUpdate {
    @Override
    public String index() {
      return specification.name();
    }
  }

  /** Other throughput. */
  record Update(
      String index,
      @Nullable Throughput throughput,
      @Nullable OnDemandThroughput onDemand,
      @Nullable WarmThroughput warm)
      implements GlobalIndexUpdate {}

  /** The end of an index. */
  record Delete(String index) implements GlobalIndexUpdate {}
}
