package dev.culvert.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Test cases in a resource file: one a line, columns between bars. */
final class CaseFile {
  private CaseFile() {}

  /** The cases of a table, each with its line number first. */
  static Stream<Arguments> table(String name, int columns) {
    List<Arguments> cases = new ArrayList<>();
    int number = 0;
    for (String line : text(name).lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] cells = line.split("\\|", -1);
      if (cells.length != columns) {
        throw new IllegalStateException(name + ":" + number + " has " + cells.length + " columns");
      }
      List<Object> arguments = new ArrayList<>(List.of(number));
      Arrays.stream(cells).map(String::strip).forEach(arguments::add);
      cases.add(Arguments.of(arguments.toArray()));
    }
    return cases.stream();
  }

  static String text(String name) {
    try (var stream = CaseFile.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
