package dev.culvert.wire.aws;

import dev.culvert.wire.http.HttpResponse;

record Ec2Query() implements Protocol {
  @Override
  public <I extends Structure> I parse(OperationShape<I, ?> operation, Payload payload) {
    throw new UnsupportedOperationException(operation.name());
  }

  @Override
  public <O extends Structure> HttpResponse render(
      OperationShape<?, O> operation, O output, String requestId) {
    throw new UnsupportedOperationException(requestId);
  }

  @Override
  public HttpResponse error(ServiceShape service, AwsException refusal, String requestId) {
    throw new UnsupportedOperationException(requestId);
  }
}
