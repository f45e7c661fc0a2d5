package dev.culvert.wire.sigv4;

import dev.culvert.wire.sigv4.Verification.Refusal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A refusal in the words of AWS.
 *
 * @param status of the HTTP response
 * @param code the error code; the protocol adds its namespace
 */
public record SignatureError(int status, String code, String message) {

  /** Who speaks. */
  public enum Dialect {
    /** DynamoDB and its streams, awsJson: always 400. */
    DYNAMODB,
    /** EC2, which tells nobody what exactly is wrong with a signature. */
    EC2,
    /** IAM and STS, awsQuery. */
    QUERY
  }

  /** Which code each dialect has for a refusal. */
  private record Kind(String dynamoDb, Code query, Code ec2) {}

  private record Code(int status, String name) {}

  private static final String AUTH_FAILURE = "AuthFailure";
  private static final String REQUEST_EXPIRED = "RequestExpired";

  private static final Kind MISSING =
      new Kind(
          "MissingAuthenticationTokenException",
          new Code(403, "MissingAuthenticationToken"),
          new Code(403, "MissingAuthenticationToken"));
  private static final Kind INCOMPLETE =
      new Kind(
          "IncompleteSignatureException",
          new Code(400, "IncompleteSignature"),
          new Code(400, "IncompleteSignature"));
  private static final Kind UNTIMELY =
      new Kind(
          "InvalidSignatureException",
          new Code(403, "SignatureDoesNotMatch"),
          new Code(400, REQUEST_EXPIRED));
  private static final Kind INVALID =
      new Kind(
          "InvalidSignatureException",
          new Code(403, "SignatureDoesNotMatch"),
          new Code(401, AUTH_FAILURE));
  private static final Kind UNRECOGNIZED =
      new Kind(
          "UnrecognizedClientException",
          new Code(403, "InvalidClientTokenId"),
          new Code(401, AUTH_FAILURE));
  private static final Kind EXPIRED =
      new Kind(
          "ExpiredTokenException", new Code(403, "ExpiredToken"), new Code(400, REQUEST_EXPIRED));

  private static final String WRONG_SIGNATURE =
      "The request signature we calculated does not match the signature you provided. Check your"
          + " AWS Secret Access Key and signing method. Consult the service documentation for"
          + " details.";

  /**
   * Says it as the service would.
   *
   * <p>Texts were seen at DynamoDB and STS; EC2 answers {@code AuthFailure} to whatever it cannot
   * validate.
   */
  public static SignatureError of(Refusal refusal, Dialect dialect) {
    Kind kind = kind(refusal);
    String message = message(refusal);
    return switch (dialect) {
      case DYNAMODB -> new SignatureError(400, kind.dynamoDb(), message);
      case QUERY -> new SignatureError(kind.query().status(), kind.query().name(), message);
      case EC2 ->
          new SignatureError(
              kind.ec2().status(),
              kind.ec2().name(),
              kind.ec2().name().equals(AUTH_FAILURE)
                  ? "AWS was not able to validate the provided access credentials"
                  : kind.ec2().name().equals(REQUEST_EXPIRED) ? "Request has expired." : message);
    };
  }

  private static Kind kind(Refusal refusal) {
    return switch (refusal) {
      case Verification.NotSigned none -> MISSING;
      case Verification.HeaderPartsMissing parts -> INCOMPLETE;
      case Verification.QueryPartsMissing parts -> INCOMPLETE;
      case Verification.DateMalformed date -> INCOMPLETE;
      case Verification.ExpiryMalformed expiry -> INCOMPLETE;
      case Verification.AlgorithmUnsupported algorithm -> INCOMPLETE;
      case Verification.CredentialMalformed credential -> INCOMPLETE;
      case Verification.SignedTwice twice -> INVALID;
      case Verification.SignatureExpired expired -> UNTIMELY;
      case Verification.SignatureNotYetCurrent early -> UNTIMELY;
      case Verification.HostNotSigned host -> INVALID;
      case Verification.ScopeWrong scope -> INVALID;
      case Verification.PayloadHashWrong hash -> INVALID;
      case Verification.SignatureWrong wrong -> INVALID;
      case Verification.KeyUnknown key -> UNRECOGNIZED;
      case Verification.TokenInvalid token -> UNRECOGNIZED;
      case Verification.TokenExpired token -> EXPIRED;
    };
  }

  private static String message(Refusal refusal) {
    return switch (refusal) {
      case Verification.SignedTwice twice ->
          "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP"
              + " header.";
      case Verification.NotSigned none -> "Request is missing Authentication Token";
      case Verification.HeaderPartsMissing(List<String> missing, String authorization) ->
          missing.stream().map(SignatureError::headerPart).collect(Collectors.joining())
              + "Authorization="
              + authorization;
      case Verification.QueryPartsMissing(List<String> missing) ->
          missing.stream()
                  .map(name -> "AWS query-string parameters must include '" + name + "'. ")
                  .collect(Collectors.joining())
              + "Re-examine the query-string parameters.";
      case Verification.DateMalformed(String date) ->
          "Date must be in ISO-8601 'basic format'. Got '"
              + date
              + "'. See http://en.wikipedia.org/wiki/ISO_8601";
      case Verification.ExpiryMalformed(String seconds) ->
          "X-Amz-Expires must be a number of seconds up to a week. Got '" + seconds + "'.";
      case Verification.SignatureExpired expired ->
          "Signature expired: %s is now earlier than %s (%s - %d min.)"
              .formatted(
                  AmzTime.format(expired.signed()),
                  AmzTime.format(expired.earliest()),
                  AmzTime.format(expired.now()),
                  expired.tolerance().minutes());
      case Verification.SignatureNotYetCurrent early ->
          "Signature not yet current: %s is still later than %s (%s + %d min.)"
              .formatted(
                  AmzTime.format(early.signed()),
                  AmzTime.format(early.latest()),
                  AmzTime.format(early.now()),
                  early.tolerance().minutes());
      case Verification.HostNotSigned host ->
          "'Host' must be a 'SignedHeader' in the AWS Authorization.";
      case Verification.AlgorithmUnsupported(String algorithm) ->
          "Unsupported AWS 'algorithm': '" + algorithm + "' (only AWS4-HMAC-SHA256 for now). ";
      case Verification.CredentialMalformed(String credential) ->
          "Credential must have exactly 5 slash-delimited elements, e.g."
              + " keyid/date/region/service/term, got '"
              + credential
              + "'";
      case Verification.ScopeWrong scope -> message(scope);
      case Verification.KeyUnknown key -> "The security token included in the request is invalid.";
      case Verification.PayloadHashWrong hash -> WRONG_SIGNATURE;
      case Verification.SignatureWrong wrong -> WRONG_SIGNATURE;
      case Verification.TokenInvalid token ->
          "The security token included in the request is invalid";
      case Verification.TokenExpired token ->
          "The security token included in the request is expired";
    };
  }

  private static String headerPart(String part) {
    return part.equals("Date")
        ? "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. "
        : "Authorization header requires '" + part + "' parameter. ";
  }

  private static String message(Verification.ScopeWrong scope) {
    StringBuilder text = new StringBuilder();
    scope
        .wrongRegion()
        .ifPresent(region ->
            text.append("Credential should be scoped to a valid region, not '")
                .append(region)
                .append("'. "));
    scope
        .neededService()
        .ifPresent(service ->
            text.append("Credential should be scoped to correct service: '")
                .append(service)
                .append("'. "));
    scope
        .wrongTerminator()
        .ifPresent(terminator ->
            text.append(
                    "Credential should be scoped with a valid terminator: 'aws4_request', not"
                        + " '")
                .append(terminator)
                .append("'. "));
    scope
        .wrongDate()
        .ifPresent(dates ->
            text.append(
                    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of"
                        + " date from HTTP: '")
                .append(dates.scopeDate())
                .append("' != '")
                .append(dates.requestDate())
                .append("', from '")
                .append(dates.requestTime())
                .append("'. "));
    return text.toString();
  }
}
