package dev.culvert.wire.aws;

import dev.culvert.wire.http.Headers;
import dev.culvert.wire.http.HttpResponse;
import java.util.List;

/** The query protocol of IAM and STS: requests are forms, responses XML. */
record AwsQuery() implements Protocol {
  private static final FormReader READER = new FormReader(FormReader.Dialect.QUERY);

  @Override
  public <I extends Structure> I parse(OperationShape<I, ?> operation, Payload payload) {
    if (!(payload instanceof Payload.Query query)) {
      throw new AwsException("MalformedInput", "The request is no form");
    }
    I input = operation.newInput();
    READER.read(query.form(), input);
    return input;
  }

  @Override
  public void validate(Structure input) {
    Validator.message(input)
        .ifPresent(message -> {
          throw new AwsException("ValidationError", message);
        });
  }

  @Override
  public <O extends Structure> HttpResponse render(
      OperationShape<?, O> operation, O output, String requestId) {
    String response = operation.name() + "Response";
    XmlWriter xml = new XmlWriter().open(response, operation.service().namespace());
    String result = operation.name() + "Result";
    if (output.shape().size() == 0) {
      // AWS leaves it out of most of these, but clients insist on it in the others.
      xml.empty(result);
    } else {
      xml.open(result);
      new XmlShapes(xml, XmlShapes.SECONDS).members(output);
      xml.close(result);
    }
    xml.open("ResponseMetadata").element("RequestId", requestId).close("ResponseMetadata");
    return response(200, requestId, xml.close(response));
  }

  @Override
  public HttpResponse error(ServiceShape service, AwsException refusal, String requestId) {
    XmlWriter xml = new XmlWriter().open("ErrorResponse", service.namespace()).open("Error");
    xml.element("Type", refusal.sender() ? "Sender" : "Receiver");
    xml.element("Code", refusal.code());
    String message = refusal.getMessage();
    if (message != null) {
      xml.element("Message", message);
    }
    Structure members = refusal.members();
    if (members != null) {
      new XmlShapes(xml, XmlShapes.SECONDS).members(members);
    }
    xml.close("Error").element("RequestId", requestId).close("ErrorResponse");
    return response(refusal.status(), requestId, xml);
  }

  private static HttpResponse response(int status, String requestId, XmlWriter xml) {
    return new HttpResponse(
        status,
        List.of(
            new Headers.Header("x-amzn-RequestId", requestId),
            new Headers.Header("Content-Type", "text/xml")),
        xml.toByteArray());
  }
}
