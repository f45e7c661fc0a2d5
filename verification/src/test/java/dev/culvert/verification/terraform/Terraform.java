package dev.culvert.verification.terraform;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.culvert.verification.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The stock Terraform and, in a directory of this machine, the AWS provider. Nothing is fetched.
 *
 * @param configuration a command line configuration that knows only that directory
 */
record Terraform(Path configuration) {
  private static final String PROVIDER = "registry.terraform.io/hashicorp/aws/5.100.0";

  /** Where an administrator may have put providers, besides what TERRAFORM_MIRROR names. */
  private static final List<Path> USUAL =
      List.of(
          Path.of(System.getProperty("user.home"), ".terraform.d/plugins"),
          Path.of("/usr/local/share/terraform/plugins"),
          Path.of("/usr/share/terraform/plugins"));

  /** Terraform, or why there is none here. */
  static Terraform orElseSkip(Path directory) throws IOException {
    assumeTrue(
        Programs.available("terraform", "version"), "there is no terraform command on the PATH");
    var mirror = mirror();
    assumeTrue(
        mirror.isPresent(),
        "there is no directory with version 5.100.0 of Terraform's AWS provider; TERRAFORM_MIRROR"
            + " may name one");
    var file = directory.resolve("terraform.rc");
    Files.writeString(
        file,
        """
        disable_checkpoint = true
        provider_installation {
          filesystem_mirror { path = "%s" }
        }
        """
            .formatted(mirror.orElseThrow()));
    return new Terraform(file);
  }

  private static Optional<Path> mirror() throws IOException {
    var named = Optional.ofNullable(System.getenv("TERRAFORM_MIRROR")).map(Path::of).stream();
    return Stream.of(named, USUAL.stream(), children(Path.of("/opt")).stream())
        .flatMap(paths -> paths)
        .filter(path -> Files.isDirectory(path.resolve(PROVIDER)))
        .findFirst();
  }

  private static List<Path> children(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (var children = Files.list(directory)) {
      return children.toList();
    }
  }

  /** What tells Terraform where its plugins are, and to talk to nobody else. */
  Map<String, String> environment() {
    return Map.of(
        "TF_CLI_CONFIG_FILE",
        configuration.toString(),
        "TF_IN_AUTOMATION",
        "1",
        "CHECKPOINT_DISABLE",
        "1");
  }
}
