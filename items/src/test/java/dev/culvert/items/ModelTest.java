package dev.culvert.items;

import static dev.culvert.items.TestTables.MUSIC;
import static dev.culvert.items.TestTables.number;
import static dev.culvert.items.TestTables.s;
import static dev.culvert.items.TestTables.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.items.operation.BatchWrite;
import dev.culvert.items.operation.Delete;
import dev.culvert.items.operation.Get;
import dev.culvert.items.operation.ItemCondition;
import dev.culvert.items.operation.KeyCondition;
import dev.culvert.items.operation.Page;
import dev.culvert.items.operation.Put;
import dev.culvert.items.operation.Query;
import dev.culvert.items.operation.ReturnValues;
import dev.culvert.items.operation.Scan;
import dev.culvert.items.operation.Select;
import dev.culvert.items.operation.Update;
import dev.culvert.items.row.SortCondition;
import dev.culvert.items.table.GlobalIndexUpdate;
import dev.culvert.items.table.Size;
import dev.culvert.items.table.UpdateTable;
import dev.culvert.items.value.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random operations against a map. */
class ModelTest {
  private static final int ROUNDS = 12;
  private static final int OPERATIONS = 60;

  private final TestDatabase test = new TestDatabase();
  private final Map<Item, Item> model = new HashMap<>();
  private Random random = new Random();
  private RandomTable table = new RandomTable(MUSIC, random);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theEngineBehavesLikeAMap(long seed) {
    random = new Random(Long.getLong("seed", seed));
    table = new RandomTable(MUSIC, random);
    test.database.tables().create(table.create());
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < OPERATIONS; i++) {
        operate();
      }
      if (round == ROUNDS / 2) {
        addIndexWhileWriting();
      }
      compare();
      if (random.nextInt(4) == 0) {
        test.restart();
        compareSizes();
      }
    }
  }

  private void operate() {
    switch (random.nextInt(6)) {
      case 0, 1 -> put(table.item());
      case 2 -> delete(table.key());
      case 3 -> update(table.key());
      case 4 -> putIfAbsent(table.item());
      default -> batch();
    }
  }

  private static Item keyOf(Item item) {
    return Keys.select(item, List.of("pk", "sk"));
  }

  private void put(Item item) {
    Put put = new Put(MUSIC, item, null, ReturnValues.ALL_OLD, false);
    assertThat(test.database.write(put).attributes()).isEqualTo(model.put(keyOf(item), item));
  }

  private void putIfAbsent(Item item) {
    Put put = new Put(MUSIC, item, TestTables.missing("pk"), ReturnValues.NONE, false);
    boolean written;
    try {
      test.database.write(put);
      written = true;
    } catch (RejectedException refused) {
      written = false;
    }
    assertThat(written).isEqualTo(model.putIfAbsent(keyOf(item), item) == null);
  }

  private void delete(Item key) {
    Delete delete = new Delete(MUSIC, key, null, ReturnValues.ALL_OLD, false);
    assertThat(test.database.write(delete).attributes()).isEqualTo(model.remove(key));
  }

  private void update(Item key) {
    String attribute = List.of("g", "l", "v").get(random.nextInt(3));
    String value = attribute.equals("l") ? table.l() : attribute + random.nextInt(3);
    Item after = model.getOrDefault(key, key).with(attribute, s(value));
    Update update =
        new Update(MUSIC, key, TestTables.set(attribute, value), null, ReturnValues.ALL_NEW, false);
    assertThat(test.database.write(update).attributes()).isEqualTo(after);
    model.put(key, after);
  }

  private void batch() {
    Map<Item, BatchWrite.Entry> entries = new HashMap<>();
    for (int i = 0; i < 5; i++) {
      Item item = table.item();
      entries.put(
          keyOf(item),
          random.nextBoolean()
              ? new BatchWrite.Entry.Put(item)
              : new BatchWrite.Entry.Delete(keyOf(item)));
    }
    List<BatchWrite.Entry> all = List.copyOf(entries.values());
    test.database.write(new BatchWrite(List.of(new BatchWrite.Writes(MUSIC, all))));
    entries.forEach((key, entry) -> {
      switch (entry) {
        case BatchWrite.Entry.Put put -> model.put(key, put.item());
        case BatchWrite.Entry.Delete _ -> model.remove(key);
      }
    });
  }

  private void addIndexWhileWriting() {
    test.database
        .tables()
        .update(
            UpdateTable.indexes(
                MUSIC,
                List.of(TestTables.string("v")),
                new GlobalIndexUpdate.Create(RandomTable.LATE)));
    while (test.database.maintenance().step()) {
      operate();
    }
  }

  private void compare() {
    for (int pk = 0; pk < 4; pk++) {
      compareTable("p" + pk);
      compareLocalIndex("p" + pk);
    }
    for (int g = 0; g < 3; g++) {
      compareGlobalIndexes("g" + g);
    }
    compareScans();
    compareSizes();
    model.forEach(
        (key, item) -> assertThat(test.database.get(Get.of(MUSIC, key)).item()).isEqualTo(item));
  }

  private void compareTable(String pk) {
    SortCondition condition = table.condition(-10, 10);
    List<Item> expected =
        expected(
            item -> text(item, "pk").equals(pk) && RandomTable.meets(item, "sk", condition),
            Comparator.comparingLong(item -> number(item, "sk")),
            item -> item);
    compareQuery(null, List.of(equal("pk", pk), new KeyCondition("sk", condition)), true, expected);
    compareQuery(
        null,
        List.of(new KeyCondition("sk", condition), equal("pk", pk)),
        false,
        expected.reversed());
  }

  private void compareLocalIndex(String pk) {
    String prefix = table.l();
    List<Item> expected =
        expected(
            item -> text(item, "pk").equals(pk) && text(item, "l").startsWith(prefix),
            Comparator.<Item, String>comparing(item -> text(item, "l"))
                .thenComparingLong(item -> number(item, "sk")),
            item -> item);
    List<KeyCondition> conditions =
        List.of(equal("pk", pk), new KeyCondition("l", new SortCondition.BeginsWith(s(prefix))));
    compareQuery("by-l", conditions, true, keysAnd(expected, "l"));
    compareQuery("by-l", conditions, false, keysAnd(expected.reversed(), "l"));
    // An index that lacks attributes gets them from the table.
    Query all = query("by-l", conditions, true, Select.ALL_ATTRIBUTES);
    assertThat(pages(all)).isEqualTo(expected);
  }

  private static List<Item> keysAnd(List<Item> items, String... more) {
    List<String> names = new ArrayList<>(List.of("pk", "sk"));
    names.addAll(List.of(more));
    return items.stream().map(item -> Keys.select(item, names)).toList();
  }

  private void compareGlobalIndexes(String g) {
    List<KeyCondition> only = List.of(equal("g", g));
    List<Item> inOne = expected(item -> text(item, "g").equals(g), unordered(), item -> item);
    assertThat(pages(query("by-g", only, true, null))).containsExactlyInAnyOrderElementsOf(inOne);
    SortCondition condition = table.condition(-5, 5);
    List<Item> inTwo =
        expected(
            item ->
                text(item, "g").equals(g)
                    && item.containsKey("h")
                    && RandomTable.meets(item, "h", condition),
            unordered(),
            item -> Keys.select(item, List.of("pk", "sk", "g", "h", "v")));
    List<KeyCondition> conditions = List.of(equal("g", g), new KeyCondition("h", condition));
    List<Item> found = pages(query("by-g-and-h", conditions, true, null));
    assertThat(found).containsExactlyInAnyOrderElementsOf(inTwo);
    assertThat(found).isSortedAccordingTo(Comparator.comparingLong(item -> number(item, "h")));
    assertThat(pages(query("by-g-and-h", conditions, false, null))).isEqualTo(found.reversed());
    compareFourAttributes(g);
  }

  private void compareFourAttributes(String g) {
    String l = table.l();
    long h = table.h();
    List<KeyCondition> conditions =
        List.of(
            equal("g", g),
            equal("l", l),
            new KeyCondition("h", new SortCondition.Equal(TestTables.n(h))),
            new KeyCondition("pk", new SortCondition.AtLeast(s("p1"))));
    List<Item> expected =
        expected(
            item ->
                text(item, "g").equals(g)
                    && text(item, "l").equals(l)
                    && item.containsKey("h")
                    && number(item, "h") == h
                    && text(item, "pk").compareTo("p1") >= 0,
            unordered(),
            item -> item);
    assertThat(pages(query("by-two", conditions, true, null)))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private void compareScans() {
    assertThat(scan(null)).containsExactlyInAnyOrderElementsOf(model.values());
    assertThat(scan("by-g"))
        .containsExactlyInAnyOrderElementsOf(
            expected(item -> item.containsKey("g"), unordered(), item -> item));
    if (test.database
        .tables()
        .describe(MUSIC)
        .definition()
        .schema()
        .globalIndex("late")
        .isPresent()) {
      assertThat(scan("late"))
          .containsExactlyInAnyOrderElementsOf(
              expected(
                  item -> item.containsKey("v"),
                  unordered(),
                  item -> Keys.select(item, List.of("pk", "sk", "v"))));
    }
  }

  private List<Item> scan(@Nullable String index) {
    List<Item> found = new ArrayList<>();
    int total = random.nextInt(1, 6);
    for (int segment = 0; segment < total; segment++) {
      Item start = null;
      do {
        int limit = random.nextInt(1, 50);
        Page page =
            test.database.scan(
                new Scan(MUSIC, index, null, null, null, limit, start, segment, total, false));
        found.addAll(page.items());
        start = page.lastEvaluatedKey();
      } while (start != null);
    }
    return found;
  }

  private void compareSizes() {
    long bytes = model.values().stream().mapToLong(Item::sizeInBytes).sum();
    assertThat(test.database.tables().describe(MUSIC).size())
        .isEqualTo(new Size(model.size(), bytes));
    long inIndex = model.values().stream().filter(item -> item.containsKey("g")).count();
    assertThat(test.database.tables().describe(MUSIC).indexSizes().get("by-g"))
        .extracting(Size::items)
        .isEqualTo(inIndex);
  }

  private void compareQuery(
      @Nullable String index, List<KeyCondition> conditions, boolean forward, List<Item> expected) {
    Query query = query(index, conditions, forward, null);
    assertThat(test.database.query(query).items()).isEqualTo(expected);
    assertThat(pages(query)).isEqualTo(expected);
    ItemCondition filter = TestTables.condition(item -> item.containsKey("g"), "nothing");
    if (index == null) {
      assertThat(pages(filtered(query, filter)))
          .isEqualTo(expected.stream().filter(filter::holds).toList());
    }
  }

  private static Query query(
      @Nullable String index,
      List<KeyCondition> conditions,
      boolean forward,
      @Nullable Select select) {
    return new Query(MUSIC, index, conditions, null, null, select, forward, null, null, false);
  }

  private static Query filtered(Query query, ItemCondition filter) {
    return new Query(
        query.table(),
        query.index(),
        query.keyConditions(),
        filter,
        null,
        null,
        query.forward(),
        null,
        null,
        false);
  }

  /** All pages of a query, each of some random length. */
  private List<Item> pages(Query query) {
    List<Item> found = new ArrayList<>();
    Item start = null;
    do {
      Page page =
          test.database.query(
              new Query(
                  query.table(),
                  query.index(),
                  query.keyConditions(),
                  query.filter(),
                  query.projection(),
                  query.select(),
                  query.forward(),
                  random.nextInt(1, 10),
                  start,
                  query.consistent()));
      found.addAll(page.items());
      start = page.lastEvaluatedKey();
    } while (start != null);
    return found;
  }

  private static KeyCondition equal(String attribute, String value) {
    return new KeyCondition(attribute, new SortCondition.Equal(s(value)));
  }

  private List<Item> expected(
      Predicate<Item> meets, Comparator<Item> order, Function<Item, Item> seen) {
    return model.values().stream().filter(meets).sorted(order).map(seen).toList();
  }

  private static Comparator<Item> unordered() {
    return (_, _) -> 0;
  }
}
