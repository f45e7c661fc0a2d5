package dev.culvert.wire.aws;

/** The part of a request that holds an operation's input. */
public sealed interface Payload {

  /** A JSON document, not yet read. The array must not be changed. */
  record Json(byte[] body) implements Payload {
    /** Says only how long it is: a body may hold secrets. */
    @Override
    public String toString() {
      return "Json[" + body.length + " bytes]";
    }
  }

  /** The decoded parameters of a query request. */
  record Query(Form form) implements Payload {}
}
