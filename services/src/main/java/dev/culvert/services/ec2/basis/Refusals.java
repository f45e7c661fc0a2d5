package dev.culvert.services.ec2.basis;

import dev.culvert.wire.aws.AwsException;

/** Errors that many operations of EC2 share. */
public final class Refusals {
  private Refusals() {}

  public static AwsException missing(String parameter) {
    return new AwsException(
        "MissingParameter", "The request must contain the parameter " + parameter);
  }

  /** {@code InvalidParameter}: what the value asks for is not possible. */
  public static AwsException parameter(String message) {
    return new AwsException("InvalidParameter", message);
  }

  /** {@code InvalidParameterValue}: the value itself is not. */
  public static AwsException value(String message) {
    return new AwsException("InvalidParameterValue", message);
  }

  public static AwsException combination(String message) {
    return new AwsException("InvalidParameterCombination", message);
  }

  public static AwsException unsupported(String message) {
    return new AwsException("UnsupportedOperation", message);
  }

  /** What may not be deleted because something else needs it. */
  public static AwsException dependency(String noun, String id) {
    return new AwsException(
        "DependencyViolation",
        "The " + noun + " '" + id + "' has dependencies and cannot be deleted.");
  }

  public static AwsException dryRun() {
    return new AwsException(
        "DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);
  }
}
