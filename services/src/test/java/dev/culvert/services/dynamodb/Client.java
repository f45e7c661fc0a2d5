package dev.culvert.services.dynamodb;

import dev.culvert.items.Database;
import dev.culvert.items.store.MemoryStore;
import dev.culvert.network.Ipv4Address;
import dev.culvert.network.Network;
import dev.culvert.network.walk.Arrival;
import dev.culvert.policy.Policies;
import dev.culvert.policy.Principal;
import dev.culvert.policy.PrincipalKeys;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Caller;
import dev.culvert.services.Ids;
import dev.culvert.services.Operation;
import dev.culvert.services.Service;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.World;
import dev.culvert.services.iam.Documents;
import dev.culvert.services.transfer.Buckets;
import dev.culvert.services.transfer.TransferJobs;
import dev.culvert.shapes.dynamodb.DynamoDb;
import dev.culvert.wire.aws.AwsException;
import dev.culvert.wire.aws.Payload;
import dev.culvert.wire.aws.Protocol;
import dev.culvert.wire.aws.Structure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A root client of a DynamoDB of its own: JSON in, JSON out, with single quotes for double ones.
 */
final class Client {
  static final String ACCOUNT = "111122223333";

  private final Service service;
  private final Database database;

  private Client(Database database, Wording wording) {
    this.database = database;
    var control =
        Control.open(new MemoryStore(), List.of(AutoScaling.REGISTER), World.of(Network.empty()));
    var transfers =
        new TransferJobs(
            database,
            control,
            new Buckets(Path.of("none")),
            new Ids(new SplittableRandom(1)),
            Clock.systemUTC());
    this.service =
        new DynamoDbService(database, control, transfers, new Documents(), wording).service();
  }

  static Client empty() {
    return speaking(Wording.CURRENT);
  }

  static Client speaking(Wording wording) {
    return new Client(database(Clock.systemUTC()), wording);
  }

  static Client at(InstantSource clock) {
    return new Client(database(clock), Wording.CURRENT);
  }

  private static Database database(InstantSource clock) {
    return Database.open(new MemoryStore(), clock, UUID::randomUUID);
  }

  Database database() {
    return database;
  }

  /** A table named {@code Tab} with these key attributes, all texts. */
  Client withTable(String... keys) {
    var key = new StringBuilder();
    var attributes = new StringBuilder();
    for (int i = 0; i < keys.length; i++) {
      var comma = i == 0 ? "" : ",";
      var type = i == 0 ? "HASH" : "RANGE";
      key.append(comma).append("{'AttributeName':'%s','KeyType':'%s'}".formatted(keys[i], type));
      attributes
          .append(comma)
          .append("{'AttributeName':'%s','AttributeType':'S'}".formatted(keys[i]));
    }
    call(
        "CreateTable",
        "{'TableName':'Tab','BillingMode':'PAY_PER_REQUEST','KeySchema':[%s],'AttributeDefinitions':[%s]}"
            .formatted(key, attributes));
    return this;
  }

  /** The answer of an operation; an error is its name, a colon and its message. */
  String call(String operation, String json) {
    try {
      return answer(operation(operation), json);
    } catch (AwsException refusal) {
      return refusal.code() + ": " + refusal.getMessage();
    }
  }

  /** The refusal of an operation with all its members. */
  String refusal(String operation, String json) {
    try {
      return "no refusal: " + answer(operation(operation), json);
    } catch (AwsException refusal) {
      var response = Protocol.AWS_JSON_1_0.error(DynamoDb.SERVICE, refusal, "request");
      return text(response.body());
    }
  }

  List<Access> accesses(String operation, String json) {
    return accesses(operation(operation), json);
  }

  private <I extends Structure, O extends Structure> String answer(
      Operation<I, O> operation, String json) {
    var input = Protocol.AWS_JSON_1_0.parse(operation.shape(), payload(json));
    var call = call();
    operation.accesses().of(input, call);
    var output = operation.behaviour().run(input, call);
    return text(Protocol.AWS_JSON_1_0.render(operation.shape(), output, "request").body());
  }

  private <I extends Structure> List<Access> accesses(Operation<I, ?> operation, String json) {
    var input = Protocol.AWS_JSON_1_0.parse(operation.shape(), payload(json));
    return operation.accesses().of(input, call());
  }

  private static Payload payload(String json) {
    return new Payload.Json(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8).replace('"', '\'');
  }

  private Operation<?, ?> operation(String name) {
    return service.operation(DynamoDb.SERVICE.operation(name).orElseThrow()).orElseThrow();
  }

  private static Call call() {
    var root = new Principal.AccountRoot(ACCOUNT);
    return new Call(
        new Caller(root, "AKIAROOT", PrincipalKeys.of(root), Policies.NONE),
        "us-east-1",
        new Arrival.Public(Ipv4Address.parse("127.0.0.1")),
        Instant.parse("2026-03-04T05:06:07Z"),
        "request",
        World.of(Network.empty()));
  }
}
