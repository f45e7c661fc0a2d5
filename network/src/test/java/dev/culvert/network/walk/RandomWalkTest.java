package dev.culvert.network.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.network.Network;
import dev.culvert.network.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The walk against {@link NaiveModel}, in networks in which much goes wrong. */
class RandomWalkTest {

  private static final int NETWORKS = 40;
  private static final int FLOWS = 250;

  @ParameterizedTest(name = "seed {0}")
  @Seeds(NETWORKS)
  void theWalkDecidesAsTheNaiveModelDoes(long seed) {
    RandomNetwork world = new RandomNetwork(seed);
    Network network = world.network();
    for (int i = 0; i < FLOWS; i++) {
      Flow flow = world.flow();
      Walk walk = Walk.of(network, world.directory, flow);
      NaiveModel naive = new NaiveModel(network, world.directory, flow);

      String expected = naive.decide();

      assertThat(Words.outcome(walk)).as("%s%n%s", flow, Words.steps(walk)).isEqualTo(expected);
      assertThat(decided(walk)).as("%s", flow).isEqualTo(naive.asked);
    }
  }

  /** The steps that a filter or a route table decided. */
  private static List<String> decided(Walk walk) {
    return walk.steps().stream()
        .filter(step ->
            step instanceof Step.SecurityGroupChecked
                || step instanceof Step.NetworkAclChecked
                || step instanceof Step.RouteLookedUp
                || step instanceof Step.TransitRouteLookedUp)
        .map(Words::step)
        .toList();
  }

  @Test
  void theseNetworksShowEveryOutcome() {
    Set<String> seen = new TreeSet<>();
    for (long seed = 1; seed <= NETWORKS; seed++) {
      RandomNetwork world = new RandomNetwork(seed);
      Network network = world.network();
      for (int i = 0; i < FLOWS; i++) {
        seen.add(kind(Walk.of(network, world.directory, world.flow()).outcome()));
      }
    }

    Stream<Object> reasons =
        Stream.concat(
            Arrays.stream(DropReason.values()), Arrays.stream(NotResolvedReason.values()));
    assertThat(seen).containsAll(reasons.map(Object::toString).toList());
    assertThat(seen)
        .contains(
            "Public",
            "ThroughGatewayEndpoint",
            "ThroughInterfaceEndpoint",
            "ReachedInterface",
            "ReachedLocalService",
            "LeftNetwork");
  }

  private static String kind(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Arrived it -> it.arrival().getClass().getSimpleName();
      case Outcome.Dropped it -> it.reason().toString();
      case Outcome.NotResolved it -> it.reason().toString();
      case Outcome.ReachedInterface _, Outcome.ReachedLocalService _, Outcome.LeftNetwork _ ->
          outcome.getClass().getSimpleName();
    };
  }
}
