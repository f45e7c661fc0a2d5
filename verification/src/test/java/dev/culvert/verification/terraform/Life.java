package dev.culvert.verification.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culvert.verification.Programs;
import dev.culvert.verification.Programs.Ended;
import dev.culvert.verification.RunningCulvert;
import dev.culvert.verification.terraform.Check.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The life of a configuration: applied, a plan without changes, changed, again a plan without
 * changes, destroyed, nothing left. Its network is tried out after each of the two applies.
 */
final class Life {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SOURCES = Path.of("src/test/resources/terraform");
  private static final long LONGEST_MINUTES = 20;
  private static final int NOTHING_TO_CHANGE = 0;

  private final Built built;
  private final RunningCulvert culvert;
  private final Path directory;
  private final Map<String, String> environment = new HashMap<>();

  Life(Built built, RunningCulvert culvert, Terraform terraform, Path directory) {
    this.built = built;
    this.culvert = culvert;
    this.directory = directory;
    environment.putAll(terraform.environment());
    environment.put("AWS_ENDPOINT_URL", culvert.endpoint());
    environment.put("AWS_ACCESS_KEY_ID", RunningCulvert.ACCESS_KEY_ID);
    environment.put("AWS_SECRET_ACCESS_KEY", RunningCulvert.SECRET);
    environment.put("AWS_REGION", built.region());
    environment.put("AWS_CONFIG_FILE", "/dev/null");
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
  }

  void live() {
    try {
      write();
      run("init", "-input=false").expectSuccess();
      run("apply", "-input=false", "-auto-approve", "-parallelism=5").expectSuccess();
      nothingToChange("after the first apply");
      check(Check::before);
      run("apply", "-input=false", "-auto-approve", "-parallelism=5", "-var", "changed=true")
          .expectSuccess();
      nothingToChange("after the change", "-var", "changed=true");
      check(Check::after);
      run("destroy", "-input=false", "-auto-approve", "-parallelism=5", "-var", "changed=true")
          .expectSuccess();
      nothingLeft();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write() throws IOException {
    Files.createDirectories(directory);
    Files.copy(SOURCES.resolve("provider.tf"), directory.resolve("provider.tf"));
    Files.copy(SOURCES.resolve(built.name()).resolve("main.tf"), directory.resolve("main.tf"));
  }

  private void nothingToChange(String when, String... variables) throws IOException {
    var plan =
        run(
            Programs.command(
                    List.of("plan", "-input=false", "-detailed-exitcode", "-parallelism=5"),
                    variables)
                .toArray(String[]::new));
    assertThat(plan.exitCode())
        .as("%s: the plan %s%n%s%n%s", built.name(), when, plan.out(), plan.err())
        .isEqualTo(NOTHING_TO_CHANGE);
  }

  private void check(Function<Check, Outcome> expected) throws IOException {
    if (built.checks().isEmpty()) {
      return;
    }
    var outputs = JSON.readTree(run("output", "-json").expectSuccess().out());
    for (var check : built.checks()) {
      var ended = culvert.exec(value(outputs, check.subnet()), command(check, outputs));
      assertThat(outcome(ended))
          .as("%s: %s%n%s%n%s", built.name(), check, ended.out(), ended.err())
          .isEqualTo(expected.apply(check));
    }
  }

  private static List<String> command(Check check, JsonNode outputs) {
    var command = new ArrayList<>(List.of("aws"));
    for (var word : check.aws()) {
      command.add(
          word.startsWith("${") ? value(outputs, word.substring(2, word.length() - 1)) : word);
    }
    return command;
  }

  private static String value(JsonNode outputs, String name) {
    var value = outputs.path(name).path("value");
    assertThat(value.isTextual()).as("output %s of %s", name, outputs).isTrue();
    return value.asText();
  }

  private static Outcome outcome(Ended ended) {
    if (ended.exitCode() == 0) {
      return Outcome.SERVED;
    }
    return ended.err().contains("AccessDenied") ? Outcome.DENIED : Outcome.UNREACHED;
  }

  /** By AWS's own words, not by Terraform's. */
  private void nothingLeft() throws IOException {
    assertThat(run("state", "list").expectSuccess().out()).isBlank();
    for (var asked :
        List.of("describe-tags", "describe-vpcs", "describe-vpc-endpoints", "describe-addresses")) {
      var answer =
          culvert
              .aws(
                  "ec2",
                  asked,
                  "--region",
                  built.region(),
                  "--filters",
                  asked.equals("describe-tags")
                      ? "Name=key,Values=Project"
                      : "Name=tag:Project,Values=culvert",
                  "--output",
                  "text")
              .expectSuccess();
      assertThat(answer.out()).as("%s: %s", built.name(), asked).isBlank();
    }
  }

  private Ended run(String... arguments) throws IOException {
    var command = Programs.command(List.of("terraform", "-chdir=" + directory), arguments);
    command.add(2 + 1, "-no-color");
    return Programs.run(environment, command, LONGEST_MINUTES);
  }
}
