package dev.culvert.store.rocksdb;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.jar.JarEntry;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/**
 * RocksDB's native library, unpacked once and kept: unpacking its 17 MB again at each start would
 * take about a quarter of a second.
 */
final class NativeLibrary {
  private static boolean loaded;

  private NativeLibrary() {}

  /** Loads it from the directory, or, where that is not possible, as RocksDB does by itself. */
  static synchronized void load(Path directory) {
    if (!loaded) {
      try {
        RocksDB.loadLibrary(List.of(unpacked(directory).toString()));
      } catch (IOException | UnsatisfiedLinkError e) {
        RocksDB.loadLibrary();
      }
      loaded = true;
    }
  }

  /** The directory that holds the library of the jar at hand, named by its checksum. */
  private static Path unpacked(Path directory) throws IOException {
    URL packed = RocksDB.class.getResource("/" + Environment.getJniLibraryFileName("rocksdb"));
    if (packed == null || !(packed.openConnection() instanceof JarURLConnection jar)) {
      throw new IOException("RocksDB's jar has no library for this machine");
    }
    JarEntry entry = jar.getJarEntry();
    Path home = directory.resolve(Long.toHexString(entry.getCrc()));
    // The name under which RocksDB.loadLibrary(paths) looks, "jni" twice.
    Path library = home.resolve(Environment.getJniLibraryFileName("rocksdbjni"));
    if (!Files.exists(library) || Files.size(library) != entry.getSize()) {
      Files.createDirectories(home);
      try (InputStream bytes = jar.getInputStream()) {
        unpack(bytes, library);
      }
    }
    return home;
  }

  private static void unpack(InputStream bytes, Path library) throws IOException {
    Path draft = Files.createTempFile(library.getParent(), "draft", null);
    try {
      Files.copy(bytes, draft, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(draft, library, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
