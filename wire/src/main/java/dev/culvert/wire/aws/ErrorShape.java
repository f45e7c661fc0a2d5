package dev.culvert.wire.aws;

/**
 * An error that a service model declares.
 *
 * @param code as sent, e.g. {@code NoSuchEntity}
 * @param status the HTTP status
 */
public record ErrorShape(String code, int status) {

  /** The error to throw, with AWS's text. */
  public AwsException because(String message) {
    return new AwsException(code, message, status);
  }
}
