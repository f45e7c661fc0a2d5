package dev.culvert.services.sts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culvert.services.control.Json;
import dev.culvert.wire.aws.AwsException;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * Web identity tokens (JWT), checked with the keys that their issuer publishes. Only issuers on
 * this machine are asked: Culvert talks to nobody else.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7519">RFC 7519: JSON Web Token</a>
 */
final class WebIdentityTokens {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MAX_DOCUMENT_CHARACTERS = 1 << 20;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /** The claims, of whoever the token says it is from; nothing is proven yet. */
  static JsonNode claims(String token) {
    return part(token, 1);
  }

  /**
   * Proves the token.
   *
   * @throws AwsException in STS's words if it cannot be
   */
  void verify(String token, Instant now) {
    var header = part(token, 0);
    var claims = claims(token);
    var key = key(keys(claims.path("iss").asText()), header.path("kid").asText(""));
    try {
      if (!isSigned(token, header.path("alg").asText(), key)) {
        throw invalid("Couldn't verify the signature of the token");
      }
    } catch (GeneralSecurityException e) {
      throw invalid("Couldn't verify the signature of the token");
    }
    if (claims.path("exp").asLong() <= now.getEpochSecond()) {
      throw new AwsException(
          "ExpiredTokenException",
          "Token expired: current date/time must be before the expiration",
          400);
    }
  }

  private static JsonNode part(String token, int index) {
    var parts = token.split("\\.", -1);
    if (parts.length != 3) {
      throw invalid(
          "The ID Token provided is not a valid JWT. (You may see this error if you sent"
              + " an Access Token)");
    }
    try {
      return Json.mapper().readTree(Base64.getUrlDecoder().decode(parts[index]));
    } catch (IllegalArgumentException | IOException e) {
      throw invalid(
          "The ID Token provided is not a valid JWT. (You may see this error if you sent"
              + " an Access Token)");
    }
  }

  private static boolean isSigned(String token, String algorithm, JsonNode key)
      throws GeneralSecurityException {
    var dot = token.lastIndexOf('.');
    var signed = token.substring(0, dot).getBytes(StandardCharsets.US_ASCII);
    var signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
    var verifier =
        switch (algorithm) {
          case "RS256" -> verifier("SHA256withRSA", rsa(key));
          case "RS384" -> verifier("SHA384withRSA", rsa(key));
          case "RS512" -> verifier("SHA512withRSA", rsa(key));
          case "ES256" -> verifier("SHA256withECDSAinP1363Format", ec(key, "secp256r1"));
          case "ES384" -> verifier("SHA384withECDSAinP1363Format", ec(key, "secp384r1"));
          default -> throw invalid("The algorithm " + algorithm + " is not supported");
        };
    verifier.update(signed);
    return verifier.verify(signature);
  }

  private static Signature verifier(String algorithm, PublicKey key)
      throws GeneralSecurityException {
    var verifier = Signature.getInstance(algorithm);
    verifier.initVerify(key);
    return verifier;
  }

  private static PublicKey rsa(JsonNode key) throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA")
        .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e")));
  }

  private static PublicKey ec(JsonNode key, String curve) throws GeneralSecurityException {
    var parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(curve));
    return KeyFactory.getInstance("EC")
        .generatePublic(
            new ECPublicKeySpec(
                new ECPoint(number(key, "x"), number(key, "y")),
                parameters.getParameterSpec(ECParameterSpec.class)));
  }

  private static BigInteger number(JsonNode key, String field) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(field).asText()));
  }

  private static JsonNode key(JsonNode keys, String id) {
    for (var key : keys.path("keys")) {
      if (id.isEmpty() || key.path("kid").asText().equals(id)) {
        return key;
      }
    }
    throw invalid("Couldn't retrieve verification key from your identity provider");
  }

  private JsonNode keys(String issuer) {
    var configuration = fetch(issuer + "/.well-known/openid-configuration");
    return fetch(configuration.path("jwks_uri").asText());
  }

  private JsonNode fetch(String url) {
    try {
      var uri = URI.create(url);
      if (uri.getHost() == null || !InetAddress.getByName(uri.getHost()).isLoopbackAddress()) {
        throw new AwsException(
            "IDPCommunicationError",
            "Culvert asks only identity providers on this machine, not " + url,
            400);
      }
      var response =
          http.send(
              HttpRequest.newBuilder(uri).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200 || response.body().length() > MAX_DOCUMENT_CHARACTERS) {
        throw invalid("Couldn't retrieve verification key from your identity provider");
      }
      return Json.mapper().readTree(response.body());
    } catch (IOException | IllegalArgumentException e) {
      throw new AwsException(
          "IDPCommunicationError", "Error communicating with the identity provider", 400);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AwsException(
          "IDPCommunicationError", "Error communicating with the identity provider", 400);
    }
  }

  private static AwsException invalid(String message) {
    return new AwsException("InvalidIdentityToken", message, 400);
  }
}
