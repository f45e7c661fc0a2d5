package dev.culvert.items.table;

import dev.culvert.items.ValidationException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Which changes of a table may come in one request: hardly any two. The texts are the service's, as
 * probes of the ACK controller project recorded them.
 */
public final class UpdateRules {
  private UpdateRules() {}

  /** Refuses a request that changes nothing, or things that cannot change together. */
  public static void check(UpdateTable request) {
    List<GlobalIndexUpdate> indexes = request.indexUpdates();
    if (indexes != null && indexes.isEmpty()) {
      throw refused("List of GlobalSecondaryIndexUpdates is empty");
    }
    long concerns = concerns(request);
    if (concerns == 0) {
      throw new ValidationException(
          "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled,"
              + " GlobalSecondaryIndexUpdates, SSESpecification, ReplicaUpdates,"
              + " MultiAccountReplicaReady, ReplicaTransitRoleArn, MultiRegionConsistency,"
              + " DeletionProtectionEnabled, OnDemandThroughput, WarmThroughput or TableClass is"
              + " required");
    }
    if (concerns > 1) {
      checkTogether(request);
    }
    SseRules.check(request.sse());
  }

  private static long concerns(UpdateTable request) {
    return Stream.of(
            request.throughput(),
            request.billingMode(),
            request.stream(),
            request.indexUpdates(),
            request.sse(),
            request.deletionProtection(),
            request.onDemand(),
            request.warm(),
            request.tableClass())
        .filter(Objects::nonNull)
        .count();
  }

  private static void checkTogether(UpdateTable request) {
    if (request.sse() != null) {
      throw refused(
          "Server-Side Encryption modification must be the only operation in the request");
    }
    if (request.tableClass() != null) {
      throw refused("TableClass modification must be the only operation in the request");
    }
    if (request.deletionProtection() != null) {
      throw refused("DeletionProtection modification must be the only operation in the request");
    }
    if (request.warm() != null) {
      throw refused(
          changesIndexes(request)
              ? "Create global secondary index cannot be specified when updating WarmThroughput"
              : "WarmThroughput must be the only operation in the request");
    }
    if (request.onDemand() != null
        && (request.stream() != null || request.indexUpdates() != null)) {
      throw refused(
          "OnDemandThroughput can only be combined with BillingMode in an UpdateTable request");
    }
    boolean updatesUnits =
        request.throughput() != null || request.billingMode() == BillingMode.PROVISIONED;
    if (request.stream() != null && updatesUnits) {
      throw refused("You cannot modify stream status while updating table IOPS");
    }
    if (changesIndexes(request) && updatesUnits) {
      throw refused("You cannot create or delete index while updating table IOPS");
    }
    if (changesIndexes(request) && request.stream() != null) {
      throw refused("You cannot create or delete index while changing stream status");
    }
  }

  private static boolean changesIndexes(UpdateTable request) {
    return request.indexUpdates() != null
        && request.indexUpdates().stream()
            .anyMatch(update -> !(update instanceof GlobalIndexUpdate.Update));
  }

  /** Checks throughput against the billing mode that the table will have. */
  public static void checkCapacity(UpdateTable request, BillingMode mode, boolean switched) {
    if (mode == BillingMode.PAY_PER_REQUEST) {
      if (request.throughput() != null) {
        throw refused(
            "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is"
                + " PAY_PER_REQUEST");
      }
      ThroughputRules.checkOnDemand(request.onDemand(), "for table");
      return;
    }
    if (switched && request.throughput() == null) {
      throw refused("ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
    }
    if (request.throughput() != null) {
      ThroughputRules.checkBounds(request.throughput());
    }
    ThroughputRules.refuseOnDemand(request.onDemand(), "");
  }

  /** Checks an index that is to be added. */
  public static void checkNewIndex(
      GlobalIndexSpecification index, List<AttributeDefinition> attributes, BillingMode mode) {
    List<String> defined = attributes.stream().map(AttributeDefinition::name).toList();
    KeySchemaRules.checkDefined(index.keySchema(), defined);
    KeySchemaRules.checkGlobal(index.keySchema());
    TableRules.checkProjection(index.projection());
    ThroughputRules.checkNewIndex(index, mode);
  }

  /** Checks other throughput for an index. */
  public static void checkIndexUpdate(GlobalIndexUpdate.Update update, BillingMode mode) {
    if (mode == BillingMode.PAY_PER_REQUEST) {
      if (update.throughput() != null) {
        throw refused(
            "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified for index: %s when BillingMode is PAY_PER_REQUEST"
                .formatted(update.index()));
      }
      ThroughputRules.checkOnDemand(update.onDemand(), "for index : " + update.index());
      return;
    }
    if (update.throughput() != null) {
      ThroughputRules.checkBounds(update.throughput());
    }
    ThroughputRules.refuseOnDemand(update.onDemand(), " for index : " + update.index());
  }

  /** Checks a change of the stream against the one that there is. */
  public static void checkStream(StreamSpecification stream, TableDefinition table) {
    StreamRules.checkUpdate(stream, table.stream(), table.address());
  }

  private static ValidationException refused(String why) {
    return new ValidationException(TableRules.INVALID + why);
  }
}
