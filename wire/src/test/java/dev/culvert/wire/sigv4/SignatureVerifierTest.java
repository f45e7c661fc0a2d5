package dev.culvert.wire.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.wire.http.Headers.Header;
import dev.culvert.wire.http.HttpRequest;
import dev.culvert.wire.sigv4.SignatureError.Dialect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each refusal in the order of DynamoDB's own checks, and in its own words. */
class SignatureVerifierTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final String HASH_OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  private static final AccessKey LASTING = new AccessKey("AKIAROOT", "secret", Optional.empty());
  private static final AccessKey TEMPORARY =
      new AccessKey("ASIATEMP", "secret2", Optional.of("token"));
  private static final AccessKey OUTDATED =
      new AccessKey("ASIAOLD", "secret3", Optional.of("token3"));

  private static final Requirements DYNAMODB =
      new Requirements("dynamodb", "us-east-1"::equals, Requirements.FIFTEEN_MINUTES, false);

  private final SignatureVerifier verifier =
      new SignatureVerifier(SignatureVerifierTest::secret, InstantSource.fixed(NOW));

  private static Optional<Credentials.Secret> secret(
      String accessKeyId, Optional<String> presentedToken) {
    return switch (accessKeyId) {
      case "AKIAROOT" -> Optional.of(new Credentials.Secret("secret", Optional.empty()));
      case "ASIATEMP" ->
          Optional.of(
              new Credentials.Secret(
                  "secret2", Optional.of(new Credentials.Session("token", NOW.plusSeconds(1)))));
      case "ASIAOLD" ->
          Optional.of(
              new Credentials.Secret(
                  "secret3", Optional.of(new Credentials.Session("token3", NOW))));
      default -> Optional.empty();
    };
  }

  private static HttpRequest signed(AccessKey key, String region, String service, Instant time) {
    byte[] body = "{}".getBytes(StandardCharsets.US_ASCII);
    List<Header> headers =
        new ArrayList<>(
            List.of(
                new Header("Host", "dynamodb.us-east-1.amazonaws.com"),
                new Header("X-Amz-Target", "DynamoDB_20120810.ListTables")));
    headers.addAll(new RequestSigner(key, region, service).sign("POST", "/", headers, body, time));
    return SignedRequests.request("POST", "/", headers, body);
  }

  private static HttpRequest signed() {
    return signed(LASTING, "us-east-1", "dynamodb", NOW);
  }

  private static String signature(
      HttpRequest request, List<String> names, String payloadHash, CredentialScope scope) {
    Bytes canonical = new Bytes();
    CanonicalRequest.write(
        canonical,
        request.method(),
        request.target(),
        QueryString.of(request.target()),
        request.headers(),
        names,
        payloadHash);
    return Hashing.hex(
        SigningKey.derive("secret", scope)
            .sign("20260301T100000Z", Hashing.ofThread().hash(canonical)));
  }

  private static String authorization(HttpRequest request) {
    return request.headers().first("Authorization").orElseThrow();
  }

  private static HttpRequest reauthorized(HttpRequest request, String authorization) {
    return SignedRequests.with(
        SignedRequests.without(request, "Authorization"),
        List.of(new Header("Authorization", authorization)));
  }

  private Verification verify(HttpRequest request) {
    return verifier.verify(request, DYNAMODB);
  }

  private SignatureError refused(HttpRequest request, Dialect dialect) {
    return SignatureError.of((Verification.Refusal) verify(request), dialect);
  }

  private void assertDynamoDbSays(HttpRequest request, String code, String message) {
    assertThat(refused(request, Dialect.DYNAMODB))
        .isEqualTo(new SignatureError(400, code, message));
  }

  @Test
  void aGoodSignatureTellsWhoSigned() {
    assertThat(verify(signed()))
        .isEqualTo(
            new Verification.Verified(
                "AKIAROOT",
                Optional.empty(),
                "us-east-1",
                "dynamodb",
                List.of("host", "x-amz-date", "x-amz-target"),
                NOW));
  }

  @Test
  void headerAndQueryTogetherAreRefusedFirst() {
    HttpRequest both = SignedRequests.to(signed(), "/?X-Amz-Algorithm=AWS4-HMAC-SHA256");
    assertDynamoDbSays(
        both,
        "InvalidSignatureException",
        "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
  }

  @Test
  void anUnsignedRequestIsMissingItsToken() {
    HttpRequest unsigned = SignedRequests.without(signed(), "Authorization");
    assertDynamoDbSays(
        unsigned, "MissingAuthenticationTokenException", "Request is missing Authentication Token");
    assertDynamoDbSays(
        reauthorized(signed(), "Basic abc"),
        "MissingAuthenticationTokenException",
        "Request is missing Authentication Token");
    assertThat(refused(unsigned, Dialect.QUERY).status()).isEqualTo(403);
    assertThat(refused(unsigned, Dialect.EC2).code()).isEqualTo("MissingAuthenticationToken");
  }

  @Test
  void onlyTheMissingPartsAreNamed() {
    HttpRequest bare =
        SignedRequests.without(reauthorized(signed(), "AWS4-HMAC-SHA256"), "X-Amz-Date");
    assertDynamoDbSays(
        bare,
        "IncompleteSignatureException",
        "Authorization header requires 'Credential' parameter. Authorization header requires"
            + " 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter."
            + " Authorization header requires existence of either a 'X-Amz-Date' or a 'Date'"
            + " header. Authorization=AWS4-HMAC-SHA256");
    assertDynamoDbSays(
        reauthorized(signed(), "AWS4-HMAC-SHA256 Credential=a, SignedHeaders=host"),
        "IncompleteSignatureException",
        "Authorization header requires 'Signature' parameter."
            + " Authorization=AWS4-HMAC-SHA256 Credential=a, SignedHeaders=host");
  }

  @Test
  void aPresignedRequestNamesItsMissingParameters() {
    HttpRequest presigned =
        SignedRequests.to(
            SignedRequests.without(signed(), "Authorization"),
            "/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20260301T100000Z");
    assertDynamoDbSays(
        presigned,
        "IncompleteSignatureException",
        "AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters"
            + " must include 'X-Amz-Signature'. AWS query-string parameters must include"
            + " 'X-Amz-SignedHeaders'. Re-examine the query-string parameters.");
  }

  @Test
  void aDateInAnotherFormatIsQuoted() {
    HttpRequest request =
        SignedRequests.with(
            SignedRequests.without(signed(), "X-Amz-Date"),
            List.of(new Header("X-Amz-Date", "2026-03-01T10:00:00Z")));
    assertDynamoDbSays(
        request,
        "IncompleteSignatureException",
        "Date must be in ISO-8601 'basic format'. Got '2026-03-01T10:00:00Z'. See"
            + " http://en.wikipedia.org/wiki/ISO_8601");
  }

  @Test
  void clocksMayDifferByFifteenMinutes() {
    Duration tolerance = Duration.ofMinutes(15);
    assertThat(verify(signed(LASTING, "us-east-1", "dynamodb", NOW.minus(tolerance))))
        .isInstanceOf(Verification.Verified.class);
    assertThat(verify(signed(LASTING, "us-east-1", "dynamodb", NOW.plus(tolerance))))
        .isInstanceOf(Verification.Verified.class);
    HttpRequest late =
        signed(LASTING, "us-east-1", "dynamodb", NOW.minus(tolerance).minusSeconds(1));
    assertDynamoDbSays(
        late,
        "InvalidSignatureException",
        "Signature expired: 20260301T094459Z is now earlier than 20260301T094500Z"
            + " (20260301T100000Z - 15 min.)");
    assertThat(refused(late, Dialect.EC2))
        .isEqualTo(new SignatureError(400, "RequestExpired", "Request has expired."));
    assertThat(refused(late, Dialect.QUERY).code()).isEqualTo("SignatureDoesNotMatch");
    HttpRequest early =
        signed(LASTING, "us-east-1", "dynamodb", NOW.plus(tolerance).plusSeconds(1));
    assertDynamoDbSays(
        early,
        "InvalidSignatureException",
        "Signature not yet current: 20260301T101501Z is still later than 20260301T101500Z"
            + " (20260301T100000Z + 15 min.)");
  }

  @Test
  void theHostMustBeSigned() {
    HttpRequest request = reauthorized(signed(), authorization(signed()).replace("host;", ""));
    assertDynamoDbSays(
        request,
        "InvalidSignatureException",
        "'Host' must be a 'SignedHeader' in the AWS Authorization.");
  }

  @Test
  void otherAlgorithmsAreNotKnown() {
    HttpRequest request =
        reauthorized(signed(), authorization(signed()).replace("AWS4-HMAC", "AWS4-ECDSA-P256"));
    assertDynamoDbSays(
        request,
        "IncompleteSignatureException",
        "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256' (only AWS4-HMAC-SHA256 for now). ");
  }

  @Test
  void aCredentialHasFiveElements() {
    HttpRequest request =
        reauthorized(signed(), authorization(signed()).replace("/aws4_request", ""));
    assertDynamoDbSays(
        request,
        "IncompleteSignatureException",
        "Credential must have exactly 5 slash-delimited elements, e.g."
            + " keyid/date/region/service/term, got 'AKIAROOT/20260301/us-east-1/dynamodb'");
  }

  @Test
  void everythingWrongWithTheScopeIsToldTogether() {
    HttpRequest request =
        reauthorized(
            signed(),
            authorization(signed())
                .replace("20260301/us-east-1/dynamodb/aws4_request", "20260228/mars-1/ec2/aws5"));
    assertDynamoDbSays(
        request,
        "InvalidSignatureException",
        "Credential should be scoped to a valid region, not 'mars-1'. Credential should be scoped"
            + " to correct service: 'dynamodb'. Credential should be scoped with a valid"
            + " terminator: 'aws4_request', not 'aws5'. Date in Credential scope does not match"
            + " YYYYMMDD from ISO-8601 version of date from HTTP: '20260228' != '20260301', from"
            + " '20260301T100000Z'. ");
  }

  @Test
  void anUnknownKeyIsNotRecognized() {
    HttpRequest request =
        signed(new AccessKey("AKIANOBODY", "x", Optional.empty()), "us-east-1", "dynamodb", NOW);
    assertDynamoDbSays(
        request,
        "UnrecognizedClientException",
        "The security token included in the request is invalid.");
    assertThat(refused(request, Dialect.QUERY))
        .isEqualTo(
            new SignatureError(
                403,
                "InvalidClientTokenId",
                "The security token included in the request is invalid."));
    assertThat(refused(request, Dialect.EC2))
        .isEqualTo(
            new SignatureError(
                401,
                "AuthFailure",
                "AWS was not able to validate the provided access credentials"));
  }

  @Test
  void whateverWasSignedMustBeUnchanged() {
    HttpRequest request = signed();
    List<HttpRequest> changed =
        List.of(
            signed(
                new AccessKey("AKIAROOT", "wrong", Optional.empty()), "us-east-1", "dynamodb", NOW),
            SignedRequests.request(
                "PUT", request.target(), request.headers().fields(), request.body()),
            SignedRequests.to(request, "/?a=b"),
            SignedRequests.to(request, "/a"),
            SignedRequests.with(
                request, List.of(new Header("X-Amz-Target", "DynamoDB_20120810.DeleteTable"))),
            SignedRequests.with(
                SignedRequests.without(request, "Host"),
                List.of(new Header("Host", "dynamodb.eu-west-1.amazonaws.com"))),
            SignedRequests.request(
                request.method(), request.target(), request.headers().fields(), new byte[0]),
            reauthorized(
                request, authorization(request).replaceAll("Signature=..", "Signature=00")),
            reauthorized(request, authorization(request) + "0"));
    for (HttpRequest one : changed) {
      assertThat(verify(one)).isInstanceOf(Verification.SignatureWrong.class);
    }
    assertDynamoDbSays(
        changed.getFirst(),
        "InvalidSignatureException",
        "The request signature we calculated does not match the signature you provided. Check your"
            + " AWS Secret Access Key and signing method. Consult the service documentation for"
            + " details.");
  }

  @Test
  void aHeaderThatWasNotSignedMayBeAdded() {
    HttpRequest request =
        SignedRequests.with(signed(), List.of(new Header("X-Forwarded-For", "10.0.0.1")));
    assertThat(verify(request)).isInstanceOf(Verification.Verified.class);
  }

  @Test
  void theDeclaredPayloadHashMustBeTrue() {
    HttpRequest request =
        SignedRequests.with(signed(), List.of(new Header("x-amz-content-sha256", HASH_OF_NOTHING)));
    assertThat(verify(request)).isInstanceOf(Verification.PayloadHashWrong.class);
  }

  @Test
  void anUnsignedPayloadIsAcceptedOnlyWhereAllowed() {
    List<Header> headers =
        new ArrayList<>(
            List.of(
                new Header("Host", "h"), new Header("x-amz-content-sha256", "UNSIGNED-PAYLOAD")));
    CredentialScope scope =
        new CredentialScope("20260301", "us-east-1", "dynamodb", "aws4_request");
    headers.add(new Header("X-Amz-Date", "20260301T100000Z"));
    List<String> names = List.of("host", "x-amz-content-sha256", "x-amz-date");
    HttpRequest bare = SignedRequests.request("PUT", "/", headers, new byte[10]);
    String signature = signature(bare, names, "UNSIGNED-PAYLOAD", scope);
    HttpRequest request =
        SignedRequests.with(
            bare,
            List.of(
                new Header(
                    "Authorization",
                    "AWS4-HMAC-SHA256 Credential=AKIAROOT/"
                        + scope
                        + ",SignedHeaders="
                        + String.join(";", names)
                        + ",Signature="
                        + signature)));
    Requirements lenient =
        new Requirements("dynamodb", region -> true, Requirements.FIVE_MINUTES, true);
    assertThat(verifier.verify(request, lenient)).isInstanceOf(Verification.Verified.class);
    assertThat(verify(request)).isInstanceOf(Verification.PayloadHashWrong.class);
  }

  @Test
  void temporaryCredentialsNeedTheirTokenInTheSignature() {
    HttpRequest good = signed(TEMPORARY, "us-east-1", "dynamodb", NOW);
    assertThat(verify(good))
        .isInstanceOfSatisfying(
            Verification.Verified.class,
            verified -> assertThat(verified.sessionToken()).contains("token"));
    AccessKey tokenless = new AccessKey("ASIATEMP", "secret2", Optional.empty());
    HttpRequest without = signed(tokenless, "us-east-1", "dynamodb", NOW);
    HttpRequest addedLater =
        SignedRequests.with(without, List.of(new Header("X-Amz-Security-Token", "token")));
    HttpRequest another =
        signed(
            new AccessKey("ASIATEMP", "secret2", Optional.of("other")),
            "us-east-1",
            "dynamodb",
            NOW);
    HttpRequest needless =
        signed(
            new AccessKey("AKIAROOT", "secret", Optional.of("token")),
            "us-east-1",
            "dynamodb",
            NOW);
    for (HttpRequest bad : List.of(without, addedLater, another, needless)) {
      assertDynamoDbSays(
          bad,
          "UnrecognizedClientException",
          "The security token included in the request is invalid");
    }
  }

  @Test
  void aSessionEnds() {
    HttpRequest request = signed(OUTDATED, "us-east-1", "dynamodb", NOW);
    assertDynamoDbSays(
        request, "ExpiredTokenException", "The security token included in the request is expired");
    assertThat(refused(request, Dialect.QUERY).code()).isEqualTo("ExpiredToken");
    assertThat(refused(request, Dialect.EC2).code()).isEqualTo("RequestExpired");
  }

  @Test
  void anHttpDateStandsInForTheAmzDate() {
    List<Header> headers =
        new ArrayList<>(
            List.of(new Header("Date", "Sun, 01 Mar 2026 10:00:00 GMT"), new Header("Host", "h")));
    CredentialScope scope =
        new CredentialScope("20260301", "us-east-1", "dynamodb", "aws4_request");
    List<String> names = List.of("date", "host");
    HttpRequest bare = SignedRequests.request("GET", "/", headers, new byte[0]);
    String signature = signature(bare, names, HASH_OF_NOTHING, scope);
    HttpRequest request =
        SignedRequests.with(
            bare,
            List.of(
                new Header(
                    "Authorization",
                    "AWS4-HMAC-SHA256 Credential=AKIAROOT/"
                        + scope
                        + ", SignedHeaders=date;host, Signature="
                        + signature)));
    assertThat(verify(request)).isInstanceOf(Verification.Verified.class);
  }

  @Test
  void anExpiryIsANumberOfSecondsUpToAWeek() {
    HttpRequest base =
        SignedRequests.request("GET", "/", List.of(new Header("Host", "h")), new byte[0]);
    String target =
        new RequestSigner(LASTING, "us-east-1", "dynamodb")
            .presign(
                "GET", "/", List.of(new Header("Host", "h")), new byte[0], Duration.ofDays(7), NOW);
    assertThat(verify(SignedRequests.to(base, target))).isInstanceOf(Verification.Verified.class);
    for (String bad : List.of("604801", "-1", "x", "", "9999999")) {
      HttpRequest request =
          SignedRequests.to(base, target.replace("Expires=604800", "Expires=" + bad));
      assertThat(verify(request)).isEqualTo(new Verification.ExpiryMalformed(bad));
    }
  }

  @Test
  void theClaimedScopeIsReadWithoutAnyCheck() {
    HttpRequest request =
        signed(new AccessKey("AKIANOBODY", "x", Optional.empty()), "eu-west-3", "sts", NOW);
    assertThat(SignatureVerifier.claimedScope(request))
        .contains(new CredentialScope("20260301", "eu-west-3", "sts", "aws4_request"));
    assertThat(SignatureVerifier.claimedScope(SignedRequests.without(request, "Authorization")))
        .isEmpty();
  }
}
