package dev.culvert.services.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culvert.services.Ids;
import dev.culvert.services.control.Json;
import dev.culvert.services.sts.Session;
import dev.culvert.services.sts.SessionTokens;
import dev.culvert.wire.aws.AwsException;
import dev.culvert.wire.http.Connection;
import dev.culvert.wire.http.Headers;
import dev.culvert.wire.http.Headers.Header;
import dev.culvert.wire.http.HttpRequest;
import dev.culvert.wire.http.Ingress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SignInTest {
  private static final String HERE = "127.0.0.1:4566";
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Instant now = NOON;
  private final Ids ids = new Ids(new SecureRandom());
  private final SignInLinks links = new SignInLinks(ids, () -> now);
  private final SessionTokens tokens = new SessionTokens(new byte[32], new SecureRandom());
  private final SignIn signIn =
      new SignIn(links, tokens, "111122223333", "us-east-1", ids, () -> now);

  @Test
  void aLinkGivesASessionOfTheRootUserForAnHour() throws IOException {
    var answer = signIn.exchange(asked(token(), HERE, "http://" + HERE));
    var told = Json.mapper().readTree(answer.body());
    var session = tokens.open(told.path("sessionToken").asText()).orElseThrow();
    assertThat(session.of()).isEqualTo(new Session.Subject.Root("111122223333"));
    assertThat(session.expires()).isEqualTo(NOON.plus(Duration.ofHours(1)));
    assertThat(told.path("secretAccessKey").asText()).isEqualTo(session.secret());
  }

  @Test
  void aLinkSignsInOnce() {
    var token = token();
    signIn.exchange(asked(token, HERE, "http://" + HERE));
    refused(token, HERE, "http://" + HERE);
  }

  @Test
  void aLinkEndsAfterAQuarterOfAnHour() {
    var token = token();
    now = NOON.plus(Duration.ofMinutes(15));
    refused(token, HERE, "http://" + HERE);
  }

  @Test
  void aTokenThatNobodyMadeIsRefused() {
    refused("0".repeat(64), HERE, "http://" + HERE);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:4566,",
    "127.0.0.1:4566, null",
    "127.0.0.1:4566, http://127.0.0.1:9999",
    "127.0.0.1:4566, https://127.0.0.1:4566",
    "127.0.0.1:4566, http://evil.example",
    "evil.example:4566, http://evil.example:4566",
  })
  void anotherOriginDoesNotEvenUseTheLinkUp(String host, @Nullable String origin) {
    var token = token();
    refused(token, host, origin);
    assertThat(signIn.exchange(asked(token, HERE, "http://" + HERE)).status()).isEqualTo(200);
  }

  private String token() {
    var link = links.make();
    return link.substring(link.lastIndexOf('/') + 1);
  }

  private void refused(String token, String host, @Nullable String origin) {
    assertThatThrownBy(() -> signIn.exchange(asked(token, host, origin)))
        .isInstanceOfSatisfying(
            AwsException.class, refusal -> assertThat(refusal.status()).isEqualTo(403));
  }

  private static HttpRequest asked(String token, String host, @Nullable String origin) {
    var headers = new ArrayList<>(List.of(new Header("Host", host)));
    if (origin != null) {
      headers.add(new Header("Origin", origin));
    }
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4566);
    return new HttpRequest(
        "POST",
        "/_culvert/console/session",
        Headers.of(headers),
        "{\"token\":\"%s\"}".formatted(token).getBytes(StandardCharsets.UTF_8),
        new Ingress(
            "public",
            new NoConnection(),
            here,
            here,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false));
  }

  private static final class NoConnection implements Connection {
    @Override
    public @Nullable Object attachment() {
      return null;
    }

    @Override
    public void attach(@Nullable Object attachment) {}

    @Override
    public void cut() {}

    @Override
    public void onClose(Runnable action) {}
  }
}
