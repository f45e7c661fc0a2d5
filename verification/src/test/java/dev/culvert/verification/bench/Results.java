package dev.culvert.verification.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was measured, by workload and server. */
final class Results {
  private final Map<Run, List<Figures>> rounds = new HashMap<>();

  private record Run(Workload workload, Rival rival) {}

  void add(Workload workload, Rival rival, Figures figures) {
    rounds.computeIfAbsent(new Run(workload, rival), _ -> new ArrayList<>()).add(figures);
  }

  /** The middle of all rounds; nothing for what was left out. */
  Optional<Figures> of(Workload workload, Rival rival) {
    return Optional.ofNullable(rounds.get(new Run(workload, rival))).map(Figures::middle);
  }
}
