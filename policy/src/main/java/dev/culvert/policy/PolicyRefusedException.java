package dev.culvert.policy;

/**
 * A document that AWS would not store. The message is AWS's; {@link #code()} is the error code of
 * the API that stores documents of this kind.
 */
public final class PolicyRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  PolicyRefusedException(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** AWS's error code, such as {@code MalformedPolicyDocument}. */
  public String code() {
    return code;
  }
}
