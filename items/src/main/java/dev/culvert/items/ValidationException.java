package dev.culvert.items;

/**
 * Input that DynamoDB refuses: its message is the text of DynamoDB's {@code ValidationException}.
 * It carries no stack trace, because it tells about the request and not about the program.
 */
public final class ValidationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ValidationException(String message) {
    super(message, null, false, false);
  }

  /** The text; never null, unlike {@link #getMessage}. */
  public String message() {
    return String.valueOf(getMessage());
  }
}
