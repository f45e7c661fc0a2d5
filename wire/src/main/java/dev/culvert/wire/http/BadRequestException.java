package dev.culvert.wire.http;

/** A request that cannot be read any further: it is answered and its connection closed. */
final class BadRequestException extends Exception {

  private static final long serialVersionUID = 1;

  private final int status;
  private final String sentence;

  BadRequestException(int status, String sentence) {
    super(sentence, null, false, false);
    this.status = status;
    this.sentence = sentence;
  }

  int status() {
    return status;
  }

  /** For the client. */
  String sentence() {
    return sentence;
  }
}
