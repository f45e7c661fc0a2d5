package dev.culvert.wire.aws;

/** What an HTTP request asks for, as {@link Services#find} sees it. */
public sealed interface Requested {

  /** An operation that has shapes. */
  record Known(OperationShape<?, ?> operation, Payload payload) implements Requested {
    /** The service that is asked. */
    public ServiceShape service() {
      return operation.service();
    }
  }

  /** Something that this service refuses in its own words, whoever asks: e.g. an unknown action. */
  record Refused(ServiceShape service, AwsException refusal) implements Requested {}

  /** Neither an {@code X-Amz-Target} nor an {@code Action}: no request of these protocols. */
  record None() implements Requested {}
}
