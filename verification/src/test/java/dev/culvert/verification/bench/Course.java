package dev.culvert.verification.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How to measure, from arguments like {@code seconds=2 rounds=5}.
 *
 * @param each the time of one run: one workload on one server in one round
 * @param clients connections at once
 * @param rivals words; a server takes part when its title has one of them, or when there are none
 * @param workloads words, in the same way
 */
record Course(Duration each, int rounds, int clients, List<String> rivals, List<String> workloads) {

  static Course of(String... arguments) {
    Map<String, String> chosen = new LinkedHashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("`" + argument + "` is not of the form name=value");
      }
      chosen.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
    var course =
        new Course(
            Duration.ofMillis((long) (1000 * number(chosen, "seconds", 2))),
            (int) number(chosen, "rounds", 5),
            (int) number(chosen, "clients", 32),
            words(chosen, "rivals"),
            words(chosen, "workloads"));
    if (!chosen.isEmpty()) {
      throw new IllegalArgumentException("unknown: " + chosen.keySet());
    }
    return course;
  }

  private static double number(Map<String, String> chosen, String name, double otherwise) {
    String value = chosen.remove(name);
    return value == null ? otherwise : Double.parseDouble(value);
  }

  private static List<String> words(Map<String, String> chosen, String name) {
    String value = chosen.remove(name);
    return value == null ? List.of() : Arrays.asList(value.split(",", -1));
  }

  /** Everything is measured: the figures may stand in the documentation. */
  boolean complete() {
    return rivals.isEmpty() && workloads.isEmpty();
  }

  /** The contests that are left, with the servers that are left in them. */
  List<Contest> contests() {
    return Contest.all().stream()
        .filter(contest -> chosen(workloads, contest.workload().title()))
        .map(contest ->
            new Contest(
                contest.workload(),
                contest.rivals().stream().filter(rival -> chosen(rivals, rival.title())).toList()))
        .filter(contest -> !contest.rivals().isEmpty())
        .toList();
  }

  private static boolean chosen(List<String> words, String title) {
    return words.isEmpty() || words.stream().anyMatch(title::contains);
  }
}
