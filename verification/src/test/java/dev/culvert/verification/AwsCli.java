package dev.culvert.verification;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The stock AWS CLI. */
public final class AwsCli {
  private AwsCli() {}

  /** Skips the test, saying why, where there is no AWS CLI. */
  public static void assumeInstalled() {
    assumeTrue(Programs.available("aws", "--version"), "there is no aws command on the PATH");
  }
}
