package dev.culvert.services.dynamodb;

import dev.culvert.items.operation.ConsumedCapacity;
import dev.culvert.items.operation.ItemCollectionMetrics;
import dev.culvert.items.operation.Units;
import dev.culvert.shapes.dynamodb.Capacity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code ReturnConsumedCapacity} and {@code ReturnItemCollectionMetrics}. */
final class Consumed {
  private Consumed() {}

  /** What to tell of a capacity; null if nothing was asked for. */
  static dev.culvert.shapes.dynamodb.@Nullable ConsumedCapacity told(
      @Nullable String asked, ConsumedCapacity consumed) {
    var how = Objects.requireNonNullElse(asked, "NONE");
    if (how.equals("NONE")) {
      return null;
    }
    var told =
        new dev.culvert.shapes.dynamodb.ConsumedCapacity()
            .tableName(consumed.table().name())
            .capacityUnits(consumed.total().total());
    if (how.equals("INDEXES")) {
      told.table(capacity(consumed.own()));
      if (!consumed.local().isEmpty()) {
        told.localSecondaryIndexes(capacities(consumed.local()));
      }
      if (!consumed.global().isEmpty()) {
        told.globalSecondaryIndexes(capacities(consumed.global()));
      }
    }
    return told;
  }

  /** The same of several tables. */
  static @Nullable List<dev.culvert.shapes.dynamodb.ConsumedCapacity> told(
      @Nullable String asked, List<ConsumedCapacity> consumed) {
    var told = consumed.stream().map(one -> told(asked, one)).filter(Objects::nonNull).toList();
    return told.isEmpty() ? null : told;
  }

  /** What to tell of a transaction, which says also what were reads and what were writes. */
  static @Nullable List<dev.culvert.shapes.dynamodb.ConsumedCapacity> ofTransaction(
      @Nullable String asked, List<ConsumedCapacity> consumed) {
    var told = told(asked, consumed);
    for (int i = 0; told != null && i < told.size(); i++) {
      var one = told.get(i);
      var total = consumed.get(i).total();
      one.readCapacityUnits(some(total.read())).writeCapacityUnits(some(total.write()));
      var table = one.table;
      if (table != null) {
        var own = consumed.get(i).own();
        table.readCapacityUnits(some(own.read())).writeCapacityUnits(some(own.write()));
      }
    }
    return told;
  }

  private static @Nullable Double some(double units) {
    return units > 0 ? units : null;
  }

  static dev.culvert.shapes.dynamodb.@Nullable ItemCollectionMetrics collection(
      @Nullable String asked, @Nullable ItemCollectionMetrics metrics) {
    return metrics == null || !"SIZE".equals(asked) ? null : collection(metrics);
  }

  static dev.culvert.shapes.dynamodb.ItemCollectionMetrics collection(
      ItemCollectionMetrics metrics) {
    return new dev.culvert.shapes.dynamodb.ItemCollectionMetrics()
        .itemCollectionKey(metrics.key())
        .sizeEstimateRangeGB(List.of(metrics.lowerGigabytes(), metrics.upperGigabytes()));
  }

  private static Capacity capacity(Units units) {
    return new Capacity().capacityUnits(units.total());
  }

  private static Map<String, Capacity> capacities(Map<String, Units> units) {
    var capacities = new HashMap<String, Capacity>();
    units.forEach((index, share) -> capacities.put(index, capacity(share)));
    return capacities;
  }
}
