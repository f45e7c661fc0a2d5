package dev.culvert.items;

/**
 * Input that DynamoDB refuses: its message is the text of DynamoDB's {@code ValidationException}.
 * It carries no stack trace, because it tells about the request and not about the program.
 */
public final class ValidationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String formerMessage;
  private final boolean ofRequest;

  public ValidationException(String message) {
    this(message, message, false);
  }

  private ValidationException(String message, String formerMessage, boolean ofRequest) {
    super(message, null, false, false);
    this.formerMessage = formerMessage;
    this.ofRequest = ofRequest;
  }

  /**
   * A refusal that DynamoDB has put into other words since June 2026, in the operations on single
   * items, BatchGetItem and Query. Its other operations still speak the former ones.
   */
  public static ValidationException reworded(String message, String formerMessage) {
    return new ValidationException(message, formerMessage, false);
  }

  /** The text; never null, unlike {@link #getMessage}. */
  public String message() {
    return String.valueOf(getMessage());
  }

  /** The text as it was before June 2026, and still is in batches of writes, scans and PartiQL. */
  public String formerMessage() {
    return formerMessage;
  }

  /** The same, seen in the request alone, before any table was looked at. */
  public ValidationException seenInRequest() {
    return new ValidationException(message(), formerMessage, true);
  }

  /** Whether it was seen in the request alone; DynamoDB introduces those otherwise. */
  public boolean isOfRequest() {
    return ofRequest;
  }
}
