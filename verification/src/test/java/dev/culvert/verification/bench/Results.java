package dev.culvert.verification.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was measured, by workload and server. */
final class Results {
  private final Map<Run, List<Figures>> rounds = new HashMap<>();
  private final Map<Rival, Start> starts = new LinkedHashMap<>();

  private record Run(Workload workload, Rival rival) {}

  void add(Workload workload, Rival rival, Figures figures) {
    rounds.computeIfAbsent(new Run(workload, rival), _ -> new ArrayList<>()).add(figures);
  }

  void add(Rival rival, Start start) {
    starts.put(rival, start);
  }

  /** How the servers started, in their order. */
  Map<Rival, Start> starts() {
    return starts;
  }

  /** The middle of all rounds; nothing for what was left out. */
  Optional<Figures> of(Workload workload, Rival rival) {
    return Optional.ofNullable(rounds.get(new Run(workload, rival))).map(Figures::middle);
  }
}
