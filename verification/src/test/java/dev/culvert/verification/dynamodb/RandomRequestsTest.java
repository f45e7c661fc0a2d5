package dev.culvert.verification.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.verification.RootClient;
import dev.culvert.verification.RunningCulvert;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random requests over HTTP, each of whose answers a map foretells to the byte: single items by
 * expressions, by the legacy parameters and by PartiQL; transactions, batches, pages.
 */
final class RandomRequestsTest {
  private static final int REQUESTS = 600;
  private static final List<String> PARTITIONS = List.of("a", "b", "c");
  private static final List<String> SORTS = List.of("1", "2", "3", "4", "5");
  private static final Pattern LAST_KEY = Pattern.compile("\"LastEvaluatedKey\":(\\{.*?}})");

  @TempDir static Path home;
  private static @Nullable RunningCulvert culvert;

  private Model model = new Model();
  private RandomGenerator random = RandomGenerator.getDefault();
  private String table = "";

  @BeforeAll
  static void up() throws IOException {
    culvert = RunningCulvert.up(home, "--in-memory");
  }

  @AfterAll
  static void down() throws IOException {
    if (culvert != null) {
      culvert.close();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20261122})
  void everyAnswerIsThatOfTheMap(long seed) throws IOException {
    model = new Model();
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    table = "Random" + seed;
    call(
        "CreateTable",
        "{\"TableName\":\"%s\",\"BillingMode\":\"PAY_PER_REQUEST\",\"KeySchema\":[{\"AttributeName\":\"pk\",\"KeyType\":\"HASH\"},{\"AttributeName\":\"sk\",\"KeyType\":\"RANGE\"}],\"AttributeDefinitions\":[{\"AttributeName\":\"pk\",\"AttributeType\":\"S\"},{\"AttributeName\":\"sk\",\"AttributeType\":\"S\"}]}"
            .formatted(table));
    for (int i = 0; i < REQUESTS; i++) {
      step();
    }
    assertThat(scanned()).containsExactlyInAnyOrderElementsOf(model.all());
  }

  private void step() throws IOException {
    switch (random.nextInt(12)) {
      case 0, 1 -> put();
      case 2 -> update();
      case 3 -> legacyUpdate();
      case 4 -> delete();
      case 5 -> get();
      case 6 -> query();
      case 7 -> transaction();
      case 8 -> batch();
      case 9 -> insert();
      case 10 -> statementUpdate();
      default -> select();
    }
  }

  private void put() throws IOException {
    var key = key();
    var row = row();
    var before = model.get(key);
    var once = random.nextBoolean();
    var request =
        "{\"TableName\":\"%s\",\"Item\":%s,\"ReturnValues\":\"ALL_OLD\"%s}"
            .formatted(
                table,
                Model.json(key, row),
                once ? ",\"ConditionExpression\":\"attribute_not_exists(pk)\"" : "");
    if (once && before != null) {
      assertThat(call("PutItem", request)).contains("#ConditionalCheckFailedException");
      return;
    }
    model.put(key, row);
    assertThat(call("PutItem", request)).isEqualTo(attributes(key, before));
  }

  private void update() throws IOException {
    var key = key();
    var by = random.nextInt(-9, 10);
    var before = model.get(key);
    var n = (before == null || before.n() == null ? 0 : before.n()) + by;
    var after = new Model.Row(n, null);
    model.put(key, after);
    assertThat(
            call(
                "UpdateItem",
                "{\"TableName\":\"%s\",\"Key\":%s,\"UpdateExpression\":\"SET n = if_not_exists(n, :zero) + :by REMOVE t\",\"ExpressionAttributeValues\":{\":zero\":{\"N\":\"0\"},\":by\":{\"N\":\"%d\"}},\"ReturnValues\":\"ALL_NEW\"}"
                    .formatted(table, key.json(), by)))
        .isEqualTo(attributes(key, after));
  }

  private void legacyUpdate() throws IOException {
    var key = key();
    var by = random.nextInt(100);
    var before = model.get(key);
    var text = before == null ? null : before.t();
    var expects = text != null && random.nextBoolean();
    var after = new Model.Row((before == null || before.n() == null ? 0 : before.n()) + by, text);
    var expected =
        expects ? ",\"Expected\":{\"t\":{\"Value\":{\"S\":\"%s\"}}}".formatted(text) : "";
    model.put(key, after);
    assertThat(
            call(
                "UpdateItem",
                "{\"TableName\":\"%s\",\"Key\":%s,\"AttributeUpdates\":{\"n\":{\"Action\":\"ADD\",\"Value\":{\"N\":\"%d\"}}}%s,\"ReturnValues\":\"UPDATED_NEW\"}"
                    .formatted(table, key.json(), by, expected)))
        .isEqualTo("{\"Attributes\":{\"n\":{\"N\":\"%d\"}}}".formatted(after.n()));
  }

  private void delete() throws IOException {
    var key = key();
    var before = model.get(key);
    model.delete(key);
    assertThat(
            call(
                "DeleteItem",
                "{\"TableName\":\"%s\",\"Key\":%s,\"ReturnValues\":\"ALL_OLD\"}"
                    .formatted(table, key.json())))
        .isEqualTo(attributes(key, before));
  }

  private void get() throws IOException {
    var key = key();
    var row = model.get(key);
    assertThat(call("GetItem", "{\"TableName\":\"%s\",\"Key\":%s}".formatted(table, key.json())))
        .isEqualTo(row == null ? "{}" : "{\"Item\":" + Model.json(key, row) + "}");
  }

  private void query() throws IOException {
    var pk = pick(PARTITIONS);
    var forward = random.nextBoolean();
    var limit = random.nextInt(1, 4);
    var found = new ArrayList<String>();
    var start = "";
    do {
      var page =
          call(
              "Query",
              "{\"TableName\":\"%s\",\"KeyConditionExpression\":\"pk = :pk\",\"ExpressionAttributeValues\":{\":pk\":{\"S\":\"%s\"}},\"ScanIndexForward\":%s,\"Limit\":%d%s}"
                  .formatted(table, pk, forward, limit, start));
      found.addAll(items(page));
      var last = LAST_KEY.matcher(page);
      start = last.find() ? ",\"ExclusiveStartKey\":" + last.group(1) : "";
    } while (!start.isEmpty());
    assertThat(found).containsExactlyElementsOf(model.partition(pk, forward));
  }

  private List<String> scanned() throws IOException {
    return items(call("Scan", "{\"TableName\":\"%s\"}".formatted(table)));
  }

  /** Writes two items if a third has not changed. */
  private void transaction() throws IOException {
    Map<Model.Key, Model.Row> writes = new LinkedHashMap<>();
    while (writes.size() < 2) {
      writes.put(key(), row());
    }
    var checked = key();
    while (writes.containsKey(checked)) {
      checked = key();
    }
    var exists = random.nextBoolean();
    var holds = (model.get(checked) != null) == exists;
    var parts = new ArrayList<String>();
    writes.forEach((key, row) ->
        parts.add(
            "{\"Put\":{\"TableName\":\"%s\",\"Item\":%s}}".formatted(table, Model.json(key, row))));
    parts.add(
        "{\"ConditionCheck\":{\"TableName\":\"%s\",\"Key\":%s,\"ConditionExpression\":\"%s(pk)\"}}"
            .formatted(
                table, checked.json(), exists ? "attribute_exists" : "attribute_not_exists"));
    var answer =
        call("TransactWriteItems", "{\"TransactItems\":[" + String.join(",", parts) + "]}");
    if (holds) {
      writes.forEach(model::put);
      assertThat(answer).isEqualTo("{}");
    } else {
      assertThat(answer).contains("[None, None, ConditionalCheckFailed]");
    }
  }

  private void batch() throws IOException {
    Map<Model.Key, Model.@Nullable Row> writes = new LinkedHashMap<>();
    for (int i = 0; i < 4; i++) {
      writes.put(key(), random.nextInt(3) == 0 ? null : row());
    }
    var parts = new ArrayList<String>();
    writes.forEach((key, row) -> {
      if (row == null) {
        model.delete(key);
        parts.add("{\"DeleteRequest\":{\"Key\":" + key.json() + "}}");
      } else {
        model.put(key, row);
        parts.add("{\"PutRequest\":{\"Item\":" + Model.json(key, row) + "}}");
      }
    });
    assertThat(
            call(
                "BatchWriteItem",
                "{\"RequestItems\":{\"%s\":[%s]}}".formatted(table, String.join(",", parts))))
        .isEqualTo("{\"UnprocessedItems\":{}}");
  }

  private void insert() throws IOException {
    var key = key();
    var answer =
        execute(
            "INSERT INTO %s VALUE {'pk':'%s','sk':'%s','n':7}"
                .formatted(table, key.pk(), key.sk()));
    if (model.get(key) != null) {
      assertThat(answer).contains("#DuplicateItemException");
    } else {
      model.put(key, new Model.Row(7, null));
      assertThat(answer).isEqualTo("{\"Items\":[]}");
    }
  }

  private void statementUpdate() throws IOException {
    var key = key();
    var before = model.get(key);
    var answer =
        execute(
            "UPDATE %s SET t = 'p' WHERE pk = '%s' AND sk = '%s' AND n > 0 RETURNING ALL NEW *"
                .formatted(table, key.pk(), key.sk()));
    if (before == null || before.n() == null || before.n() <= 0) {
      assertThat(answer).contains("#ConditionalCheckFailedException");
    } else {
      var after = new Model.Row(before.n(), "p");
      model.put(key, after);
      assertThat(answer).isEqualTo("{\"Items\":[" + Model.json(key, after) + "]}");
    }
  }

  private void select() throws IOException {
    var pk = pick(PARTITIONS);
    var sk = pick(SORTS);
    var expected =
        model.partition(pk, true).stream()
            .filter(item -> sk.compareTo(sortKey(item)) <= 0)
            .toList();
    assertThat(
            items(
                execute(
                    "SELECT * FROM %s WHERE pk = '%s' AND sk >= '%s'".formatted(table, pk, sk))))
        .containsExactlyElementsOf(expected);
  }

  private static String sortKey(String item) {
    var at = item.indexOf("\"sk\":{\"S\":\"") + "\"sk\":{\"S\":\"".length();
    return item.substring(at, at + 1);
  }

  private String execute(String statement) throws IOException {
    return call("ExecuteStatement", "{\"Statement\":\"" + statement + "\"}");
  }

  /** The items of a page; none of the model's texts has a brace. */
  private static List<String> items(String page) {
    var items = new ArrayList<String>();
    var end = page.indexOf(']');
    var list = page.substring(page.indexOf('[') + 1, end);
    for (var item : list.split("(?<=}}),(?=\\{)", -1)) {
      if (!item.isEmpty()) {
        items.add(item);
      }
    }
    return items;
  }

  private static String attributes(Model.Key key, Model.@Nullable Row row) {
    return row == null ? "{}" : "{\"Attributes\":" + Model.json(key, row) + "}";
  }

  private Model.Key key() {
    return new Model.Key(pick(PARTITIONS), pick(SORTS));
  }

  private Model.Row row() {
    return new Model.Row(
        random.nextBoolean() ? random.nextInt(-50, 50) : null,
        random.nextBoolean() ? pick(List.of("x", "yy", "")) : null);
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static String call(String operation, String json) throws IOException {
    if (culvert == null) {
      throw new IllegalStateException("there is no server");
    }
    return new RootClient(culvert).dynamoDb(operation, json).body();
  }
}
