package dev.culvert.server;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints shell lines for {@code eval}. */
@Command(
    name = "env",
    mixinStandardHelpOptions = true,
    description = "Prints shell lines that point AWS tools at the server: eval \"$(culvert env)\".")
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class EnvCommand implements Callable<Integer> {
  // What would beat, or confuse, the variables below.
  private static final List<String> IN_THE_WAY =
      List.of("AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN");

  @Spec CommandSpec spec;
  @Mixin Target target;

  @Override
  public Integer call() {
    var server = target.server();
    var out = spec.commandLine().getOut();
    out.println("unset " + String.join(" ", IN_THE_WAY));
    export("AWS_ENDPOINT_URL", server.endpoint());
    export("AWS_ACCESS_KEY_ID", server.root().accessKeyId());
    export("AWS_SECRET_ACCESS_KEY", server.root().secret());
    export("AWS_REGION", server.region());
    export("AWS_DEFAULT_REGION", server.region());
    export("AWS_CA_BUNDLE", server.bundle().toString());
    out.flush();
    return 0;
  }

  private void export(String name, String value) {
    spec.commandLine()
        .getOut()
        .println("export " + name + "='" + value.replace("'", "'\\''") + "'");
  }
}
