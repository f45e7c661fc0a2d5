package dev.culvert.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culvert.services.control.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the execution tables of requests. */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    description = "Prints the execution table and the variables of past or coming requests.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class TraceCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin Target target;

  @ArgGroup @Nullable Which which;

  @Option(names = "--json", description = "Print each journey as one line of JSON.")
  boolean json;

  /** Which journeys: the last one, if nothing is said. */
  static final class Which {
    @Option(names = "--last", paramLabel = "N", description = "The last N requests.")
    int last;

    @Option(names = "--follow", description = "Requests from now on, until interrupted.")
    boolean follow;

    @Parameters(paramLabel = "ID", description = "One request, such as j-17.")
    @Nullable String id;
  }

  @Override
  public Integer call() throws IOException {
    var server = new ServerClient(target.server());
    if (which != null && which.follow) {
      follow(server);
    } else if (which != null && which.id != null) {
      print(server.get("/_culvert/journeys/" + which.id));
    } else {
      var count = which == null ? 1 : which.last;
      var journeys = server.get("/_culvert/journeys?last=" + count).path("journeys");
      if (journeys.isEmpty()) {
        spec.commandLine().getErr().println("no request has been made yet");
      }
      journeys.forEach(this::print);
    }
    return 0;
  }

  private void follow(ServerClient server) throws IOException {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                server.open("/_culvert/journeys/live"), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("data: ")) {
          print(Json.mapper().readTree(line.substring(6)));
        }
      }
    }
  }

  private void print(JsonNode journey) {
    var out = spec.commandLine().getOut();
    out.println(json ? journey.toString() : JourneyText.of(journey));
    out.flush();
  }
}
