package dev.culvert.server;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a program as a client inside a VPC. */
@Command(
    name = "exec",
    mixinStandardHelpOptions = true,
    description = {
      "Runs an unmodified program as a client inside a VPC: real host names, its role's",
      "credentials, the VPC's routes. Its exit code is the program's."
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class ExecCommand implements Callable<Integer> {
  @Mixin Target target;

  @ArgGroup(multiplicity = "1")
  Place place = new Place();

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "The role it has (default: its instance's, or else the one called app).")
  @Nullable String role;

  @Option(
      names = "--carrier",
      defaultValue = "auto",
      description = "How it enters the VPC: auto or userspace (default: auto).")
  UpCommand.CarrierChoice carrier = UpCommand.CarrierChoice.AUTO;

  @Option(
      names = "--fail-fast",
      description = "Refuse at once what AWS would leave unanswered, with the reason.")
  boolean failFast;

  @Option(
      names = "--endpoint-urls",
      description = "Also set AWS_ENDPOINT_URL_…, for clients that honour no proxy.")
  boolean endpointUrls;

  @Parameters(arity = "1..*", paramLabel = "CMD", description = "The program, after --.")
  List<String> command = List.of();

  /** Where it runs. */
  static final class Place {
    @Option(names = "--subnet", paramLabel = "SUBNET", description = "Anywhere in this subnet.")
    @Nullable String subnet;

    @Option(names = "--instance", paramLabel = "INSTANCE", description = "On this instance.")
    @Nullable String instance;

    @Option(
        names = "--interface",
        paramLabel = "INTERFACE",
        description = "Behind this network interface.")
    @Nullable String networkInterface;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (carrier == UpCommand.CarrierChoice.KERNEL) {
      throw new IllegalArgumentException("the kernel carrier is not part of this version");
    }
    var server = target.server();
    var body = new LinkedHashMap<String, Object>();
    put(body, "subnet", place.subnet);
    put(body, "instance", place.instance);
    put(body, "networkInterface", place.networkInterface);
    put(body, "role", role);
    body.put("refusal", failFast ? "immediate" : "silent");
    var made = new ServerClient(server).post("/_culvert/clients", body);
    var program = new ProcessBuilder(command).inheritIO();
    ClientEnvironment.apply(program.environment(), made, server, endpointUrls);
    return program.start().waitFor();
  }

  private static void put(Map<String, Object> body, String name, @Nullable String value) {
    if (value != null) {
      body.put(name, value);
    }
  }
}
