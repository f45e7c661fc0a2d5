package dev.culvert.store.rocksdb;

import dev.culvert.items.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directory that a store has to itself, claimed by this process.
 *
 * <pre>
 * LOCK        locked by the process that has the store open
 * FORMAT      which layout of rows the store has; written last when a store is made
 * SYNCED      there while every group in the log is synced: then a damaged log can be told
 * INCOMPLETE  there while a store is being made: nothing was ever acknowledged
 * db/         RocksDB's files
 * native/     RocksDB's library, unpacked; may be deleted
 * </pre>
 *
 * A directory is taken for a new store only if it is empty or was never completed. Anything else
 * must be whole: RocksDB itself would quietly begin anew when its files are gone.
 */
final class StoreDirectory implements AutoCloseable {
  private static final String FORMAT = "culvert store, format 1";

  private final Path path;
  private final FileChannel lockFile;
  private final boolean fresh;

  private StoreDirectory(Path path, FileChannel lockFile, boolean fresh) {
    this.path = path;
    this.lockFile = lockFile;
    this.fresh = fresh;
  }

  /** Claims the directory, making it if need be, and checks that a store may live in it. */
  static StoreDirectory claim(Path path) {
    try {
      Files.createDirectories(path);
      FileChannel lockFile = lock(path);
      try {
        return new StoreDirectory(path, lockFile, prepare(path));
      } catch (IOException | RuntimeException e) {
        lockFile.close();
        throw e;
      }
    } catch (IOException | UncheckedIOException e) {
      throw new StoreException("cannot use the directory `" + path + "`: " + e, e);
    }
  }

  private static FileChannel lock(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path.resolve("LOCK"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new StoreException(
          "the store in `" + path + "` is already open, here or in another process");
    }
    return channel;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** True for a new store. */
  private static boolean prepare(Path path) throws IOException {
    if (Files.exists(path.resolve("FORMAT"))) {
      checkFormat(path);
      checkFiles(path);
      return false;
    }
    if (Files.exists(path.resolve("INCOMPLETE"))) {
      deleteTree(path.resolve("db"));
      return true;
    }
    if (holdsAnythingButTheLock(path)) {
      throw new StoreException(
          "the directory `" + path + "` is not empty, and holds no store: FORMAT is missing");
    }
    writeDurably(path, "INCOMPLETE", "");
    return true;
  }

  private static void checkFormat(Path path) throws IOException {
    String format = Files.readString(path.resolve("FORMAT")).strip();
    if (!format.equals(FORMAT)) {
      throw new StoreException(
          "the store in `"
              + path
              + "` is of another format: `"
              + format
              + "`, not `"
              + FORMAT
              + "`");
    }
  }

  /** The files without which RocksDB would open empty, or without the latest commits. */
  private static void checkFiles(Path path) throws IOException {
    if (!Files.exists(path.resolve("db/CURRENT"))) {
      throw damaged(path, "db/CURRENT is missing");
    }
    List<Path> logs = logs(path);
    if (logs.isEmpty()) {
      throw damaged(path, "the write-ahead log (db/*.log) is missing");
    }
    if (Files.exists(path.resolve("SYNCED"))) {
      for (Path log : logs) {
        checkLog(path, log);
      }
    }
  }

  private static List<Path> logs(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path.resolve("db"))) {
      return files.filter(file -> file.toString().endsWith(".log")).toList();
    }
  }

  private static void checkLog(Path path, Path log) throws IOException {
    OptionalLong damage = LogCheck.damage(log);
    if (damage.isPresent()) {
      throw damaged(
          path,
          "commits that were acknowledged follow the unreadable byte "
              + damage.getAsLong()
              + " of db/"
              + log.getFileName());
    }
  }

  private static StoreException damaged(Path path, String what) {
    return new StoreException("the store in `" + path + "` is damaged: " + what);
  }

  private static boolean holdsAnythingButTheLock(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.anyMatch(file -> !file.endsWith("LOCK"));
    }
  }

  /** Nothing was ever acknowledged from here. */
  boolean fresh() {
    return fresh;
  }

  Path database() {
    return path.resolve("db");
  }

  Path library() {
    return path.resolve("native");
  }

  /** From now on the store must be found whole, and its log be synced after each group or not. */
  void complete(boolean synced) {
    try {
      if (fresh) {
        writeDurably(path, "FORMAT", FORMAT + "\n");
        Files.delete(path.resolve("INCOMPLETE"));
      }
      if (synced && !Files.exists(path.resolve("SYNCED"))) {
        writeDurably(path, "SYNCED", "");
      } else if (!synced && Files.deleteIfExists(path.resolve("SYNCED"))) {
        sync(path, StandardOpenOption.READ);
      }
    } catch (IOException e) {
      throw new StoreException("cannot write to the directory `" + path + "`: " + e, e);
    }
  }

  private static void writeDurably(Path directory, String name, String text) throws IOException {
    Path draft = directory.resolve(name + ".draft");
    Files.writeString(draft, text);
    sync(draft, StandardOpenOption.WRITE);
    Files.move(draft, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    sync(directory, StandardOpenOption.READ);
  }

  private static void sync(Path path, StandardOpenOption access) throws IOException {
    try (FileChannel channel = FileChannel.open(path, access)) {
      channel.force(true);
    }
  }

  private static void deleteTree(Path root) throws IOException {
    if (Files.exists(root)) {
      try (Stream<Path> tree = Files.walk(root)) {
        for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new StoreException("cannot let go of the directory `" + path + "`: " + e, e);
    }
  }
}
