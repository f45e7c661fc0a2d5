package dev.culvert.items.table;

import dev.culvert.items.ValidationException;
import org.jspecify.annotations.Nullable;

/** What DynamoDB asks of throughput in requests, with its texts. */
final class ThroughputRules {
  static final long MAX_UNITS = 1_000_000_000_000L;

  private ThroughputRules() {}

  static void check(CreateTable request) {
    Throughput throughput = request.throughput();
    if (request.billingMode() == BillingMode.PAY_PER_REQUEST) {
      if (throughput != null) {
        throw new ValidationException(
            TableRules.INVALID
                + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when"
                + " BillingMode is PAY_PER_REQUEST");
      }
      checkOnDemand(request.onDemand(), "for table");
      return;
    }
    if (throughput == null) {
      throw new ValidationException(
          TableRules.INVALID
              + "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode"
              + " is PROVISIONED");
    }
    checkBounds(throughput);
    refuseOnDemand(request.onDemand(), "");
  }

  static void checkNewIndex(GlobalIndexSpecification index, @Nullable BillingMode mode) {
    if (mode == BillingMode.PAY_PER_REQUEST) {
      if (index.throughput() != null) {
        throw new ValidationException(
            TableRules.INVALID
                + "ProvisionedThroughput should not be specified for index: %s when BillingMode is PAY_PER_REQUEST"
                    .formatted(index.name()));
      }
      checkOnDemand(index.onDemand(), "for index : " + index.name());
      return;
    }
    if (index.throughput() == null) {
      throw new ValidationException(
          TableRules.INVALID + "ProvisionedThroughput is not specified for index: " + index.name());
    }
    checkBounds(index.throughput());
    refuseOnDemand(index.onDemand(), " for index : " + index.name());
  }

  static void checkBounds(Throughput throughput) {
    if (throughput.readUnits() > MAX_UNITS) {
      throw new ValidationException(
          "Given value %d for ReadCapacityUnits is out of bounds"
              .formatted(throughput.readUnits()));
    }
    if (throughput.writeUnits() > MAX_UNITS) {
      throw new ValidationException(
          "Given value %d for WriteCapacityUnits is out of bounds"
              .formatted(throughput.writeUnits()));
    }
  }

  /** Limits of on-demand consumption are positive; an update also takes -1, which means none. */
  static void checkOnDemand(@Nullable OnDemandThroughput onDemand, String of) {
    if (onDemand != null) {
      checkOnDemand(onDemand.maxReadUnits(), "MaxReadRequestUnits", of);
      checkOnDemand(onDemand.maxWriteUnits(), "MaxWriteRequestUnits", of);
    }
  }

  private static void checkOnDemand(@Nullable Long units, String name, String of) {
    if (units != null && units != -1 && units < 1) {
      throw new ValidationException(
          TableRules.INVALID
              + "Requested %s for OnDemandThroughput %s is outside of valid range"
                  .formatted(name, of));
    }
  }

  static void refuseOnDemand(@Nullable OnDemandThroughput onDemand, String of) {
    if (onDemand != null) {
      String name =
          onDemand.maxReadUnits() == null ? "MaxWriteRequestUnits" : "MaxReadRequestUnits";
      throw new ValidationException(
          TableRules.INVALID
              + "%s for OnDemandThroughput%s cannot be specified when the table BillingMode is PROVISIONED"
                  .formatted(name, of));
    }
  }
}
