package dev.culvert.wire.aws;

import java.util.Set;

/** How the errors of JSON services are named and where their message stands. */
final class JsonError {
  private static final String FRAMEWORK = "com.amazon.coral.service#";
  private static final String VALIDATION = "com.amazon.coral.validate#";
  private static final String AVAILABILITY = "com.amazon.coral.availability#";

  /** Errors that AWS's framework raises before a service sees the request. */
  private static final Set<String> OF_FRAMEWORK =
      Set.of(
          "AccessDeniedException",
          "ExpiredTokenException",
          "IncompleteSignatureException",
          "InternalFailure",
          "InvalidSignatureException",
          "MissingAuthenticationTokenException",
          "SerializationException",
          "ServiceUnavailableException",
          "UnknownOperationException",
          "UnrecognizedClientException");

  /** Errors whose message member has a capital. */
  private static final Set<String> CAPITAL =
      Set.of(
          "AccessDeniedException",
          "IdempotentParameterMismatchException",
          "SerializationException",
          "TransactionCanceledException",
          "TransactionInProgressException");

  private JsonError() {}

  static String type(ServiceShape service, String code) {
    if (OF_FRAMEWORK.contains(code)) {
      return FRAMEWORK + code;
    }
    if (code.equals("ValidationException")) {
      return VALIDATION + code;
    }
    if (code.equals("ThrottlingException")) {
      return AVAILABILITY + code;
    }
    return service.namespace().isEmpty() ? code : service.namespace() + "#" + code;
  }

  static String messageMember(String code) {
    return CAPITAL.contains(code) ? "Message" : "message";
  }
}
