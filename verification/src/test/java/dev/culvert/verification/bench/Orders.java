package dev.culvert.verification.bench;

import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The table of the measurements, {@link #PARTITIONS} partitions of {@link #ROWS} items of about 700
 * bytes, and requests about it.
 */
final class Orders {
  static final int PARTITIONS = 200;
  static final int ROWS = 50;
  static final int BATCH = 25;

  private static final String TABLE = "\"TableName\":\"Orders\"";

  private Orders() {}

  static String createTable() {
    return """
    {%s,"BillingMode":"PAY_PER_REQUEST",
     "AttributeDefinitions":[
       {"AttributeName":"pk","AttributeType":"S"},{"AttributeName":"sk","AttributeType":"N"}],
     "KeySchema":[
       {"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}]}
    """
        .formatted(TABLE);
  }

  static String describeTable() {
    return "{" + TABLE + "}";
  }

  static String get(Random random) {
    return "{%s,\"Key\":%s}".formatted(TABLE, key(random));
  }

  static String put(Random random) {
    return "{%s,\"Item\":%s}".formatted(TABLE, item(random));
  }

  static String update(Random random) {
    return """
    {%s,"Key":%s,"ConditionExpression":"attribute_exists(pk) AND price < :most",\
    "UpdateExpression":"SET title = :title ADD sold :one",\
    "ExpressionAttributeValues":\
    {":most":{"N":"1000000"},":one":{"N":"1"},":title":{"S":"Order %d"}}}\
    """
        .formatted(TABLE, key(random), random.nextInt(1000));
  }

  static String query(Random random, int limit) {
    return """
    {%s,"KeyConditionExpression":"pk = :pk AND sk >= :sk","Limit":%d,\
    "ExpressionAttributeValues":{":pk":{"S":"%s"},":sk":{"N":"%d"}}}\
    """
        .formatted(TABLE, limit, partition(random), random.nextInt(ROWS - limit));
  }

  static String getAll(Random random) {
    String partition = partition(random);
    return "{\"RequestItems\":{\"Orders\":{\"Keys\":[%s]}}}"
        .formatted(list(BATCH, i -> key(partition, 2 * i)));
  }

  static String putAll(Random random) {
    return putAll(partition(random), random.nextInt(ROWS - BATCH), random);
  }

  /** A batch of consecutive items. */
  static String putAll(String partition, int firstRow, Random random) {
    return "{\"RequestItems\":{\"Orders\":[%s]}}"
        .formatted(
            list(
                BATCH,
                i -> "{\"PutRequest\":{\"Item\":" + item(partition, firstRow + i, random) + "}}"));
  }

  /** Each client keeps to a partition of its own: transactions that meet may be refused. */
  static String transaction(Random random, int client, int size) {
    int firstRow = random.nextInt(ROWS - size);
    return "{\"TransactItems\":[%s]}"
        .formatted(list(size, i -> count(key(partition(client), firstRow + i))));
  }

  private static String count(String key) {
    return """
    {"Update":{%s,"Key":%s,"UpdateExpression":"ADD sold :one",\
    "ConditionExpression":"attribute_exists(pk)",\
    "ExpressionAttributeValues":{":one":{"N":"1"}}}}\
    """
        .formatted(TABLE, key);
  }

  /** A random item, as GetItem answers it. */
  static String item(Random random) {
    return item(partition(random), random.nextInt(ROWS), random);
  }

  static String partition(int number) {
    return "customer#%05d".formatted(number);
  }

  private static String partition(Random random) {
    return partition(random.nextInt(PARTITIONS));
  }

  private static String key(Random random) {
    return key(partition(random), random.nextInt(ROWS));
  }

  private static String key(String partition, int row) {
    return "{\"pk\":{\"S\":\"%s\"},\"sk\":{\"N\":\"%d\"}}".formatted(partition, row);
  }

  private static String item(String partition, int row, Random random) {
    return """
    {"pk":{"S":"%s"},"sk":{"N":"%d"},"title":{"S":"Order %d"},"price":{"N":"%d.%02d"},\
    "sold":{"N":"0"},"paid":{"BOOL":true},"tags":{"SS":["a%d","b","c"]},\
    "address":{"M":{"city":{"S":"Bern"},"zip":{"N":"3011"}}},"note":{"S":"%s"}}\
    """
        .formatted(
            partition,
            row,
            random.nextInt(100_000),
            random.nextInt(10_000),
            random.nextInt(100),
            random.nextInt(100),
            words(random));
  }

  private static String words(Random random) {
    return IntStream.range(0, 50)
        .mapToObj(_ -> "%07x".formatted(random.nextInt(1 << 28)))
        .collect(Collectors.joining(" "));
  }

  private static String list(int size, IntFunction<String> element) {
    return IntStream.range(0, size).mapToObj(element).collect(Collectors.joining(","));
  }
}
