package dev.culvert.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The console in a real browser, on a server with the demo's world. What each of the names does is
 * in {@code console/web/test/scenarios.mjs}; pictures are left under {@code target/console}.
 */
@Tag("clients")
@Tag("slow")
final class ConsoleTest {
  private static final Path WEB = Path.of("../console/web").toAbsolutePath().normalize();
  private static final Path PICTURES = Path.of("target/console").toAbsolutePath();
  private static final int LINKS = 3;

  @TempDir Path home;
  private RunningCulvert culvert;

  @BeforeEach
  void up() throws IOException {
    assumeTrue(Programs.available("chromium", "--version"), "there is no chromium on the PATH");
    assumeTrue(
        Files.exists(WEB.resolve("node_modules/playwright-core")),
        "the console was not built: npm is missing, or could not fetch its packages");
    culvert = RunningCulvert.up(home, "--in-memory", "--world", "demo");
  }

  @AfterEach
  void down() throws IOException {
    if (culvert != null) {
      culvert.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "theLinkSignsInOnceAndNobodyElse",
        "theFirstLessonIsTaughtToItsEnd",
        "anEndpointMadeInAFormMakesTheNextRequestPrivate",
        "aRunIsSteppedThroughByKeyboardAndLink",
        "theMapChangesWithTheNetworkAndRequestsTravelOnIt",
        "itemsAreReadAndChangedAndDecisionsShown",
        "nothingSeriousKeepsAnybodyOutInTheLight",
        "nothingSeriousKeepsAnybodyOutInTheDark",
        "itIsReadableOnAPhone"
      })
  void itGoesAsTold(String scenario) throws IOException {
    var environment = new HashMap<String, String>();
    environment.put("CONSOLE_LINKS", String.join(" ", links()));
    environment.put("CONSOLE_PICTURES", PICTURES.toString());
    var ended =
        Programs.run(
            environment, List.of("node", WEB.resolve("test/run.mjs").toString(), scenario));
    assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
  }

  private List<String> links() throws IOException {
    var links = new ArrayList<String>();
    for (var i = 0; i < LINKS; i++) {
      links.add(culvert.run("console").expectSuccess().out().strip());
    }
    return links;
  }
}
