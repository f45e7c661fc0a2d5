package dev.culvert.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A directory of generated sources. Files that would not change are left alone, so that they are
 * not compiled again; files that nothing wrote are deleted at the end.
 */
final class SourceTree {
  private final Path root;
  private final Path stamp;
  private final Set<Path> written = new HashSet<>();

  SourceTree(Path root) {
    this.root = root;
    this.stamp = root.resolve("inputs.txt");
  }

  /** Whether the tree was finished from these inputs. */
  boolean isCurrent(String inputs) {
    try {
      return Files.exists(stamp) && Files.readString(stamp).equals(inputs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String path, String content) {
    Path file = root.resolve(path);
    written.add(file);
    try {
      if (!Files.exists(file) || !Files.readString(file).equals(content)) {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void finish(String inputs) {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!written.contains(file)) {
          Files.delete(file);
        }
      }
      Files.writeString(stamp, inputs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
