package dev.culvert.wire.aws;

import dev.culvert.wire.http.HttpResponse;

/** How a service speaks: reads requests and writes responses of its operations by their shapes. */
public sealed interface Protocol permits AwsJson, AwsQuery, Ec2Query {
  /** DynamoDB and its streams. */
  Protocol AWS_JSON_1_0 = new AwsJson("1.0");

  /** The younger services with JSON, such as KMS. */
  Protocol AWS_JSON_1_1 = new AwsJson("1.1");

  /** IAM and STS. */
  Protocol AWS_QUERY = new AwsQuery();

  /** EC2's dialect of the query protocol. */
  Protocol EC2_QUERY = new Ec2Query();

  /**
   * Reads a request.
   *
   * @throws AwsException in the service's own words if the payload is malformed; nothing else
   */
  <I extends Structure> I parse(OperationShape<I, ?> operation, Payload payload);

  /**
   * Checks what the service model demands of a request: required members, lengths, ranges, patterns
   * and enumerations. For a service that words some of it otherwise, its handlers check instead.
   *
   * @throws AwsException with AWS's text for all that is wrong
   */
  void validate(Structure input);

  /** Writes a response with status 200. */
  <O extends Structure> HttpResponse render(
      OperationShape<?, O> operation, O output, String requestId);

  /** Writes an error in the service's envelope. */
  HttpResponse error(ServiceShape service, AwsException refusal, String requestId);
}
