package dev.culvert.wire.aws;

import dev.culvert.wire.http.Headers;
import dev.culvert.wire.http.HttpResponse;
import java.util.List;

/** EC2's dialect of the query protocol. */
record Ec2Query() implements Protocol {
  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  private static final FormReader READER = new FormReader(FormReader.Dialect.EC2);

  @Override
  public <I extends Structure> I parse(OperationShape<I, ?> operation, Payload payload) {
    if (!(payload instanceof Payload.Query query)) {
      throw new AwsException("MalformedQueryString", "The request is no form");
    }
    I input = operation.newInput();
    READER.read(query.form(), input);
    return input;
  }

  /** EC2 only says which required parameter is missing; the rest is its handlers'. */
  @Override
  public void validate(Structure input) {
    Validator.missing(input)
        .ifPresent(parameter -> {
          throw new AwsException(
              "MissingParameter", "The request must contain the parameter " + parameter);
        });
  }

  @Override
  public <O extends Structure> HttpResponse render(
      OperationShape<?, O> operation, O output, String requestId) {
    String response = operation.name() + "Response";
    XmlWriter xml = new XmlWriter().plain(DECLARATION);
    xml.open(response, operation.service().namespace()).element("requestId", requestId);
    if (output.shape().size() == 0) {
      xml.element("return", "true");
    } else {
      new XmlShapes(xml, XmlShapes.MILLISECONDS).members(output);
    }
    return response(200, requestId, xml.close(response));
  }

  @Override
  public HttpResponse error(ServiceShape service, AwsException refusal, String requestId) {
    XmlWriter xml = new XmlWriter().plain(DECLARATION);
    xml.open("Response").open("Errors").open("Error").element("Code", refusal.code());
    String message = refusal.getMessage();
    xml.element("Message", message == null ? "" : message);
    xml.close("Error").close("Errors").element("RequestID", requestId).close("Response");
    return response(refusal.status(), requestId, xml);
  }

  private static HttpResponse response(int status, String requestId, XmlWriter xml) {
    return new HttpResponse(
        status,
        List.of(
            new Headers.Header("x-amzn-RequestId", requestId),
            new Headers.Header("Content-Type", "text/xml;charset=UTF-8")),
        xml.toByteArray());
  }
}
