package dev.culvert.server;

import dev.culvert.network.walk.Walk;
import dev.culvert.services.control.Control;
import dev.culvert.services.ec2.flow.FlowLog;
import dev.culvert.services.ec2.flow.FlowRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Writes flow logs: a directory for each, and in it a file for each day, as S3 would hold it, with
 * the names of the fields in its first line. Connections do not wait for it; when it cannot follow,
 * records are left out.
 */
final class FlowLogFiles implements Consumer<Walk>, AutoCloseable {
  private static final int MAX_WAITING = 10_000;
  private static final long STOP_SECONDS = 5;

  private final Control control;
  private final Path directory;
  private final Clock clock;
  private final ThreadPoolExecutor writer =
      new ThreadPoolExecutor(
          0,
          1,
          1,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MAX_WAITING),
          Thread.ofPlatform().name("flow-logs").daemon().factory());

  FlowLogFiles(Control control, Path directory, Clock clock) {
    this.control = control;
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public void accept(Walk walk) {
    var world = control.world();
    if (world.all(FlowLog.REGISTER).isEmpty()) {
      return;
    }
    var now = clock.instant();
    try {
      writer.execute(() -> FlowRecords.of(world, walk, now).forEach(line -> write(line, now)));
    } catch (RejectedExecutionException full) {
      // Left out, as said above.
    }
  }

  private void write(FlowRecords.Line line, Instant now) {
    var log = line.log();
    var own = directory.resolve(log.id());
    var file = own.resolve(now.atZone(ZoneOffset.UTC).toLocalDate() + ".log");
    try {
      var header = "";
      if (!Files.exists(file)) {
        Home.create(own);
        header = String.join(" ", log.fields()) + "\n";
      }
      Files.writeString(
          file,
          header + line.text() + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  @Override
  public void close() {
    writer.shutdown();
    try {
      writer.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
