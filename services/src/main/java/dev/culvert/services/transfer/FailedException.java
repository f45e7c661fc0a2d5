package dev.culvert.services.transfer;

import java.util.Objects;

/** Why an export or an import cannot be done. */
final class FailedException extends Exception {
  private static final long serialVersionUID = 1;

  private final String code;

  FailedException(String code, String message) {
    super(message);
    this.code = code;
  }

  String code() {
    return code;
  }

  String message() {
    return Objects.requireNonNull(getMessage(), "there is one");
  }
}
