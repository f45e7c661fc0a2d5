package dev.culvert.verification.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The middle of what several rounds of one workload on one server gave. */
record Figures(double perSecond, double p50Micros, double p99Micros, double cpuMicros) {

  static Figures middle(List<Figures> rounds) {
    return new Figures(
        median(rounds, Figures::perSecond),
        median(rounds, Figures::p50Micros),
        median(rounds, Figures::p99Micros),
        median(rounds, Figures::cpuMicros));
  }

  private static double median(List<Figures> rounds, ToDoubleFunction<Figures> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
