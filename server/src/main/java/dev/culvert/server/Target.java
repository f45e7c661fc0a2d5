package dev.culvert.server;

import dev.culvert.services.iam.RootKey;
import picocli.CommandLine.Option;

/** Which server a command talks to, and as whom. */
final class Target {
  @Option(
      names = "--port",
      defaultValue = "${env:CULVERT_PORT:-4566}",
      paramLabel = "PORT",
      description = "The server's port (default: CULVERT_PORT, or 4566).")
  int port;

  /**
   * The server on this port. The root variables win over the credentials that the server left.
   *
   * @throws IllegalStateException saying what to do, if there is none
   */
  RunningServer server() {
    var left =
        Home.of(System.getenv())
            .server(port)
            .orElseThrow(() ->
                new IllegalStateException(
                    "no server has been started on port %d; start one with `culvert up --port %d`"
                        .formatted(port, port)));
    var accessKeyId = System.getenv("CULVERT_ROOT_ACCESS_KEY_ID");
    var secret = System.getenv("CULVERT_ROOT_SECRET_ACCESS_KEY");
    if (accessKeyId == null || secret == null) {
      return left;
    }
    return new RunningServer(
        port,
        new RootKey(left.root().account(), accessKeyId, secret),
        left.region(),
        left.bundle(),
        left.trustStore());
  }
}
