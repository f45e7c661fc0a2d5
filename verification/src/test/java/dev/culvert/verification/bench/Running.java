package dev.culvert.verification.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
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
  private Duration listening = Duration.ZERO;
  private long idleMegabytes;

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
    long began = System.nanoTime();
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
      Thread.sleep(5);
    }
    running.listening = Duration.ofNanos(System.nanoTime() - began);
    running.idleMegabytes = residentMegabytes(process);
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
    var same = new Running(process, other, atExit);
    same.listening = listening;
    same.idleMegabytes = idleMegabytes;
    return same;
  }

  /** How it started, and what it holds now. */
  Start start() throws IOException {
    return new Start(listening, idleMegabytes, residentMegabytes(process));
  }

  /** 0 where the system does not tell. */
  private static long residentMegabytes(Process process) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElse(0);
    }
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
