package dev.culvert.server;

import dev.culvert.services.dynamodb.Wording;
import dev.culvert.store.rocksdb.Durability;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a server and keeps it until it is told to stop. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Serves every API on one port until it is stopped.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class UpCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(
      names = "--port",
      defaultValue = "${env:CULVERT_PORT:-4566}",
      paramLabel = "PORT",
      description = "Where to listen on 127.0.0.1 (default: CULVERT_PORT, or 4566).")
  int port;

  @Option(
      names = "--data",
      defaultValue = "${env:CULVERT_DATA}",
      paramLabel = "DIR",
      description = "Where to keep everything (default: CULVERT_DATA, or ~/.culvert/data).")
  @Nullable Path data;

  @Option(names = "--in-memory", description = "Keep nothing.")
  boolean inMemory;

  @Option(
      names = "--world",
      paramLabel = "NAME",
      description = "Begin with a ready world, if there is none yet: demo.")
  @Nullable String world;

  @Option(
      names = "--durability",
      defaultValue = "fsync",
      description =
          "What an acknowledged write survives: fsync a power cut, os a killed process (default:"
              + " fsync).")
  Durability durability;

  @Option(
      names = "--data-events",
      description =
          "Audit operations on items too, as a trail does that logs data events; refusals and"
              + " everything else are always audited.")
  boolean dataEvents;

  @Option(
      names = "--throttle",
      description =
          "Hold tables to their provisioned throughput, with AWS's burst and AWS's errors.")
  boolean throttle;

  @Option(
      names = "--buckets",
      defaultValue = "${env:CULVERT_BUCKETS}",
      paramLabel = "DIR",
      description =
          "Whose directories are the buckets of table exports and imports (default:"
              + " CULVERT_BUCKETS, or ~/.culvert/buckets).")
  @Nullable Path buckets;

  @Option(
      names = "--wording",
      defaultValue = "current",
      description =
          "How DynamoDB refuses requests: current, or former for its words from before June 2026"
              + " (default: current).")
  Wording wording;

  @Option(
      names = "--carrier",
      defaultValue = "auto",
      description = "How clients enter a VPC: auto or userspace (default: auto).")
  CarrierChoice carrier;

  /** Carriers that can be asked for. */
  enum CarrierChoice {
    AUTO,
    USERSPACE,
    KERNEL
  }

  @Override
  public Integer call() throws Exception {
    if (carrier == CarrierChoice.KERNEL) {
      throw new IllegalArgumentException(
          "the kernel carrier is not part of this version; use --carrier userspace");
    }
    var environment = System.getenv();
    var home = Home.of(environment);
    var given = Settings.root(environment);
    var settings =
        new Settings(
            port,
            inMemory
                ? Optional.empty()
                : Optional.of(data == null ? home.data() : data.toAbsolutePath()),
            durability,
            throttle,
            buckets == null ? home.directory().resolve("buckets") : buckets.toAbsolutePath(),
            Optional.ofNullable(world),
            wording,
            Settings.account(environment),
            given,
            dataEvents,
            home);
    var stop = new CountDownLatch(1);
    var stopped = new CountDownLatch(1);
    try (var culvert = Culvert.start(settings)) {
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    stop.countDown();
                    awaitQuietly(stopped);
                  },
                  "stop"));
      tell(culvert.running(), settings, given.isEmpty());
      stop.await();
    } finally {
      stopped.countDown();
    }
    return 0;
  }

  private void tell(RunningServer running, Settings settings, boolean made) {
    var out = spec.commandLine().getOut();
    out.println("culvert serves every API at " + running.endpoint());
    out.println("  account   %s, region %s".formatted(running.root().account(), running.region()));
    out.println(
        "  data      " + settings.data().map(Path::toString).orElse("in memory, gone at the end"));
    if (made) {
      out.println("  root key  " + running.root().accessKeyId());
      out.println("  secret    " + running.root().secret());
    } else {
      out.println("  root key  " + running.root().accessKeyId() + ", from the environment");
    }
    out.println("  use it    eval \"$(culvert env --port " + running.port() + ")\"");
    out.flush();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
