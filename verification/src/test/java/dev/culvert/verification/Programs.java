package dev.culvert.verification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs of other people's, as a user would from a shell. */
public final class Programs {
  private static final long LONGEST_MINUTES = 4;

  private Programs() {}

  /** What a program left: its exit code, and all it wrote. */
  public record Ended(int exitCode, String out, String err) {
    /** This, unless it failed. */
    public Ended expectSuccess() {
      if (exitCode != 0) {
        throw new AssertionError("exit code " + exitCode + "\n" + out + "\n" + err);
      }
      return this;
    }
  }

  /** Whether a program can be started at all, by trying its version. */
  public static boolean available(String... versionCommand) {
    try {
      return run(Map.of(), List.of(versionCommand)).exitCode() == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  public static Ended run(Map<String, String> environment, List<String> command)
      throws IOException {
    return run(environment, command, LONGEST_MINUTES);
  }

  public static Ended run(
      Map<String, String> environment, List<String> command, long longestMinutes)
      throws IOException {
    var out = Files.createTempFile("program", ".out");
    var err = Files.createTempFile("program", ".err");
    try {
      var builder =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .redirectInput(Path.of("/dev/null").toFile());
      builder.environment().putAll(environment);
      var process = builder.start();
      if (!process.waitFor(longestMinutes, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("still running: " + command);
      }
      return new Ended(process.exitValue(), text(out), text(err));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  public static List<String> command(List<String> first, String... rest) {
    var command = new ArrayList<>(first);
    command.addAll(List.of(rest));
    return command;
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
