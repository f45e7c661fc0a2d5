package dev.culvert.services.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EventFilesTest {
  private static final long MAX_FILE_BYTES = 2_000;

  @TempDir Path directory;

  @Test
  void eventsAreReadBackInTheirOrder() throws IOException {
    write(3);
    assertThat(read()).containsExactly("e-0", "e-1", "e-2");
  }

  @Test
  void fullFilesMakeRoomAndTheOldestIsDropped() throws IOException {
    write(200);
    try (var files = Files.list(directory)) {
      assertThat(files.toList())
          .hasSize(EventFiles.FILES_KEPT)
          .allSatisfy(
              file -> assertThat(file.toFile().length()).isLessThanOrEqualTo(MAX_FILE_BYTES));
    }
    assertThat(read()).endsWith("e-198", "e-199").doesNotContain("e-0");
  }

  @Test
  void aLineThatACrashCutOffIsPassedOver() throws IOException {
    write(2);
    Files.writeString(
        directory.resolve("events.jsonl"), "{\"eventID\":\"e-", StandardOpenOption.APPEND);
    assertThat(read()).containsExactly("e-0", "e-1");
  }

  private void write(int count) throws IOException {
    try (var files = new EventFiles(directory, MAX_FILE_BYTES)) {
      for (var number = 0; number < count; number++) {
        files.write(AuditEvent.of(record(number)));
      }
    }
  }

  private List<String> read() throws IOException {
    var ids = new ArrayList<String>();
    try (var files = new EventFiles(directory, MAX_FILE_BYTES)) {
      files.read(event -> ids.add(event.id()));
    }
    return ids;
  }

  private static String record(int number) {
    return """
    {"eventTime":"2026-01-01T00:00:00Z","userIdentity":{"type":"Root","principalId":"1"},\
    "eventName":"ListTables","eventID":"e-%d","eventCategory":"Management"}\
    """
        .formatted(number);
  }
}
