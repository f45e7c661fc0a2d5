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

  /** Whether there is a table to make and to fill. */
  boolean keepsItems();

  /** Starts it at the port; whatever it writes goes below the directory. */
  Running start(int port, Path directory) throws IOException, InterruptedException;

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
      return Running.start(
          List.of(
              java(),
              "-cp",
              System.getProperty("java.class.path"),
              BareHttpServer.class.getName(),
              Integer.toString(port)),
          Map.of(),
          directory.resolve("bare.log"),
          port);
    }
  }

  /** Amazon's own, without its telemetry: nothing may leave this machine. */
  record DynamoDbLocal(boolean onDisk) implements Rival {
    @Override
    public String title() {
      return "DynamoDB Local, " + (onDisk ? "on disk" : "in memory");
    }

    @Override
    public boolean keepsItems() {
      return true;
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
          directory.resolve("dynamodb-local-" + onDisk + ".log"),
          port);
    }
  }

  /** The command as it is shipped. */
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
    public boolean keepsItems() {
      return true;
    }

    @Override
    public Running start(int port, Path directory) throws IOException, InterruptedException {
      String name = keeping.name().toLowerCase(Locale.ROOT);
      List<String> command = new ArrayList<>();
      command.addAll(List.of("./culvert", "up", "--port", Integer.toString(port)));
      command.addAll(
          keeping == Keeping.IN_MEMORY
              ? List.of("--in-memory")
              : List.of("--durability", name, "--data", directory.resolve(name).toString()));
      return Running.start(
          command,
          Map.of(
              "CULVERT_ROOT_ACCESS_KEY_ID",
              KEY.accessKeyId(),
              "CULVERT_ROOT_SECRET_ACCESS_KEY",
              KEY.secretAccessKey()),
          directory.resolve("culvert-" + name + ".log"),
          port);
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
