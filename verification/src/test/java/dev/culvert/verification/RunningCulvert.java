package dev.culvert.verification;

import dev.culvert.verification.Programs.Ended;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A server started by the command itself, in a process of its own, on a port of its own. */
public final class RunningCulvert implements AutoCloseable {
  public static final String ACCESS_KEY_ID = "AKIAVERIFICATION0001";
  public static final String SECRET = "a-secret-of-the-verification-alone";
  private static final Path MODULES = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern ENDPOINT = Pattern.compile("http://127\\.0\\.0\\.1:([0-9]+)");
  private static final long STOP_SECONDS = 30;

  private final Process process;
  private final Map<String, String> environment;
  private final int port;

  private RunningCulvert(Process process, Map<String, String> environment, int port) {
    this.process = process;
    this.environment = environment;
    this.port = port;
  }

  /** Starts {@code culvert up --port 0} with these options; it answers when this returns. */
  public static RunningCulvert up(Path home, String... options) throws IOException {
    var environment = new HashMap<String, String>();
    environment.put("CULVERT_HOME", home.toString());
    environment.put("CULVERT_ROOT_ACCESS_KEY_ID", ACCESS_KEY_ID);
    environment.put("CULVERT_ROOT_SECRET_ACCESS_KEY", SECRET);
    // A denied client would try ten times, for half a minute.
    environment.put("AWS_MAX_ATTEMPTS", "1");
    var builder =
        new ProcessBuilder(Programs.command(culvert("up", "--port", "0"), options))
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    var process = builder.start();
    var out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      var found = ENDPOINT.matcher(line);
      if (found.find()) {
        var port = Integer.parseInt(found.group(1));
        environment.put("CULVERT_PORT", Integer.toString(port));
        return new RunningCulvert(process, environment, port);
      }
    }
    throw new IOException("culvert up ended with " + process.exitValue());
  }

  /** The command line of the command, as the script at the root would start it. */
  static List<String> culvert(String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-XX:+UseSerialGC");
    command.add("-cp");
    command.add(MODULES.resolve("server/target/dist") + "/*");
    command.add("dev.culvert.server.Main");
    command.addAll(List.of(arguments));
    return command;
  }

  public int port() {
    return port;
  }

  /** What a shell needs to run culvert commands against this server. */
  public Map<String, String> environment() {
    return environment;
  }

  public String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  /** Runs a culvert command against this server. */
  public Ended run(String... arguments) throws IOException {
    return Programs.run(environment, culvert(arguments));
  }

  /** Runs the stock AWS CLI from outside any VPC, as root. */
  public Ended aws(String... arguments) throws IOException {
    var shell = new HashMap<>(environment);
    shell.put("AWS_ENDPOINT_URL", endpoint());
    shell.put("AWS_ACCESS_KEY_ID", ACCESS_KEY_ID);
    shell.put("AWS_SECRET_ACCESS_KEY", SECRET);
    shell.put("AWS_DEFAULT_REGION", "us-east-1");
    shell.put("AWS_CONFIG_FILE", "/dev/null");
    shell.put("AWS_PAGER", "");
    return Programs.run(shell, Programs.command(List.of("aws"), arguments));
  }

  /** Runs the stock AWS CLI from outside any VPC with these variables, such as other keys. */
  Ended awsWith(Map<String, String> variables, String... arguments) throws IOException {
    var shell = new HashMap<>(environment);
    shell.put("AWS_ENDPOINT_URL", endpoint());
    shell.put("AWS_DEFAULT_REGION", "us-east-1");
    shell.put("AWS_CONFIG_FILE", "/dev/null");
    shell.put("AWS_PAGER", "");
    shell.putAll(variables);
    return Programs.run(shell, Programs.command(List.of("aws"), arguments));
  }

  /** Runs a program inside the subnet, refused at once where nothing would answer. */
  public Ended exec(String subnet, List<String> program) throws IOException {
    return Programs.run(
        environment,
        Programs.command(
            culvert("exec", "--subnet", subnet, "--fail-fast", "--"),
            program.toArray(String[]::new)));
  }

  /** The same, with this role. */
  public Ended exec(String subnet, String role, List<String> program) throws IOException {
    return Programs.run(
        environment,
        Programs.command(
            culvert("exec", "--subnet", subnet, "--role", role, "--fail-fast", "--"),
            program.toArray(String[]::new)));
  }

  /** As a power failure would, were there no disk cache. */
  void kill() throws IOException {
    process.destroyForcibly();
    await();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    await();
  }

  private void await() throws IOException {
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("the server did not stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
