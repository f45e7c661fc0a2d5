package dev.culvert.services.dynamodb;

import dev.culvert.items.GlobalTables;
import dev.culvert.items.ValidationException;
import dev.culvert.items.table.ReplicaOverrides;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.table.TableClass;
import dev.culvert.network.walk.ServiceDirectory;
import dev.culvert.shapes.dynamodb.ProvisionedThroughputOverride;
import dev.culvert.shapes.dynamodb.ReplicationGroupUpdate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code ReplicaUpdates} of UpdateTable: the replicas of global tables of version 2019.11.21. */
final class ReplicaUpdates {
  private static final Set<String> REGIONS = Set.copyOf(ServiceDirectory.standard().regions());

  private final GlobalTables tables;

  ReplicaUpdates(GlobalTables tables) {
    this.tables = tables;
  }

  /** Makes the one change that a request may ask for. */
  dev.culvert.items.table.TableDescription run(
      TableAddress table, List<ReplicationGroupUpdate> updates) {
    if (updates.size() != 1) {
      // [U] the service takes several updates of replicas that exist, but adds and deletes one.
      throw new ValidationException(
          "One or more parameter values were invalid: ReplicaUpdates can hold one update at a"
              + " time");
    }
    var update = updates.getFirst();
    if (update.createValue != null) {
      var create = update.createValue;
      return tables.add(
          table,
          region(create.regionName),
          overrides(create.provisionedThroughputOverride, create.tableClassOverride));
    }
    if (update.delete != null) {
      return tables.remove(table, region(update.delete.regionName));
    }
    if (update.update != null) {
      var change = update.update;
      return tables.change(
          table,
          region(change.regionName),
          overrides(change.provisionedThroughputOverride, change.tableClassOverride));
    }
    throw new ValidationException(
        "One or more parameter values were invalid: One of ReplicaUpdate.Create,"
            + " ReplicaUpdate.Update, ReplicaUpdate.Delete must not be null");
  }

  /** A region that there is. */
  static String region(@Nullable String name) {
    var region = Objects.requireNonNull(name, "checked");
    if (!REGIONS.contains(region)) {
      throw new ValidationException("Invalid region: " + region);
    }
    return region;
  }

  private static ReplicaOverrides overrides(
      @Nullable ProvisionedThroughputOverride throughput, @Nullable String tableClass) {
    return new ReplicaOverrides(
        throughput == null ? null : throughput.readCapacityUnits,
        tableClass == null ? null : TableClass.valueOf(tableClass));
  }
}
