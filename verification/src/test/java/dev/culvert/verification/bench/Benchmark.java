package dev.culvert.verification.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Culvert beside Amazon DynamoDB Local and a bare HTTP server, over real HTTP: every server in a
 * process of its own, the same signed requests, in interleaved rounds, so that whatever else the
 * machine does meets all of them. Prints figures and ratios and judges nothing; a complete run
 * writes them to docs/benchmarks.md. {@code tools/bench} starts it.
 */
final class Benchmark {
  /** How many times as long as a run the one before the first lasts. */
  static final int WARM_UP = 4;

  private final Course course;
  private final Results results = new Results();

  private Benchmark(Course course) {
    this.course = course;
  }

  public static void main(String[] arguments) throws Exception {
    var course = Course.of(arguments);
    Path directory = Files.createTempDirectory("culvert-bench");
    try {
      new Benchmark(course).run(directory);
    } finally {
      deleteTree(directory);
    }
  }

  private void run(Path directory) throws IOException, InterruptedException {
    List<Contest> contests = course.contests();
    var report = new Report(course, results);
    report.begin();
    try (var arena = new Arena(directory)) {
      for (Contest contest : contests) {
        for (Rival rival : contest.rivals()) {
          arena.admit(rival);
        }
      }
      for (int round = 0; round <= course.rounds(); round++) {
        System.err.println(round == 0 ? "warming up" : "round " + round);
        for (Contest contest : contests) {
          round(arena, contest, round == 0);
        }
      }
      arena.starts().forEach(results::add);
    }
    report.end(contests);
  }

  /** The round before the first one only warms up: long enough for the compiler to be done. */
  private void round(Arena arena, Contest contest, boolean warmingUp) throws IOException {
    Duration each = warmingUp ? course.each().multipliedBy(WARM_UP) : course.each();
    for (Rival rival : contest.rivals()) {
      Figures figures = arena.measure(rival, contest.workload(), course.clients(), each);
      if (!warmingUp) {
        results.add(contest.workload(), rival, figures);
      }
    }
  }

  private static void deleteTree(Path root) throws IOException {
    List<Path> paths = new ArrayList<>();
    try (Stream<Path> tree = Files.walk(root)) {
      tree.sorted(Comparator.reverseOrder()).forEach(paths::add);
    }
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }
}
