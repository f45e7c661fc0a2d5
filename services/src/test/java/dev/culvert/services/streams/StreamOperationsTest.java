package dev.culvert.services.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.items.Database;
import dev.culvert.items.ResourcePolicies.Resource;
import dev.culvert.items.operation.Delete;
import dev.culvert.items.operation.Put;
import dev.culvert.items.store.MemoryStore;
import dev.culvert.items.table.AttributeDefinition;
import dev.culvert.items.table.CreateTable;
import dev.culvert.items.table.KeySchemaElement;
import dev.culvert.items.table.ScalarType;
import dev.culvert.items.table.StreamSpecification;
import dev.culvert.items.table.StreamViewType;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import dev.culvert.network.Ipv4Address;
import dev.culvert.network.Network;
import dev.culvert.network.walk.Arrival;
import dev.culvert.policy.Policies;
import dev.culvert.policy.Principal;
import dev.culvert.policy.PrincipalKeys;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Caller;
import dev.culvert.services.Operation;
import dev.culvert.services.Service;
import dev.culvert.services.control.World;
import dev.culvert.services.iam.Documents;
import dev.culvert.shapes.streams.DynamoDbStreams;
import dev.culvert.wire.aws.AwsException;
import dev.culvert.wire.aws.Payload;
import dev.culvert.wire.aws.Protocol;
import dev.culvert.wire.aws.Structure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class StreamOperationsTest implements InstantSource {
  private static final TableAddress MUSIC = new TableAddress("111122223333", "us-east-1", "Music");
  private static final Pattern ITERATOR = Pattern.compile("'(?:Next)?ShardIterator':'([^']+)'");

  private volatile Instant now = Instant.parse("2026-03-04T05:06:07Z");
  private final Database database = Database.open(new MemoryStore(), this, UUID::randomUUID);
  private final Service service = new StreamsService(database, new Documents()).service();
  private final String arn = MUSIC.streamArn("2026-03-04T05:06:07.000");

  StreamOperationsTest() {
    database
        .tables()
        .create(
            CreateTable.onDemand(
                    MUSIC,
                    List.of(new AttributeDefinition("pk", ScalarType.S)),
                    List.of(KeySchemaElement.hash("pk")))
                .withStream(new StreamSpecification(true, StreamViewType.NEW_AND_OLD_IMAGES)));
  }

  @Override
  public Instant instant() {
    return now;
  }

  private void put(String pk, long x) {
    var item = Item.of("pk", new AttributeValue.S(pk)).with("x", AttributeValue.N.of(x));
    database.write(Put.of(MUSIC, item));
  }

  @Test
  void aChangeIsReadAsTheServiceTellsIt() {
    put("a", 1);
    put("a", 2);
    database.write(Delete.of(MUSIC, Item.of("pk", new AttributeValue.S("a"))));
    assertThat(records("TRIM_HORIZON"))
        .contains("'eventName':'INSERT'")
        .contains("'eventSource':'aws:dynamodb'")
        .contains("'awsRegion':'us-east-1'")
        .contains("'Keys':{'pk':{'S':'a'}}")
        .contains("'OldImage':{'pk':{'S':'a'},'x':{'N':'1'}}")
        .contains("'eventName':'REMOVE'")
        .doesNotContain("userIdentity");
    assertThat(records("LATEST")).startsWith("{'Records':[]");
  }

  @Test
  void whatExpiredWasDeletedByTheService() {
    database.timesToLive().update(MUSIC, true, "x");
    put("a", now.getEpochSecond() + 10);
    now = now.plus(Duration.ofMinutes(1));
    database.maintenance().finish();
    assertThat(records("TRIM_HORIZON"))
        .contains("'userIdentity':{'PrincipalId':'dynamodb.amazonaws.com','Type':'Service'}");
  }

  @Test
  void accessIsAskedOnTheStreamUnderItsOwnPolicy() {
    var stream = new Resource(MUSIC, "2026-03-04T05:06:07.000");
    database
        .resourcePolicies()
        .put(
            stream,
            """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*",
             "Action":"dynamodb:GetRecords","Resource":"*"}}\
            """,
            null);
    var iterator = iterator("TRIM_HORIZON");
    for (var request :
        List.of(
            accesses("DescribeStream", "{'StreamArn':'" + arn + "'}"),
            accesses("GetRecords", "{'ShardIterator':'" + iterator + "'}"))) {
      assertThat(request).hasSize(1);
      assertThat(request.getFirst().resource()).isEqualTo(arn);
      assertThat(request.getFirst().resourceAccount()).isEqualTo(MUSIC.account());
      assertThat(request.getFirst().resourcePolicy()).isPresent();
      assertThat(request.getFirst().crossAccount()).isTrue();
    }
    assertThat(accesses("ListStreams", "{}").getFirst().resource()).isEqualTo("*");
  }

  @Test
  void whatIsNoStreamIsRefused() {
    assertThat(call("DescribeStream", "{'StreamArn':'" + arn + "1'}"))
        .isEqualTo(
            "ResourceNotFoundException: Requested resource not found: Stream: %s1 not found"
                .formatted(arn));
    assertThat(call("DescribeStream", "{'StreamArn':'%s'}".formatted("x".repeat(40))))
        .startsWith("ValidationException: ");
    assertThat(call("GetRecords", "{'ShardIterator':'nonsense'}"))
        .startsWith("ValidationException: ");
    assertThat(call("GetShardIterator", "{'StreamArn':'" + arn + "'}"))
        .startsWith("ValidationException: ");
    var old = iterator("TRIM_HORIZON");
    now = now.plus(Duration.ofMinutes(16));
    assertThat(call("GetRecords", "{'ShardIterator':'" + old + "'}"))
        .startsWith("ExpiredIteratorException: ");
  }

  private String records(String type) {
    return call("GetRecords", "{'ShardIterator':'" + iterator(type) + "'}");
  }

  private String iterator(String type) {
    var described = call("DescribeStream", "{'StreamArn':'" + arn + "'}");
    var shard = Pattern.compile("'ShardId':'([^']+)'").matcher(described);
    assertThat(shard.find()).as(described).isTrue();
    var made =
        call(
            "GetShardIterator",
            "{'StreamArn':'%s','ShardId':'%s','ShardIteratorType':'%s'}"
                .formatted(arn, shard.group(1), type));
    var iterator = ITERATOR.matcher(made);
    assertThat(iterator.find()).as(made).isTrue();
    return iterator.group(1);
  }

  private String call(String name, String json) {
    try {
      return answer(operation(name), json);
    } catch (AwsException refusal) {
      return refusal.code() + ": " + refusal.getMessage();
    }
  }

  private Operation<?, ?> operation(String name) {
    var shape = DynamoDbStreams.SERVICE.operation(name).orElseThrow();
    return service.operation(shape).orElseThrow();
  }

  private <I extends Structure, O extends Structure> String answer(
      Operation<I, O> operation, String json) {
    var input = Protocol.AWS_JSON_1_0.parse(operation.shape(), payload(json));
    var call = caller();
    operation.accesses().of(input, call);
    var output = operation.behaviour().run(input, call);
    var body = Protocol.AWS_JSON_1_0.render(operation.shape(), output, "request").body();
    return new String(body, StandardCharsets.UTF_8).replace('"', '\'');
  }

  private List<Access> accesses(String name, String json) {
    return accesses(operation(name), json);
  }

  private <I extends Structure> List<Access> accesses(Operation<I, ?> operation, String json) {
    var input = Protocol.AWS_JSON_1_0.parse(operation.shape(), payload(json));
    return operation.accesses().of(input, caller());
  }

  private static Payload payload(String json) {
    return new Payload.Json(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static Call caller() {
    var root = new Principal.AccountRoot(MUSIC.account());
    return new Call(
        new Caller(root, "AKIAROOT", PrincipalKeys.of(root), Policies.NONE),
        "us-east-1",
        new Arrival.Public(Ipv4Address.parse("127.0.0.1")),
        Instant.parse("2026-03-04T05:06:07Z"),
        "request",
        World.of(Network.empty()));
  }
}
