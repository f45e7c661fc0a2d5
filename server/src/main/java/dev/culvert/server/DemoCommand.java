package dev.culvert.server;

import dev.culvert.services.Ids;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells the story on a server of its own, and leaves nothing behind. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Tells the story: no way, the public way, the private way.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class DemoCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var directory = Files.createTempDirectory("culvert-demo");
    try {
      var settings = Settings.throwAway(directory, new Ids(new SecureRandom()), Optional.empty());
      try (var culvert = Culvert.start(settings)) {
        new Story(culvert.running(), spec.commandLine().getOut()).tell();
      }
    } finally {
      remove(directory);
    }
    return 0;
  }

  private static void remove(Path directory) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
