package dev.culvert.services;

import dev.culvert.network.walk.Service;
import dev.culvert.wire.http.HttpRequest;
import dev.culvert.wire.sigv4.CredentialScope;
import dev.culvert.wire.sigv4.SignatureVerifier;
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
    return new Addressee(
        SignatureVerifier.claimedScope(request).map(CredentialScope::service), Optional.empty());
  }
}
