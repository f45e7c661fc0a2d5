package dev.culvert.services.audit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Events as lines of JSON in a directory: the newest in {@code events.jsonl}, and those before in
 * {@code events-1.jsonl}, {@code events-2.jsonl}, … until the oldest is dropped.
 */
final class EventFiles implements AutoCloseable {
  static final int FILES_KEPT = 10;
  private static final long MAX_FILE_BYTES = 10L << 20;

  private final Path directory;
  private final long maxFileBytes;
  private BufferedWriter writer;
  private long bytes;

  EventFiles(Path directory) {
    this(directory, MAX_FILE_BYTES);
  }

  EventFiles(Path directory, long maxFileBytes) {
    this.directory = directory;
    this.maxFileBytes = maxFileBytes;
    try {
      Files.createDirectories(directory);
      this.writer = open();
      this.bytes = Files.size(current());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells every event that is kept, oldest first; lines that a crash cut off are passed over. */
  void read(Consumer<AuditEvent> reader) {
    for (var file : files().reversed()) {
      try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
        lines.forEach(line -> {
          try {
            reader.accept(AuditEvent.of(line));
          } catch (IllegalArgumentException cutOff) {
            // The last line of a server that was killed.
          }
        });
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  void write(AuditEvent event) throws IOException {
    var line = event.json();
    if (bytes + line.length() > maxFileBytes) {
      rotate();
    }
    writer.write(line);
    writer.write('\n');
    bytes += line.length() + 1;
  }

  void flush() throws IOException {
    writer.flush();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private void rotate() throws IOException {
    writer.close();
    for (var number = FILES_KEPT - 1; number > 0; number--) {
      var from = number == 1 ? current() : numbered(number - 1);
      if (Files.exists(from)) {
        Files.move(from, numbered(number), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    writer = open();
    bytes = 0;
  }

  /** Newest first. */
  private List<Path> files() {
    var files = new ArrayList<Path>();
    files.add(current());
    for (var number = 1; number < FILES_KEPT; number++) {
      if (Files.exists(numbered(number))) {
        files.add(numbered(number));
      }
    }
    return files;
  }

  private BufferedWriter open() throws IOException {
    return Files.newBufferedWriter(
        current(), StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private Path current() {
    return directory.resolve("events.jsonl");
  }

  private Path numbered(int number) {
    return directory.resolve("events-" + number + ".jsonl");
  }
}
