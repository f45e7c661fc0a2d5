package dev.culvert.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culvert.services.control.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The table of {@link KillTest}: with an index by round and version, and a stream. */
record KilledTable(RootClient root) {

  /** One version of an item, as the stream tells of it. */
  record Recorded(String id, int version, String sequence) {}

  void create() throws IOException {
    ask(
        "CreateTable",
        """
        {"TableName":"Writes","BillingMode":"PAY_PER_REQUEST",
         "AttributeDefinitions":[{"AttributeName":"Id","AttributeType":"S"},
                                 {"AttributeName":"Round","AttributeType":"N"}],
         "KeySchema":[{"AttributeName":"Id","KeyType":"HASH"}],
         "GlobalSecondaryIndexes":[{"IndexName":"ByRound",
           "KeySchema":[{"AttributeName":"Round","KeyType":"HASH"},
                        {"AttributeName":"Id","KeyType":"RANGE"}],
           "Projection":{"ProjectionType":"ALL"}}],
         "StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_AND_OLD_IMAGES"}}\
        """);
  }

  /** Whether the write was acknowledged. */
  boolean put(String id, int round, int version) {
    var item =
        "{\"Id\":{\"S\":\"%s\"},\"Round\":{\"N\":\"%d\"},\"V\":{\"N\":\"%d\"}}"
            .formatted(id, round, version);
    try {
      return root.dynamoDb("PutItem", "{\"TableName\":\"Writes\",\"Item\":%s}".formatted(item))
              .statusCode()
          == 200;
    } catch (IOException killed) {
      return false;
    }
  }

  /** The versions of a round's items in the table, by a scan. */
  Map<String, Integer> items(int round) throws IOException {
    return versions(
        "Scan",
        """
        {"TableName":"Writes","ConsistentRead":true,"FilterExpression":"Round = :r",
         "ExpressionAttributeValues":{":r":{"N":"%d"}}}\
        """
            .formatted(round));
  }

  /** The versions of a round's items in the index. */
  Map<String, Integer> indexed(int round) throws IOException {
    return versions(
        "Query",
        """
        {"TableName":"Writes","IndexName":"ByRound","KeyConditionExpression":"Round = :r",
         "ExpressionAttributeValues":{":r":{"N":"%d"}}}\
        """
            .formatted(round));
  }

  private Map<String, Integer> versions(String operation, String request) throws IOException {
    var page = ask(operation, request);
    assertThat(page.has("LastEvaluatedKey")).as("one page is enough").isFalse();
    var versions = new TreeMap<String, Integer>();
    for (var item : page.get("Items")) {
      versions.put(item.at("/Id/S").asText(), item.at("/V/N").asInt());
    }
    return versions;
  }

  /** The stream's records after a sequence number, or all. */
  List<Recorded> records(String after) throws IOException {
    var arn = ask("DescribeTable", "{\"TableName\":\"Writes\"}").at("/Table/LatestStreamArn");
    var stream = askStreams("DescribeStream", "{\"StreamArn\":%s}".formatted(arn));
    var shards = stream.at("/StreamDescription/Shards");
    assertThat(shards).as("the test is too short for a second shard").hasSize(1);
    var from =
        after.isEmpty()
            ? "\"ShardIteratorType\":\"TRIM_HORIZON\""
            : "\"ShardIteratorType\":\"AFTER_SEQUENCE_NUMBER\",\"SequenceNumber\":\"%s\""
                .formatted(after);
    var iterator =
        askStreams(
                "GetShardIterator",
                "{\"StreamArn\":%s,\"ShardId\":%s,%s}"
                    .formatted(arn, shards.get(0).get("ShardId"), from))
            .get("ShardIterator");
    var records = new ArrayList<Recorded>();
    while (true) {
      var page = askStreams("GetRecords", "{\"ShardIterator\":%s}".formatted(iterator));
      if (page.get("Records").isEmpty()) {
        return records;
      }
      for (var record : page.get("Records")) {
        records.add(
            new Recorded(
                record.at("/dynamodb/Keys/Id/S").asText(),
                record.at("/dynamodb/NewImage/V/N").asInt(),
                record.at("/dynamodb/SequenceNumber").asText()));
      }
      iterator = page.get("NextShardIterator");
    }
  }

  private JsonNode ask(String operation, String request) throws IOException {
    var answer = root.dynamoDb(operation, request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.mapper().readTree(answer.body());
  }

  private JsonNode askStreams(String operation, String request) throws IOException {
    var answer = root.streams(operation, request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.mapper().readTree(answer.body());
  }
}
