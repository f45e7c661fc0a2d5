package dev.culvert.verification.bench;

import static dev.culvert.verification.bench.Contest.BARE;
import static dev.culvert.verification.bench.Contest.FSYNC;
import static dev.culvert.verification.bench.Contest.IN_MEMORY;
import static dev.culvert.verification.bench.Contest.IN_VPC;
import static dev.culvert.verification.bench.Contest.LOCAL_IN_MEMORY;
import static dev.culvert.verification.bench.Contest.LOCAL_ON_DISK;
import static dev.culvert.verification.bench.Contest.OS;
import static dev.culvert.verification.bench.Contest.UNGUARDED;

import java.util.List;

/** So many times the other's throughput is what we want to have. */
record Budget(Workload workload, Rival ours, Rival theirs, double atLeast) {

  static List<Budget> all() {
    return List.of(
        new Budget(Workload.GET_ITEM, IN_MEMORY, BARE, 0.6),
        new Budget(Workload.GET_ITEM, IN_VPC, UNGUARDED, 0.85),
        new Budget(Workload.GET_ITEM, IN_MEMORY, LOCAL_IN_MEMORY, 5),
        new Budget(Workload.PUT_ITEM, IN_MEMORY, LOCAL_IN_MEMORY, 8),
        new Budget(Workload.PUT_ITEM, OS, LOCAL_ON_DISK, 25),
        new Budget(Workload.PUT_ITEM, FSYNC, LOCAL_ON_DISK, 5),
        new Budget(Workload.CONDITIONAL_UPDATE, IN_MEMORY, LOCAL_IN_MEMORY, 5),
        new Budget(Workload.QUERY, IN_MEMORY, LOCAL_IN_MEMORY, 5),
        new Budget(Workload.BATCH_GET, IN_MEMORY, LOCAL_IN_MEMORY, 5),
        new Budget(Workload.BATCH_WRITE, IN_MEMORY, LOCAL_IN_MEMORY, 5),
        new Budget(Workload.TRANSACTION, IN_MEMORY, LOCAL_IN_MEMORY, 5));
  }
}
