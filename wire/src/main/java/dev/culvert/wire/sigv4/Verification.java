package dev.culvert.wire.sigv4;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What became of the signature of a request. */
public sealed interface Verification {

  /**
   * The holder of this access key sent exactly this request.
   *
   * @param signedHeaders lower case; what is not named here, anybody may have added
   * @param time when it was signed, says the client, within the tolerance
   */
  record Verified(
      String accessKeyId,
      Optional<String> sessionToken,
      String region,
      String service,
      List<String> signedHeaders,
      Instant time)
      implements Verification {

    /** Never shows the token. */
    @Override
    public String toString() {
      return "Verified[" + accessKeyId + ", " + region + ", " + service + ", " + time + "]";
    }
  }

  /** Nobody is known to have sent it. {@link SignatureError#of} says it in AWS's words. */
  sealed interface Refusal extends Verification {}

  /** Signed twice, in a header and in the query. */
  record SignedTwice() implements Refusal {}

  /** Not signed, or not with any version of Signature Version 4. */
  record NotSigned() implements Refusal {}

  /**
   * @param missing {@code Credential}, {@code Signature}, {@code SignedHeaders}, and {@code Date}
   *     if there is neither an {@code X-Amz-Date} nor a {@code Date} header
   * @param authorization the header
   */
  record HeaderPartsMissing(List<String> missing, String authorization) implements Refusal {}

  /**
   * @param missing query parameters
   */
  record QueryPartsMissing(List<String> missing) implements Refusal {}

  record DateMalformed(String date) implements Refusal {}

  /**
   * @param signed the time of the request
   * @param earliest what would still be accepted now
   */
  record SignatureExpired(Instant signed, Instant earliest, Instant now, Tolerance tolerance)
      implements Refusal {}

  /**
   * @param signed the time of the request
   * @param latest what would already be accepted now
   */
  record SignatureNotYetCurrent(Instant signed, Instant latest, Instant now, Tolerance tolerance)
      implements Refusal {}

  /** Minutes that clocks may differ. */
  record Tolerance(long minutes) {}

  /** {@code X-Amz-Expires} is not a number of seconds up to a week. */
  record ExpiryMalformed(String seconds) implements Refusal {}

  record HostNotSigned() implements Refusal {}

  record AlgorithmUnsupported(String algorithm) implements Refusal {}

  record CredentialMalformed(String credential) implements Refusal {}

  /**
   * The scope fits neither the service that was called nor the request's own date.
   *
   * @param wrongRegion the one given
   * @param neededService the one that was called
   * @param wrongTerminator the one given
   * @param wrongDate how the dates differ
   */
  record ScopeWrong(
      Optional<String> wrongRegion,
      Optional<String> neededService,
      Optional<String> wrongTerminator,
      Optional<DateMismatch> wrongDate)
      implements Refusal {}

  /**
   * @param scopeDate {@code yyyyMMdd}, as given
   * @param requestDate {@code yyyyMMdd} of the request's time
   * @param requestTime as given
   */
  record DateMismatch(String scopeDate, String requestDate, String requestTime) {}

  record KeyUnknown(String accessKeyId) implements Refusal {}

  /** The body is not the one that {@code x-amz-content-sha256} tells. */
  record PayloadHashWrong() implements Refusal {}

  record SignatureWrong() implements Refusal {}

  /** Temporary credentials without their token, with another one, or a token not asked for. */
  record TokenInvalid() implements Refusal {}

  record TokenExpired(Instant expired) implements Refusal {}
}
