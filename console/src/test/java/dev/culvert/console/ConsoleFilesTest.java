package dev.culvert.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.wire.http.Connection;
import dev.culvert.wire.http.Headers;
import dev.culvert.wire.http.Headers.Header;
import dev.culvert.wire.http.HttpRequest;
import dev.culvert.wire.http.HttpResponse;
import dev.culvert.wire.http.Ingress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConsoleFilesTest {
  private final ConsoleFiles files = new ConsoleFiles();

  @Test
  void thePrefixIsThePage() {
    assertThat(header(get("/_culvert/"), "Content-Type")).isEqualTo("text/html; charset=utf-8");
  }

  @Test
  void thePrefixWithoutItsSlashLeadsToThePage() {
    assertThat(header(get("/_culvert"), "Location")).isEqualTo("/_culvert/");
  }

  @Test
  void nothingButTheServersOwnFilesMayBeLoaded() {
    assertThat(header(get("/_culvert/"), "Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
  }

  @Test
  void aBrowserThatHasThePageIsNotSentItAgain() {
    var tag = header(get("/_culvert/"), "ETag");
    var again = files.answer(request("GET", "/_culvert/", new Header("If-None-Match", tag)));
    assertThat(again.orElseThrow().status()).isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/_culvert/health",
        "/_culvert/journeys",
        "/_culvert/../ConsoleFiles.class",
        "/_culvert/files.txt",
        "/_culvert/assets",
        "/_culvert//index.html"
      })
  void whatTheBuildDidNotListIsNotServed(String target) {
    assertThat(files.has(request("GET", target))).isFalse();
    assertThat(files.answer(request("GET", target))).isEmpty();
  }

  @Test
  void onlyGetIsAnswered() {
    assertThat(files.has(request("POST", "/_culvert/"))).isFalse();
  }

  private HttpResponse get(String target) {
    return files.answer(request("GET", target)).orElseThrow();
  }

  private static String header(HttpResponse response, String name) {
    return Headers.of(response.headers()).first(name).orElseThrow();
  }

  private static HttpRequest request(String method, String target, Header... headers) {
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    return new HttpRequest(
        method,
        target,
        Headers.of(headers),
        new byte[0],
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
