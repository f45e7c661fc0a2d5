package dev.culvert.wire.sigv4;

import dev.culvert.wire.http.HttpRequest;
import dev.culvert.wire.sigv4.Credentials.Secret;
import dev.culvert.wire.sigv4.Credentials.Session;
import dev.culvert.wire.sigv4.Verification.Refusal;
import dev.culvert.wire.sigv4.Verification.Verified;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who signed a request, in its header or (presigned) in its query. Checks come in the
 * order in which DynamoDB makes them, so that of several faults the same one is told.
 */
public final class SignatureVerifier {

  private static final long LONGEST_EXPIRY_SECONDS = Duration.ofDays(7).toSeconds();
  private static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";

  private final Credentials credentials;
  private final InstantSource clock;
  private final SigningKeys keys = new SigningKeys();

  public SignatureVerifier(Credentials credentials, InstantSource clock) {
    this.credentials = credentials;
    this.clock = clock;
  }

  /**
   * The scope that a request says it was signed for; nothing of it is checked. At an address that
   * several services share it tells which one is meant.
   */
  public static Optional<CredentialScope> claimedScope(HttpRequest request) {
    return Claim.credential(request)
        .flatMap(credential -> Optional.ofNullable(Credential.parse(credential)))
        .map(Credential::scope);
  }

  public Verification verify(HttpRequest request, Requirements requirements) {
    QueryString query = QueryString.of(request.target());
    return switch (Claim.read(request, query)) {
      case Claim.Reading.Found(Claim claim) -> verify(request, query, claim, requirements);
      case Claim.Reading.Nothing(Refusal why) -> why;
    };
  }

  private Verification verify(
      HttpRequest request, QueryString query, Claim claim, Requirements requirements) {
    Instant now = clock.instant();
    Optional<Instant> signed =
        claim.httpDate()
            ? AmzTime.parseHttpDate(claim.time()).or(() -> AmzTime.parse(claim.time()))
            : AmzTime.parse(claim.time());
    if (signed.isEmpty()) {
      return new Verification.DateMalformed(claim.time());
    }
    Refusal untimely = timeliness(claim, signed.get(), now, requirements.skew());
    if (untimely != null) {
      return untimely;
    }
    if (!claim.signedHeaders().contains("host")) {
      return new Verification.HostNotSigned();
    }
    if (!claim.algorithm().equals(SigningKey.ALGORITHM)) {
      return new Verification.AlgorithmUnsupported(claim.algorithm());
    }
    Credential credential = Credential.parse(claim.credential());
    if (credential == null) {
      return new Verification.CredentialMalformed(claim.credential());
    }
    CredentialScope scope = credential.scope();
    String time = claim.httpDate() ? AmzTime.format(signed.get()) : claim.time();
    Refusal misfit = scopeFits(scope, time, claim.time(), requirements);
    if (misfit != null) {
      return misfit;
    }
    String accessKeyId = credential.accessKeyId();
    Optional<Secret> secret = credentials.find(accessKeyId, claim.token());
    if (secret.isEmpty()) {
      return new Verification.KeyUnknown(accessKeyId);
    }
    Refusal forged = signature(request, query, claim, credential, time, secret.get(), requirements);
    if (forged != null) {
      return forged;
    }
    Refusal stale = token(claim, secret.get().session(), now);
    if (stale != null) {
      return stale;
    }
    return new Verified(
        accessKeyId,
        claim.token(),
        scope.region(),
        scope.service(),
        claim.signedHeaders(),
        signed.get());
  }

  /** A presigned request is good for as long as it says, any other for as long as clocks differ. */
  private static @Nullable Refusal timeliness(
      Claim claim, Instant signed, Instant now, Duration skew) {
    Instant earliest = now.minus(skew);
    if (claim.expires().isPresent()) {
      long seconds = seconds(claim.expires().get());
      if (seconds < 0) {
        return new Verification.ExpiryMalformed(claim.expires().get());
      }
      earliest = now.minusSeconds(seconds);
    }
    var tolerance = new Verification.Tolerance(skew.toMinutes());
    if (signed.isBefore(earliest)) {
      return new Verification.SignatureExpired(signed, earliest, now, tolerance);
    }
    Instant latest = now.plus(skew);
    return signed.isAfter(latest)
        ? new Verification.SignatureNotYetCurrent(signed, latest, now, tolerance)
        : null;
  }

  /** -1 if it is no number up to a week. */
  private static long seconds(String text) {
    if (text.isEmpty() || text.length() > 6 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    long seconds = Long.parseLong(text);
    return seconds <= LONGEST_EXPIRY_SECONDS ? seconds : -1;
  }

  private static @Nullable Refusal scopeFits(
      CredentialScope scope, String time, String timeAsGiven, Requirements requirements) {
    boolean regionFits = requirements.regions().test(scope.region());
    boolean serviceFits = scope.service().equals(requirements.service());
    boolean terminatorFits = scope.terminator().equals(CredentialScope.TERMINATOR);
    boolean dateFits = time.startsWith(scope.date()) && scope.date().length() == 8;
    if (regionFits && serviceFits && terminatorFits && dateFits) {
      return null;
    }
    return new Verification.ScopeWrong(
        regionFits ? Optional.empty() : Optional.of(scope.region()),
        serviceFits ? Optional.empty() : Optional.of(requirements.service()),
        terminatorFits ? Optional.empty() : Optional.of(scope.terminator()),
        dateFits
            ? Optional.empty()
            : Optional.of(
                new Verification.DateMismatch(scope.date(), time.substring(0, 8), timeAsGiven)));
  }

  private @Nullable Refusal signature(
      HttpRequest request,
      QueryString query,
      Claim claim,
      Credential credential,
      String time,
      Secret secret,
      Requirements requirements) {
    Hashing hashing = Hashing.ofThread();
    Optional<String> declared = request.headers().first("x-amz-content-sha256");
    boolean unsigned =
        requirements.unsignedPayload() && declared.filter(UNSIGNED_PAYLOAD::equals).isPresent();
    String payloadHash = unsigned ? UNSIGNED_PAYLOAD : Hashing.hex(hashing.hash(request.body()));
    if (declared.isPresent() && !declared.get().equals(payloadHash)) {
      return new Verification.PayloadHashWrong();
    }
    SigningKey key = keys.key(credential, secret.secretAccessKey());
    Bytes canonical = hashing.scratch();
    CanonicalRequest.write(
        canonical,
        request.method(),
        request.target(),
        query,
        request.headers(),
        claim.signedHeaders(),
        payloadHash);
    byte[] expected = key.sign(time, hashing.hash(canonical));
    return MessageDigest.isEqual(expected, unhexed(claim.signature()))
        ? null
        : new Verification.SignatureWrong();
  }

  /** Nothing if it is not a signature as clients write it: 64 lower-case digits. */
  private static byte[] unhexed(String signature) {
    boolean wellFormed = signature.length() == 2 * Hashing.LENGTH;
    for (int i = 0; wellFormed && i < signature.length(); i++) {
      char c = signature.charAt(i);
      wellFormed = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
    return wellFormed ? HexFormat.of().parseHex(signature) : new byte[0];
  }

  private static @Nullable Refusal token(Claim claim, Optional<Session> session, Instant now) {
    if (session.isEmpty()) {
      return claim.token().isEmpty() ? null : new Verification.TokenInvalid();
    }
    boolean same =
        claim.tokenSigned()
            && claim.token().isPresent()
            && MessageDigest.isEqual(
                session.get().token().getBytes(StandardCharsets.UTF_8),
                claim.token().get().getBytes(StandardCharsets.UTF_8));
    if (!same) {
      return new Verification.TokenInvalid();
    }
    Instant expires = session.get().expires();
    return now.isBefore(expires) ? null : new Verification.TokenExpired(expires);
  }
}
