package dev.culvert.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Replays past requests under another policy. */
@Command(
    name = "what-if",
    mixinStandardHelpOptions = true,
    description =
        "Replays the recorded requests with one policy replaced, and lists those whose answer"
            + " changes. Nothing is changed.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class WhatIfCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin Target target;

  @Option(
      names = "--policy",
      required = true,
      paramLabel = "FILE",
      description = "The new policy document.")
  Path policy;

  @Option(
      names = "--replace",
      required = true,
      paramLabel = "WHAT",
      description =
          "Whose policy it takes the place of: vpce-ID, role/NAME (all of its own policies) or"
              + " table/NAME.")
  String replace;

  @Option(names = "--json", description = "Print the answer as JSON.")
  boolean json;

  @Override
  public Integer call() throws IOException {
    var server = new ServerClient(target.server());
    var answer =
        server.post(
            "/_culvert/what-if", Map.of("policy", Files.readString(policy), "replace", replace));
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(answer);
    } else {
      answer.path("changed").forEach(change -> out.println(sentence(change)));
      out.println(
          "%d of %d decisions would change"
              .formatted(answer.path("changed").size(), answer.path("replayed").asInt()));
    }
    out.flush();
    return 0;
  }

  private static String sentence(JsonNode change) {
    return "%s  %s  %s on %s%n       was %s%n       would be %s"
        .formatted(
            change.path("journey").asText(),
            change.path("principal").asText(),
            change.path("action").asText(),
            change.path("resource").asText(),
            change.path("before").asText(),
            change.path("after").asText());
  }
}
