package dev.culvert.items.operation;

import dev.culvert.items.table.TableAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * What an operation consumed of one table and of its indexes.
 *
 * @param own the table's own share
 * @param local the shares of local secondary indexes, by name
 * @param global the shares of global secondary indexes, by name
 */
public record ConsumedCapacity(
    TableAddress table, Units own, Map<String, Units> local, Map<String, Units> global) {

  /** What concerns no index. */
  public static ConsumedCapacity of(TableAddress table, Units own) {
    return new ConsumedCapacity(table, own, Map.of(), Map.of());
  }

  /** Table and indexes together. */
  public Units total() {
    Units sum = own;
    for (Units units : local.values()) {
      sum = sum.plus(units);
    }
    for (Units units : global.values()) {
      sum = sum.plus(units);
    }
    return sum;
  }

  /** Both together; they concern the same table. */
  public ConsumedCapacity plus(ConsumedCapacity other) {
    return new ConsumedCapacity(
        table, own.plus(other.own), sum(local, other.local), sum(global, other.global));
  }

  /**
   * The same within a transaction: the table's own share is consumed twice, once to prepare and
   * once to commit, and the shares of the indexes once.
   */
  public ConsumedCapacity inTransaction() {
    return new ConsumedCapacity(table, own.times(2), local, global);
  }

  private static Map<String, Units> sum(Map<String, Units> left, Map<String, Units> right) {
    if (right.isEmpty()) {
      return left;
    }
    Map<String, Units> sum = new HashMap<>(left);
    right.forEach((name, units) -> sum.merge(name, units, Units::plus));
    return sum;
  }
}
