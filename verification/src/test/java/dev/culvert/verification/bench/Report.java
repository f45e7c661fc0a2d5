package dev.culvert.verification.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Figures and ratios as Markdown: on the terminal, and after a complete run in the documentation.
 */
final class Report {
  private static final Path DOCUMENT = Path.of("docs", "benchmarks.md");

  private final Course course;
  private final Results results;
  private final StringBuilder text = new StringBuilder();
  private double loadBefore;

  Report(Course course, Results results) {
    this.course = course;
    this.results = results;
  }

  void begin() {
    loadBefore = load();
  }

  /** Prints everything, and writes it down if nothing was left out. */
  void end(List<Contest> contests) throws IOException {
    line("# Benchmarks");
    line("");
    line("Written by `make bench`; do not edit.");
    line("");
    machine();
    for (Contest contest : contests) {
      figures(contest);
    }
    ratios();
    starts();
    System.out.print(text);
    if (course.complete()) {
      Files.createDirectories(DOCUMENT.getParent());
      Files.writeString(DOCUMENT, text);
    }
  }

  private void machine() throws IOException {
    line(
        "%s, %d processors (%s), Java %s; load average %.1f before and %.1f after, of which the"
            + " benchmark itself is about 2.",
        LocalDate.now(ZoneOffset.UTC),
        Runtime.getRuntime().availableProcessors(),
        processor(),
        Runtime.version(),
        loadBefore,
        load());
    line("");
    line(
        "%d connections, each asking again as soon as it is answered; runs of %.1f s, the median"
            + " of %d interleaved rounds after one %d times as long to warm up. All requests are signed beforehand;"
            + " the client shares the machine with the server. *CPU* is what the server's process"
            + " used for one request: on a busy machine it is the steadiest figure.",
        course.clients(), course.each().toMillis() / 1e3, course.rounds(), Benchmark.WARM_UP);
    line("");
  }

  private void figures(Contest contest) {
    line("## %s", contest.workload().title());
    line("");
    line("| server | per second | p50 ms | p99 ms | CPU µs |");
    line("|---|---:|---:|---:|---:|");
    for (Rival rival : contest.rivals()) {
      results
          .of(contest.workload(), rival)
          .ifPresent(figures ->
              line(
                  "| %s | %,.0f | %.2f | %.2f | %.0f |",
                  rival.title(),
                  figures.perSecond(),
                  figures.p50Micros() / 1e3,
                  figures.p99Micros() / 1e3,
                  figures.cpuMicros()));
    }
    line("");
  }

  private void starts() {
    line("");
    line("## Start and memory");
    line("");
    line("All of them started one after the other; *idle* is right after the start.");
    line("");
    line("| server | takes connections after ms | idle MB | after the load MB |");
    line("|---|---:|---:|---:|");
    results
        .starts()
        .forEach((rival, start) ->
            line(
                "| %s | %d | %d | %d |",
                rival.title(),
                start.listening().toMillis(),
                start.idleMegabytes(),
                start.endMegabytes()));
  }

  private void ratios() {
    line("## Ratios");
    line("");
    line("| workload | of | to | throughput | wanted | p99 | CPU |");
    line("|---|---|---|---:|---:|---:|---:|");
    Budget.all().forEach(this::ratio);
  }

  private void ratio(Budget budget) {
    Optional<Figures> ours = results.of(budget.workload(), budget.ours());
    Optional<Figures> theirs = results.of(budget.workload(), budget.theirs());
    if (ours.isPresent() && theirs.isPresent()) {
      line(
          "| %s | %s | %s | %.2f | %.2f | %.2f | %.2f |",
          budget.workload().title(),
          budget.ours().title(),
          budget.theirs().title(),
          ours.get().perSecond() / theirs.get().perSecond(),
          budget.atLeast(),
          ours.get().p99Micros() / theirs.get().p99Micros(),
          ours.get().cpuMicros() / theirs.get().cpuMicros());
    }
  }

  @SuppressWarnings("AnnotateFormatMethod") // all callers are in this file
  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static String processor() throws IOException {
    Path info = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(info)) {
      return System.getProperty("os.arch");
    }
    try (var lines = Files.lines(info)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    }
  }
}
