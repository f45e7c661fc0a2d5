package dev.culvert.wire.aws;

import org.jspecify.annotations.Nullable;

/**
 * A request that is refused with an error of AWS's: thrown where a request is read or handled,
 * turned into the protocol's error form at the front door. It is an answer, not a fault of ours,
 * and has no stack trace.
 */
public final class AwsException extends RuntimeException {
  private final String code;
  private final int status;
  private final transient @Nullable Structure members;

  /** Refuses with HTTP status 400. */
  public AwsException(String code, String message) {
    this(code, message, 400);
  }

  public AwsException(String code, String message, int status) {
    this(code, message, status, null);
  }

  private AwsException(
      String code, @Nullable String message, int status, @Nullable Structure members) {
    super(message, null, false, false);
    this.code = code;
    this.status = status;
    this.members = members;
  }

  /** An error that AWS sends without any message. */
  public static AwsException withoutMessage(String code, int status) {
    return new AwsException(code, null, status, null);
  }

  /** This error with the members that the service model gives it, e.g. {@code Item}. */
  public AwsException with(Structure errorMembers) {
    return new AwsException(code, getMessage(), status, errorMembers);
  }

  /** As AWS sends it, e.g. {@code InvalidVpcID.NotFound}, without a name space. */
  public String code() {
    return code;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** Whether the caller is to blame, as the query protocol's {@code Type} says. */
  public boolean sender() {
    return status < 500;
  }

  /** Members besides the message, or null. */
  public @Nullable Structure members() {
    return members;
  }
}
