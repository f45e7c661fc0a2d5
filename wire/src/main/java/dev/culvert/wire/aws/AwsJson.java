package dev.culvert.wire.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.culvert.wire.http.Headers;
import dev.culvert.wire.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * AWS's JSON protocol.
 *
 * @param version {@code 1.0} or {@code 1.1}
 */
record AwsJson(String version) implements Protocol {
  private static final int USUAL_BYTES = 1024;

  @Override
  public <I extends Structure> I parse(OperationShape<I, ?> operation, Payload payload) {
    if (!(payload instanceof Payload.Json json)) {
      throw AwsException.withoutMessage("SerializationException", 400);
    }
    I input = operation.newInput();
    JsonReader.read(json.body(), input, operation.service().namespace());
    return input;
  }

  @Override
  public void validate(Structure input) {
    Validator.message(input)
        .ifPresent(message -> {
          throw new AwsException("ValidationException", message);
        });
  }

  @Override
  public <O extends Structure> HttpResponse render(
      OperationShape<?, O> operation, O output, String requestId) {
    return response(200, requestId, write(out -> new JsonWriter(out).structure(output)));
  }

  @Override
  public HttpResponse error(ServiceShape service, AwsException refusal, String requestId) {
    if (refusal.status() == 404 && refusal.code().equals("UnknownOperationException")) {
      return notOurs(requestId);
    }
    byte[] body =
        write(out -> {
          out.writeStartObject();
          out.writeStringField("__type", JsonError.type(service, refusal.code()));
          String message = refusal.getMessage();
          if (message != null) {
            out.writeStringField(JsonError.messageMember(refusal.code()), message);
          }
          Structure members = refusal.members();
          if (members != null) {
            new JsonWriter(out).members(members);
          }
          out.writeEndObject();
        });
    return response(refusal.status(), requestId, body);
  }

  private static byte[] write(JsonValue value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (JsonGenerator out = Json.FACTORY.createGenerator(bytes)) {
      value.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private HttpResponse response(int status, String requestId, byte[] body) {
    return new HttpResponse(
        status,
        List.of(
            new Headers.Header("x-amzn-RequestId", requestId),
            new Headers.Header("x-amz-crc32", checksum(body)),
            new Headers.Header("Content-Type", "application/x-amz-json-" + version)),
        body);
  }

  /** What DynamoDB says to a request that is not even of its protocol. */
  private static HttpResponse notOurs(String requestId) {
    byte[] body = "<UnknownOperationException/>\n".getBytes(StandardCharsets.UTF_8);
    return new HttpResponse(
        404,
        List.of(
            new Headers.Header("x-amzn-RequestId", requestId),
            new Headers.Header("x-amz-crc32", checksum(body))),
        body);
  }

  private static String checksum(byte[] body) {
    CRC32 crc = new CRC32();
    crc.update(body);
    return Long.toString(crc.getValue());
  }
}
