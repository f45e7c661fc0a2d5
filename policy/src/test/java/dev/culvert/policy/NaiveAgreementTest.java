package dev.culvert.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** The authorizer against an evaluator that was written apart from it, on random cases. */
class NaiveAgreementTest {
  private static final int WORLDS = 4_000;
  private static final int REQUESTS = 10;

  private static final Set<String> EVERY_KIND =
      Set.of(
          "allowed by identity",
          "allowed by resource",
          "allowed by both",
          "allowed by ownership",
          "explicit IDENTITY",
          "explicit RESOURCE",
          "explicit TRUST",
          "explicit RESOURCE_CONTROL",
          "explicit SERVICE_CONTROL",
          "explicit BOUNDARY",
          "explicit SESSION",
          "explicit ENDPOINT",
          "implicit IDENTITY",
          "implicit RESOURCE",
          "implicit TRUST",
          "implicit RESOURCE_CONTROL",
          "implicit SERVICE_CONTROL",
          "implicit BOUNDARY",
          "implicit SESSION",
          "implicit ENDPOINT");

  @ParameterizedTest(name = "seed {0}")
  @ArgumentsSource(Seeds.class)
  void bothDecideAlike(long seed) {
    Random random = new Random(seed);
    Map<String, Integer> seen = new TreeMap<>();
    for (int world = 0; world < WORLDS; world++) {
      RandomCase asked = RandomCase.of(random);
      Policies policies = policies(asked);
      for (int request = 0; request < REQUESTS; request++) {
        String verdict = verdict(asked, policies);
        String expected = new NaiveAuthorizer(asked).decide();
        if (!verdict.equals(expected)) {
          fail("%s, not %s, in world %d: %s", verdict, expected, world, asked.story());
        }
        seen.merge(verdict.replaceFirst(" \\d+\\.\\d+$", ""), 1, Integer::sum);
        asked = asked.again(random);
      }
    }
    assertThat(seen.keySet()).as("kinds of %s", seen).isEqualTo(EVERY_KIND);
  }

  private static String verdict(RandomCase asked, Policies policies) {
    AuthorizationRequest request =
        AuthorizationRequest.of(
            asked.principal(),
            asked.action(),
            asked.resource(),
            asked.resourceAccount(),
            NaiveAuthorizer.context(asked.context()));
    Decision decision =
        Authorizer.decide(asked.crossAccount() ? request : request.withinAccountOnly(), policies);
    return switch (decision) {
      case Decision.Allowed allowed ->
          "allowed by "
              + switch (allowed.grant()) {
                case Grant.ByIdentity _ -> "identity";
                case Grant.ByResource _ -> "resource";
                case Grant.ByBoth _ -> "both";
                case Grant.ByOwnership _ -> "ownership";
                case Grant.NotNeeded _ -> "nobody";
              };
      case Decision.ExplicitlyDenied denied ->
          "explicit %s %s.%d"
              .formatted(
                  denied.type(),
                  denied.statement().policy().name(),
                  denied.statement().statement().index());
      case Decision.ImplicitlyDenied denied -> "implicit " + denied.type();
    };
  }

  private static Policies policies(RandomCase asked) {
    return new Policies(
        one(asked, PolicyType.IDENTITY),
        one(asked, PolicyType.BOUNDARY),
        one(asked, PolicyType.SESSION),
        asked.documents().containsKey(PolicyType.TRUST)
            ? one(asked, PolicyType.TRUST)
            : one(asked, PolicyType.RESOURCE),
        levels(asked, PolicyType.SERVICE_CONTROL),
        levels(asked, PolicyType.RESOURCE_CONTROL),
        one(asked, PolicyType.ENDPOINT));
  }

  private static List<AttachedPolicy> one(RandomCase asked, PolicyType type) {
    return asked.documents().getOrDefault(type, List.of()).stream()
        .flatMap(level -> attached(level).stream())
        .toList();
  }

  private static List<OrganizationLevel> levels(RandomCase asked, PolicyType type) {
    return asked.documents().getOrDefault(type, List.of()).stream()
        .map(level -> new OrganizationLevel("level", attached(level)))
        .toList();
  }

  private static List<AttachedPolicy> attached(List<RandomDocument> documents) {
    return documents.stream()
        .map(document ->
            AttachedPolicy.inline(
                Integer.toString(documents.indexOf(document)),
                PolicyDocument.accepted(document.json(), document.kind())))
        .toList();
  }
}
