package dev.culvert.verification.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Servers that all run at once; only one of them is asked anything at a time. */
final class Arena implements AutoCloseable {
  /** Requests of each client, sent in a circle; many enough that no cache of one answer helps. */
  private static final int REQUESTS = 64;

  private final Path directory;
  private final Map<Rival, Running> servers = new LinkedHashMap<>();

  Arena(Path directory) {
    this.directory = directory;
  }

  /** Starts it, with its table filled, if it does not run already. */
  void admit(Rival rival) throws IOException, InterruptedException {
    if (servers.containsKey(rival)) {
      return;
    }
    Path own = Files.createDirectories(directory.resolve("server-" + servers.size()));
    Running running = rival.start(freePort(), own);
    servers.put(rival, running);
    if (rival.keepsItems()) {
      try (var conversation = new Conversation(running.target())) {
        conversation.makeTable();
      }
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** One run. */
  Figures measure(Rival rival, Workload workload, int clients, Duration each) throws IOException {
    Running running = Objects.requireNonNull(servers.get(rival));
    List<List<byte[]>> requests = requests(running.target(), workload, clients);
    Duration before = running.cpu();
    LoadGenerator.Outcome outcome = LoadGenerator.run(running.target().address(), requests, each);
    Duration used = running.cpu().minus(before);
    if (outcome.failed() > 0) {
      throw new IOException(
          "%s: %d of %d answers to %s were not 200 but, for one, %d"
              .formatted(
                  rival.title(),
                  outcome.failed(),
                  outcome.latencies().count(),
                  workload.title(),
                  outcome.lastFailure()));
    }
    Latencies latencies = outcome.latencies();
    return new Figures(
        outcome.perSecond(),
        latencies.quantile(0.5) / 1e3,
        latencies.quantile(0.99) / 1e3,
        used.toNanos() / 1e3 / latencies.count());
  }

  private static List<List<byte[]>> requests(Target target, Workload workload, int clients) {
    List<List<byte[]>> requests = new ArrayList<>();
    for (int client = 0; client < clients; client++) {
      var random = new Random(client);
      List<byte[]> own = new ArrayList<>();
      for (int i = 0; i < REQUESTS; i++) {
        own.add(target.request(workload.operation(), workload.body(random, client)));
      }
      requests.add(own);
    }
    return requests;
  }

  /** How each server started, and what it holds now. */
  Map<Rival, Start> starts() throws IOException {
    Map<Rival, Start> starts = new LinkedHashMap<>();
    for (Map.Entry<Rival, Running> server : servers.entrySet()) {
      starts.put(server.getKey(), server.getValue().start());
    }
    return starts;
  }

  @Override
  public void close() {
    servers.values().forEach(Running::close);
  }
}
