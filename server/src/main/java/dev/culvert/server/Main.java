package dev.culvert.server;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The culvert command. */
@Command(
    name = "culvert",
    description = "A VPC with a DynamoDB behind it, on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    version = "culvert 0.1.0",
    subcommands = {
      UpCommand.class,
      DemoCommand.class,
      ExecCommand.class,
      TraceCommand.class,
      EnvCommand.class,
      WhatIfCommand.class
    })
public final class Main {
  private Main() {}

  public static void main(String... arguments) {
    System.exit(run(arguments));
  }

  /** The exit code: 0 for success, 2 for a wrong command line, 1 for anything else. */
  static int run(String... arguments) {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler((exception, command, parsed) -> {
          command.getErr().println("culvert: " + sentence(exception));
          if (System.getenv("CULVERT_DEBUG") != null) {
            exception.printStackTrace(command.getErr());
          }
          return 1;
        })
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setStopAtPositional(true)
        .execute(arguments);
  }

  private static String sentence(Throwable exception) {
    var message = exception.getMessage();
    return message == null ? exception.toString() : message;
  }
}
