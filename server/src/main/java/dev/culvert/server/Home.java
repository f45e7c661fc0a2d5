package dev.culvert.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The user's own directory: the certificate authority, and for each running server a file that says
 * how to reach it. Readable by the user alone.
 */
final class Home {
  private final Path directory;

  private Home(Path directory) {
    this.directory = directory;
  }

  /** {@code CULVERT_HOME}, or {@code ~/.culvert}. */
  static Home of(Map<String, String> environment) {
    var chosen = environment.get("CULVERT_HOME");
    return at(
        chosen != null ? Path.of(chosen) : Path.of(System.getProperty("user.home"), ".culvert"));
  }

  static Home at(Path directory) {
    return new Home(directory.toAbsolutePath());
  }

  Path directory() {
    return directory;
  }

  /** Where the certificate authority lives: one for all servers of this user. */
  Path authority() {
    return directory.resolve("ca");
  }

  /** Where tables and the control plane live unless {@code --data} says otherwise. */
  Path data() {
    return directory.resolve("data");
  }

  /** Where flow logs are written, one directory for each. */
  Path flowLogs() {
    return directory.resolve("flow-logs");
  }

  /** Leaves word of a running server for the other commands. */
  void announce(RunningServer server) {
    var properties = new Properties();
    properties.putAll(server.toMap());
    try {
      create(directory);
      // Written beside and moved, so that nobody reads half of it.
      var beside = Files.createTempFile(directory, "server", ".properties", ownerOnly("rw-------"));
      try (var out = Files.newBufferedWriter(beside)) {
        properties.store(out, null);
      }
      Files.move(beside, file(server.port()), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file(server.port()), e);
    }
  }

  /** What the server on this port left, if it left anything. */
  Optional<RunningServer> server(int port) {
    if (!Files.isReadable(file(port))) {
      return Optional.empty();
    }
    var properties = new Properties();
    try (var in = Files.newBufferedReader(file(port))) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file(port), e);
    }
    return Optional.of(RunningServer.of(port, properties));
  }

  /** Makes a directory that only the user can look into. */
  static void create(Path directory) {
    try {
      Files.createDirectories(directory, ownerOnly("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + directory, e);
    }
  }

  private Path file(int port) {
    return directory.resolve("server-" + port + ".properties");
  }

  private static FileAttribute<?> ownerOnly(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }
}
