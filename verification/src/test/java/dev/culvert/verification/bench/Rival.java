package dev.culvert.verification.bench;

import dev.culvert.wire.sigv4.AccessKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A server to measure, and how to start it. */
sealed interface Rival {
  AccessKey KEY =
      new AccessKey(
          "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", Optional.empty());

  /** As it stands in the tables. */
  String title();

  /** Starts it at the port; whatever it writes goes below the directory. */
  Running start(int port, Path directory) throws IOException, InterruptedException;

  /** Whether there is a table to make and to fill. */
  default boolean keepsItems() {
    return true;
  }

  /** HTTP alone. */
  record BareHttp() implements Rival {
    @Override
    public String title() {
      return "bare HTTP server";
    }

    @Override
    public boolean keepsItems() {
      return false;
    }

    @Override
    public Running start(int port, Path directory) throws IOException, InterruptedException {
      return program(BareHttpServer.class, port, directory);
    }
  }

  /** Amazon's own, without its telemetry: nothing may leave this machine. */
  record DynamoDbLocal(boolean onDisk) implements Rival {
    @Override
    public String title() {
      return "DynamoDB Local, " + (onDisk ? "on disk" : "in memory");
    }

    @Override
    public Running start(int port, Path directory) throws IOException, InterruptedException {
      List<String> command = new ArrayList<>();
      command.addAll(
          List.of(
              java(),
              "-cp",
              System.getProperty("bench.dynamodb-local"),
              "com.amazonaws.services.dynamodbv2.local.main.ServerRunner",
              "-disableTelemetry",
              "-port",
              Integer.toString(port)));
      command.addAll(onDisk ? List.of("-dbPath", directory.toString()) : List.of("-inMemory"));
      return Running.start(
          command,
          Map.of("DDB_LOCAL_TELEMETRY", "0"),
          directory.resolve("log"),
          new Target(port, KEY));
    }
  }

  /** The command as it is shipped, asked from outside any VPC by its root user. */
  record Culvert(Keeping keeping) implements Rival {
    /** Where items are kept. */
    enum Keeping {
      IN_MEMORY,
      OS,
      FSYNC
    }

    @Override
    public String title() {
      return switch (keeping) {
        case IN_MEMORY -> "Culvert, in memory";
        case OS -> "Culvert, on disk, `os`";
        case FSYNC -> "Culvert, on disk, `fsync`";
      };
    }

    @Override
    public Running start(int port, Path directory) throws IOException, InterruptedException {
      List<String> command = new ArrayList<>();
      command.addAll(List.of("./culvert", "up", "--port", Integer.toString(port)));
      command.addAll(
          switch (keeping) {
            case IN_MEMORY -> List.of("--in-memory");
            case OS, FSYNC ->
                List.of(
                    "--data",
                    directory.resolve("data").toString(),
                    "--durability",
                    keeping.name().toLowerCase(Locale.ROOT));
          });
      return Running.start(
          command,
          Map.of(
              "CULVERT_HOME",
              directory.resolve("home").toString(),
              "CULVERT_ROOT_ACCESS_KEY_ID",
              KEY.accessKeyId(),
              "CULVERT_ROOT_SECRET_ACCESS_KEY",
              KEY.secretAccessKey()),
          directory.resolve("log"),
          new Target(port, KEY));
    }
  }

  /** The same, asked by a role in a private subnet, whose only way is a gateway endpoint. */
  record CulvertInVpc() implements Rival {
    @Override
    public String title() {
      return "Culvert, in memory, from inside a VPC";
    }

    @Override
    public Running start(int port, Path directory) throws IOException, InterruptedException {
      Running culvert = new Culvert(Culvert.Keeping.IN_MEMORY).start(port, directory);
      try (var vpc = new InsideVpc(culvert.target())) {
        return culvert.at(vpc.enter());
      } catch (IOException | RuntimeException e) {
        culvert.close();
        throw e;
      }
    }
  }

  /** Culvert's engine and HTTP server without everything in between. */
  record Unguarded() implements Rival {
    @Override
    public String title() {
      return "Culvert, in memory, without path, signature and policies";
    }

    @Override
    public Running start(int port, Path directory) throws IOException, InterruptedException {
      return program(UnguardedServer.class, port, directory);
    }
  }

  /** A server that is one of our own classes, started with the flags of {@code culvert up}. */
  private static Running program(Class<?> main, int port, Path directory)
      throws IOException, InterruptedException {
    return Running.start(
        List.of(
            java(),
            "-XX:+UseParallelGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName(),
            Integer.toString(port),
            directory.toString()),
        Map.of(),
        directory.resolve("log"),
        new Target(port, KEY));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
