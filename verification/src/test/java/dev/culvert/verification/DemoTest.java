package dev.culvert.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The story, as `make demo` tells it. */
final class DemoTest {

  @Test
  void theStoryTellsBothBranchesAndEndsWell() throws IOException {
    var told = Programs.run(Map.of(), RunningCulvert.culvert("demo")).expectSuccess().out();
    assertThat(told)
        .containsSubsequence(
            "no answer",
            "No Route",
            "HTTP 200",
            "Routed via Internet Gateway",
            "Response received publicly",
            "Public access complete",
            "HTTP 400",
            "denied with an explicit deny in a resource-based",
            "pl-02cd2c6b → vpce-",
            "HTTP 200",
            "VPC Endpoint Exists (4) → Routed via VPC Endpoint (5) → Response received privately",
            "Private access enabled (4) → Private access ongoing (5) → Private access complete");
  }
}
