package dev.culvert.items.value;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.culvert.items.expression.Condition;
import dev.culvert.items.expression.ExpressionAttributes;
import dev.culvert.items.expression.ExpressionCache;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * What an item of about 1 KB costs on its way in and out, and a simple condition. Prints
 * nanoseconds of this thread's processor time and bytes allocated for one of each; the median of
 * seven rounds. Run its main method.
 */
final class ItemBenchmark {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int ROUNDS = 7;
  private static final int ITERATIONS = 100_000;

  private static int sink;

  private ItemBenchmark() {}

  private interface Step {
    int run() throws IOException;
  }

  static String json() {
    StringBuilder json = new StringBuilder("{\"pk\":{\"S\":\"customer#0001234\"},");
    json.append("\"sk\":{\"N\":\"1700000000123\"},");
    for (int i = 0; i < 8; i++) {
      json.append("\"attribute").append(i).append("\":{\"S\":\"").append("value-".repeat(8));
      json.append("\"},");
    }
    json.append("\"price\":{\"N\":\"1234.56\"},\"active\":{\"BOOL\":true},");
    json.append("\"tags\":{\"SS\":[\"blue\",\"green\",\"red\"]},");
    json.append("\"scores\":{\"NS\":[\"1\",\"2.5\",\"30\"]},\"blob\":{\"B\":\"");
    json.append("QUJDRA==".repeat(1)).append("\"},");
    json.append("\"address\":{\"M\":{\"city\":{\"S\":\"Berlin\"},\"zip\":{\"N\":\"10115\"}}},");
    json.append("\"list\":{\"L\":[{\"S\":\"one\"},{\"N\":\"2\"},{\"NULL\":true}]}}");
    return json.toString();
  }

  public static void main(String[] arguments) throws IOException {
    byte[] json = json().getBytes(StandardCharsets.UTF_8);
    Item item = read(json);
    byte[] row = ItemCodec.encode(item);
    System.out.printf(
        "JSON %d bytes, row %d bytes, DynamoDB size %d%n",
        json.length, row.length, item.sizeInBytes());
    measure("JSON to item", () -> read(json).size());
    measure("item to row", () -> ItemCodec.encode(item).length);
    measure("row to JSON", () -> ItemJson.encode(ItemCodec.decode(row)).length);
    measure("item to JSON", () -> ItemJson.encode(item).length);
    measure("row to values", () -> ItemCodec.decode(row).entrySet().size());
    measure("one attribute of a row", () -> ItemCodec.decode(row).value("price") == null ? 0 : 1);
    measure("number from and to text", () -> DynamoNumber.parse("1234.56").toString().length());
    measure("sum of two integers", () -> sum("1234", "77"));
    ExpressionCache cache = new ExpressionCache();
    measure("parse a = :v", () -> bindPrice(new ExpressionCache()).attributes().size());
    measure("find and bind price = :v", () -> bindPrice(cache) == null ? 0 : 1);
    Condition condition = bindPrice(cache);
    measure("price = :v of a row", () -> condition.holds(ItemCodec.decode(row)) ? 1 : 0);
    measure("price = :v of an item", () -> condition.holds(item) ? 1 : 0);
    Condition absent =
        cache.condition("attribute_not_exists(pk)").bind(ExpressionAttributes.none());
    measure("attribute_not_exists(pk) of a row", () -> absent.holds(ItemCodec.decode(row)) ? 1 : 0);
    System.out.println("ignore " + sink);
  }

  private static int sum(String left, String right) {
    return DynamoNumber.parse(left).plus(DynamoNumber.parse(right)).sizeInBytes();
  }

  private static Condition bindPrice(ExpressionCache cache) {
    Map<String, AttributeValue> values =
        Item.of(":v", new AttributeValue.N(DynamoNumber.parse("1234.56")));
    ExpressionAttributes attributes = ExpressionAttributes.of(null, values);
    Condition condition = cache.condition("price = :v").bind(attributes);
    attributes.requireAllUsed();
    return condition;
  }

  private static Item read(byte[] json) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      return ItemJson.readItem(parser);
    }
  }

  private static void measure(String name, Step step) throws IOException {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long[] nanos = new long[ROUNDS];
    long bytes = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long allocated = threads.getCurrentThreadAllocatedBytes();
      long started = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < ITERATIONS; i++) {
        sink += step.run();
      }
      nanos[round] = (threads.getCurrentThreadCpuTime() - started) / ITERATIONS;
      bytes = (threads.getCurrentThreadAllocatedBytes() - allocated) / ITERATIONS;
    }
    Arrays.sort(nanos);
    System.out.printf("%-34s %6d ns %6d bytes%n", name, nanos[ROUNDS / 2], bytes);
  }
}
