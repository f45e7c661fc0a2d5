package dev.culvert.items;

/**
 * JSON whose types are not those of the operation: its message is the text of AWS's {@code
 * SerializationException}, which comes before every validation. It carries no stack trace.
 */
public final class SerializationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SerializationException(String message) {
    super(message, null, false, false);
  }

  /** The text; never null, unlike {@link #getMessage}. */
  public String message() {
    return String.valueOf(getMessage());
  }
}
