package dev.culvert.verification.bench;

import dev.culvert.verification.bench.Rival.BareHttp;
import dev.culvert.verification.bench.Rival.Culvert;
import dev.culvert.verification.bench.Rival.Culvert.Keeping;
import dev.culvert.verification.bench.Rival.CulvertInVpc;
import dev.culvert.verification.bench.Rival.DynamoDbLocal;
import dev.culvert.verification.bench.Rival.Unguarded;
import java.util.ArrayList;
import java.util.List;

/** One workload, and the servers that are measured with it in turn. */
record Contest(Workload workload, List<Rival> rivals) {
  static final Rival BARE = new BareHttp();
  static final Rival LOCAL_IN_MEMORY = new DynamoDbLocal(false);
  static final Rival LOCAL_ON_DISK = new DynamoDbLocal(true);
  static final Rival IN_MEMORY = new Culvert(Keeping.IN_MEMORY);
  static final Rival OS = new Culvert(Keeping.OS);
  static final Rival FSYNC = new Culvert(Keeping.FSYNC);
  static final Rival IN_VPC = new CulvertInVpc();
  static final Rival UNGUARDED = new Unguarded();

  static List<Contest> all() {
    List<Contest> contests = new ArrayList<>();
    for (Workload workload : Workload.values()) {
      contests.add(
          new Contest(
              workload,
              switch (workload) {
                case GET_ITEM ->
                    List.of(
                        BARE, UNGUARDED, IN_VPC, IN_MEMORY, LOCAL_IN_MEMORY, FSYNC, LOCAL_ON_DISK);
                case PUT_ITEM -> List.of(IN_MEMORY, LOCAL_IN_MEMORY, OS, FSYNC, LOCAL_ON_DISK);
                case CONDITIONAL_UPDATE, QUERY, BATCH_GET, BATCH_WRITE, TRANSACTION ->
                    List.of(IN_MEMORY, LOCAL_IN_MEMORY);
              }));
    }
    return contests;
  }
}
