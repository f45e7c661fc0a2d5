package dev.culvert.server;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a link that signs a browser in to the console. */
@Command(
    name = "console",
    mixinStandardHelpOptions = true,
    description = "Prints a link to the console: it signs one browser in, once, within 15 minutes.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class ConsoleCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin Target target;

  @Override
  public Integer call() {
    var server = target.server();
    var link = new ServerClient(server).post("/_culvert/console/links", Map.of()).path("link");
    var out = spec.commandLine().getOut();
    out.println(server.endpoint() + link.asText());
    out.flush();
    return 0;
  }
}
