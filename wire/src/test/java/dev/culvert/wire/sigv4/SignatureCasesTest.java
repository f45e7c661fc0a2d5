package dev.culvert.wire.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.wire.http.Headers.Header;
import dev.culvert.wire.http.HttpRequest;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every folder of {@code sigv4}, through signer and verifier. */
class SignatureCasesTest {

  private static final Instant TIME = Instant.parse("2015-08-30T12:36:00Z");

  /** One folder. */
  record Case(String name, AccessKey key, String region, String service, Path folder) {

    String text(String file) throws IOException {
      return Files.readString(folder.resolve(file));
    }

    HttpRequest request() throws IOException {
      return SignedRequests.parse(Files.readAllBytes(folder.resolve("request.txt")));
    }

    /** As the caller of the signer has it. */
    HttpRequest unsigned() throws IOException {
      return SignedRequests.without(request(), "X-Amz-Date", "X-Amz-Security-Token");
    }

    RequestSigner signer() {
      return new RequestSigner(key, region, service);
    }

    Verification verify(HttpRequest request, Instant now) {
      Optional<Credentials.Session> session =
          key.sessionToken().map(token -> new Credentials.Session(token, TIME.plusSeconds(7200)));
      Credentials credentials =
          (id, presentedToken) ->
              id.equals(key.accessKeyId())
                  ? Optional.of(new Credentials.Secret(key.secretAccessKey(), session))
                  : Optional.empty();
      return new SignatureVerifier(credentials, InstantSource.fixed(now))
          .verify(
              request,
              new Requirements(service, region::equals, Requirements.FIFTEEN_MINUTES, false));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() throws IOException, URISyntaxException {
    URI root = SignatureCasesTest.class.getResource("/sigv4").toURI();
    try (Stream<Path> folders = Files.list(Path.of(root))) {
      List<Case> cases =
          folders.filter(Files::isDirectory).sorted().map(SignatureCasesTest::read).toList();
      assertThat(cases).hasSizeGreaterThan(30);
      return cases;
    }
  }

  private static Case read(Path folder) {
    Properties context = new Properties();
    try {
      context.load(new StringReader(Files.readString(folder.resolve("context.properties"))));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    String token = context.getProperty("sessionToken");
    return new Case(
        folder.getFileName().toString(),
        new AccessKey(
            context.getProperty("accessKeyId"),
            context.getProperty("secretAccessKey"),
            token.isEmpty() ? Optional.empty() : Optional.of(token)),
        context.getProperty("region"),
        context.getProperty("service"),
        folder);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theCanonicalFormIsTheSame(Case given) throws IOException {
    HttpRequest request = given.request();
    List<String> names =
        request.headers().fields().stream()
            .map(field -> field.name().toLowerCase(java.util.Locale.ROOT))
            .distinct()
            .sorted()
            .toList();
    Bytes canonical = new Bytes();
    CanonicalRequest.write(
        canonical,
        request.method(),
        request.target(),
        QueryString.of(request.target()),
        request.headers(),
        names,
        Hashing.hex(Hashing.ofThread().hash(request.body())));
    assertThat(canonical.toString()).isEqualTo(given.text("canonical.txt"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theSignerWritesTheSameHeader(Case given) throws IOException {
    HttpRequest unsigned = given.unsigned();
    List<Header> added =
        given
            .signer()
            .sign(
                unsigned.method(),
                unsigned.target(),
                unsigned.headers().fields(),
                unsigned.body(),
                TIME);
    assertThat(added.getLast())
        .isEqualTo(new Header("Authorization", given.text("authorization.txt")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theSignedRequestIsVerified(Case given) throws IOException {
    HttpRequest signed =
        SignedRequests.with(
            given.request(), List.of(new Header("Authorization", given.text("authorization.txt"))));
    assertThat(given.verify(signed, TIME.plusSeconds(60)))
        .isInstanceOfSatisfying(
            Verification.Verified.class,
            verified -> {
              assertThat(verified.accessKeyId()).isEqualTo(given.key().accessKeyId());
              assertThat(verified.sessionToken()).isEqualTo(given.key().sessionToken());
              assertThat(verified.time()).isEqualTo(TIME);
            });
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aPresignedTargetIsVerifiedUntilItExpires(Case given) throws IOException {
    HttpRequest unsigned = given.unsigned();
    if (Files.exists(given.folder().resolve("presigned.txt"))) {
      HttpRequest theirs = SignedRequests.to(unsigned, given.text("presigned.txt"));
      assertThat(given.verify(theirs, TIME.plusSeconds(3600)))
          .isInstanceOf(Verification.Verified.class);
      assertThat(given.verify(theirs, TIME.plusSeconds(3601)))
          .isInstanceOf(Verification.SignatureExpired.class);
    }
    String target =
        given
            .signer()
            .presign(
                unsigned.method(),
                unsigned.target(),
                unsigned.headers().fields(),
                unsigned.body(),
                Duration.ofHours(1),
                TIME);
    assertThat(given.verify(SignedRequests.to(unsigned, target), TIME))
        .isInstanceOf(Verification.Verified.class);
  }
}
