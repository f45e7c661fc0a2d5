package dev.culvert.services.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Local directories in the place of S3 buckets: each directory of one parent is a bucket. */
public final class Buckets {
  private final Path parent;

  /**
   * @param parent where the buckets are; need not exist
   */
  public Buckets(Path parent) {
    this.parent = parent.toAbsolutePath().normalize();
  }

  boolean exists(String bucket) {
    return Files.isDirectory(directory(bucket));
  }

  /** Where a bucket is, or would have to be. */
  Path directory(String bucket) {
    return inside(parent, bucket);
  }

  /** The keys that begin with a prefix, in their order. */
  List<String> keys(String bucket, String prefix) throws IOException {
    var directory = directory(bucket);
    try (var files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString().replace('\\', '/'))
          .filter(key -> key.startsWith(prefix))
          .sorted()
          .toList();
    }
  }

  long size(String bucket, String key) throws IOException {
    return Files.size(inside(directory(bucket), key));
  }

  InputStream read(String bucket, String key) throws IOException {
    return Files.newInputStream(inside(directory(bucket), key));
  }

  OutputStream write(String bucket, String key) throws IOException {
    var file = inside(directory(bucket), key);
    var above = file.getParent();
    if (above != null) {
      Files.createDirectories(above);
    }
    return Files.newOutputStream(file);
  }

  /** Nobody leaves a bucket by {@code ..}. */
  private static Path inside(Path directory, String name) {
    var path = directory.resolve(name).normalize();
    if (!path.startsWith(directory) || path.equals(directory)) {
      throw new IllegalArgumentException("`" + name + "` leads out of " + directory);
    }
    return path;
  }
}
