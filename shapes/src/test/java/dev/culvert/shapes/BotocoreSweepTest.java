package dev.culvert.shapes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culvert.shapes.autoscaling.AutoScaling;
import dev.culvert.shapes.cloudformation.CloudFormation;
import dev.culvert.shapes.dynamodb.DynamoDb;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.iam.Iam;
import dev.culvert.shapes.kms.Kms;
import dev.culvert.shapes.logs.Logs;
import dev.culvert.shapes.ssm.Ssm;
import dev.culvert.shapes.streams.DynamoDbStreams;
import dev.culvert.shapes.sts.Sts;
import dev.culvert.wire.aws.OperationShape;
import dev.culvert.wire.aws.Protocol;
import dev.culvert.wire.aws.Requested;
import dev.culvert.wire.aws.ServiceShape;
import dev.culvert.wire.aws.Services;
import dev.culvert.wire.aws.Structure;
import dev.culvert.wire.http.HttpResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every operation of every service, both ways, against AWS's own Python library: what botocore
 * sends we read, what we write botocore reads, and each member is the same. Needs {@code python3}
 * with botocore.
 */
class BotocoreSweepTest {
  private static final List<ServiceShape> SERVICES =
      List.of(
          Ec2.SERVICE,
          Iam.SERVICE,
          Sts.SERVICE,
          DynamoDb.SERVICE,
          DynamoDbStreams.SERVICE,
          Kms.SERVICE,
          Ssm.SERVICE,
          Logs.SERVICE,
          AutoScaling.SERVICE,
          CloudFormation.SERVICE);

  /** Botocore's names for our services, where they differ. */
  private static final Map<String, String> NAMES = Map.of("dynamodb-streams", "dynamodbstreams");

  /** Pinned, so that a failure comes again; {@code -Dseed=} tries another one. */
  private static final long SEED = Long.getLong("seed", 20260101L);

  /** Values of each operation and direction. */
  private static final int ROUNDS = Integer.getInteger("rounds", 2);

  /** A difference that is not ours, and why. */
  private record Tolerated(String why, BiPredicate<String, JsonNode> is) {}

  private static final List<Tolerated> TOLERATED =
      List.of(
          new Tolerated(
              "the SDK's model is newer than this botocore", (_, answer) -> answer.has("newer")));

  private static Optional<Botocore> botocore = Optional.empty();

  @BeforeAll
  static void start() throws IOException {
    botocore = Botocore.start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (botocore.isPresent()) {
      botocore.get().close();
    }
  }

  private static Botocore botocore() {
    assumeTrue(botocore.isPresent(), "skipped: no python3 with botocore on this machine");
    return botocore.orElseThrow();
  }

  @Test
  void whatBotocoreSendsIsReadWhole() throws IOException {
    Botocore peer = botocore();
    List<String> differences = new ArrayList<>();
    for (ServiceShape service : SERVICES) {
      for (OperationShape<?, ?> operation : service.operations()) {
        RandomShapes random =
            new RandomShapes(new SplittableRandom(SEED ^ operation.name().hashCode()), true);
        for (int round = 0; round < ROUNDS; round++) {
          request(peer, operation, random.fill(operation.newInput()), differences);
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  private static void request(
      Botocore peer, OperationShape<?, ?> operation, Structure value, List<String> differences)
      throws IOException {
    String service = NAMES.getOrDefault(operation.service().name(), operation.service().name());
    JsonNode answer = peer.request(service, operation.name(), Canonical.of(value));
    if (tolerated(operation, answer)) {
      return;
    }
    if (answer.has("failure")) {
      differences.add(operation + ": " + answer.get("failure").asText());
      return;
    }
    byte[] body = Base64.getDecoder().decode(answer.get("body").asText());
    Requested found =
        new Services(SERVICES).find(Requests.of(answer.get("headers"), body), Optional.empty());
    assertThat(found).isInstanceOf(Requested.Known.class);
    Requested.Known known = (Requested.Known) found;
    assertThat(known.operation()).isSameAs(operation);
    Structure read = operation.service().protocol().parse(known.operation(), known.payload());
    compare(operation, answer.get("expected"), Canonical.of(read), differences);
  }

  @Test
  void whatWeSendBotocoreReadsWhole() throws IOException {
    Botocore peer = botocore();
    List<String> differences = new ArrayList<>();
    for (ServiceShape service : SERVICES) {
      for (OperationShape<?, ?> operation : service.operations()) {
        boolean wholeSeconds = service.protocol().equals(Protocol.AWS_QUERY);
        RandomShapes random =
            new RandomShapes(
                new SplittableRandom(SEED ^ operation.name().hashCode()), wholeSeconds);
        for (int round = 0; round < ROUNDS; round++) {
          response(peer, operation, random, differences);
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  private static <O extends Structure> void response(
      Botocore peer, OperationShape<?, O> operation, RandomShapes random, List<String> differences)
      throws IOException {
    O value = random.fill(operation.newOutput());
    HttpResponse response =
        operation.service().protocol().render(operation, value, "0123-request-id");
    String service = NAMES.getOrDefault(operation.service().name(), operation.service().name());
    JsonNode answer = peer.response(service, operation.name(), Canonical.of(value), response);
    if (tolerated(operation, answer)) {
      return;
    }
    if (answer.has("failure")) {
      differences.add(operation + ": " + answer.get("failure").asText());
      return;
    }
    ObjectNode parsed = (ObjectNode) answer.get("parsed");
    assertThat(parsed.path("ResponseMetadata").path("RequestId").asText())
        .isEqualTo("0123-request-id");
    parsed.remove("ResponseMetadata");
    compare(operation, answer.get("expected"), parsed, differences);
  }

  private static boolean tolerated(OperationShape<?, ?> operation, JsonNode answer) {
    return TOLERATED.stream().anyMatch(t -> t.is().test(operation.name(), answer));
  }

  private static void compare(
      OperationShape<?, ?> operation, JsonNode expected, JsonNode found, List<String> differences) {
    if (!expected.equals(found)) {
      differences.add(operation + "\n  expected " + expected + "\n  found    " + found);
    }
  }
}
