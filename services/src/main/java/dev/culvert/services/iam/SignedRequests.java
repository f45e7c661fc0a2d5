package dev.culvert.services.iam;

import dev.culvert.services.Addressee;
import dev.culvert.services.Authentication;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.World;
import dev.culvert.wire.aws.AwsException;
import dev.culvert.wire.aws.Protocol;
import dev.culvert.wire.aws.ServiceShape;
import dev.culvert.wire.http.HttpRequest;
import dev.culvert.wire.sigv4.Credentials.Secret;
import dev.culvert.wire.sigv4.Credentials.Session;
import dev.culvert.wire.sigv4.Requirements;
import dev.culvert.wire.sigv4.SignatureError;
import dev.culvert.wire.sigv4.SignatureError.Dialect;
import dev.culvert.wire.sigv4.SignatureVerifier;
import dev.culvert.wire.sigv4.Verification;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Proves signatures against the keys that IAM and STS gave out. */
public final class SignedRequests implements Authentication {
  private final Credentials credentials;
  private final KeyUses uses;
  private final SignatureVerifier verifier;
  private final Set<String> regions;

  /**
   * @param regions that a request may be signed for
   */
  public SignedRequests(
      Credentials credentials,
      KeyUses uses,
      Control control,
      Set<String> regions,
      InstantSource clock) {
    this.credentials = credentials;
    this.uses = uses;
    this.regions = Set.copyOf(regions);
    this.verifier =
        new SignatureVerifier(
            (id, token) -> secret(credentials.find(id, token, control.world()), token), clock);
  }

  private static Optional<Secret> secret(Optional<Credential> credential, Optional<String> token) {
    return credential.map(found ->
        new Secret(
            found.secret(),
            found
                .expires()
                // A key that ends has come out of the very token that was presented.
                .map(end -> new Session(token.orElseThrow(), end))));
  }

  @Override
  public Authenticated of(
      HttpRequest request, ServiceShape service, Addressee addressee, World world, Instant now) {
    var requirements =
        new Requirements(
            service.signingName(),
            addressee
                .region()
                .<Predicate<String>>map(region -> region::equals)
                .orElse(regions::contains),
            Requirements.FIFTEEN_MINUTES,
            false);
    return switch (verifier.verify(request, requirements)) {
      case Verification.Verified verified ->
          credentials
              .find(verified.accessKeyId(), verified.sessionToken(), world)
              .map(credential -> {
                if (verified.sessionToken().isEmpty()) {
                  uses.note(verified.accessKeyId(), service.signingName(), verified.region(), now);
                }
                return new Authenticated(credential.caller(), verified.region());
              })
              .orElseThrow(
                  () -> refused(service, new Verification.KeyUnknown(verified.accessKeyId())));
      case Verification.Refusal refusal -> throw refused(service, refusal);
    };
  }

  private static AwsException refused(ServiceShape service, Verification.Refusal refusal) {
    var error = SignatureError.of(refusal, dialect(service.protocol()));
    return new AwsException(error.code(), error.message(), error.status());
  }

  private static Dialect dialect(Protocol protocol) {
    if (protocol.equals(Protocol.EC2_QUERY)) {
      return Dialect.EC2;
    }
    return protocol.equals(Protocol.AWS_QUERY) ? Dialect.QUERY : Dialect.DYNAMODB;
  }
}
