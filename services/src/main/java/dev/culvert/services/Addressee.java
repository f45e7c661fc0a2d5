package dev.culvert.services;

import dev.culvert.network.walk.Service;
import dev.culvert.wire.http.HttpRequest;
import java.util.Optional;

/**
 * Which service of which region a request is for. Inside a VPC the network knows, by the address
 * that was reached; from outside all services share one door, and the signature's scope says it.
 *
 * @param signingName as credential scopes name the service; empty if nothing says so
 * @param region where it must be signed for; empty if any region will do
 */
public record Addressee(Optional<String> signingName, Optional<String> region) {

  static Addressee of(Service service) {
    // DynamoDB Streams is a service of its own in the network, and DynamoDB to those who sign.
    var signing = service.name().equals("dynamodb-streams") ? "dynamodb" : service.name();
    return new Addressee(Optional.of(signing), Optional.of(service.region()));
  }

  static Addressee of(HttpRequest request) {
    return new Addressee(scopedService(request), Optional.empty());
  }

  /** The service of {@code Credential=key/date/region/service/aws4_request}, unproven. */
  private static Optional<String> scopedService(HttpRequest request) {
    var header = request.headers().first("Authorization").orElse("");
    var start = header.indexOf("Credential=");
    var text = start >= 0 ? header.substring(start) : credentialParameter(request.target());
    var end = text.indexOf(',');
    var parts = (end < 0 ? text : text.substring(0, end)).split("/", -1);
    return parts.length == 5 ? Optional.of(parts[3]) : Optional.empty();
  }

  private static String credentialParameter(String target) {
    var name = "X-Amz-Credential=";
    var start = target.indexOf(name);
    if (start < 0) {
      return "";
    }
    var end = target.indexOf('&', start);
    return target
        .substring(start + name.length(), end < 0 ? target.length() : end)
        .replace("%2F", "/");
  }
}
