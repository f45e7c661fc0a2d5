package dev.culvert.verification.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own; closing it ends the process. */
final class Running implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(10);

  private final Process process;
  private final Target target;
  private final Thread atExit;

  private Running(Process process, Target target, Thread atExit) {
    this.process = process;
    this.target = target;
    this.atExit = atExit;
  }

  /** Starts the command and waits until somebody listens where requests will go. */
  static Running start(
      List<String> command, Map<String, String> environment, Path log, Target target)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    var atExit = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(atExit);
    var running = new Running(process, target, atExit);
    long end = System.nanoTime() + START.toNanos();
    while (!listening(target.port())) {
      if (!process.isAlive() || System.nanoTime() > end) {
        running.close();
        throw new IOException("`" + String.join(" ", command) + "` does not serve; see " + log);
      }
      Thread.sleep(50);
    }
    return running;
  }

  private static boolean listening(int port) {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  Target target() {
    return target;
  }

  /** The same process, asked at another place. */
  Running at(Target other) {
    return new Running(process, other, atExit);
  }

  /** The processor time that the process has used so far. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    process.destroy();
    try {
      if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
