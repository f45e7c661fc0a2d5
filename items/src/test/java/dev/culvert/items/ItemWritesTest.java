package dev.culvert.items;

import static dev.culvert.items.TestTables.MUSIC;
import static dev.culvert.items.TestTables.add;
import static dev.culvert.items.TestTables.compositeTable;
import static dev.culvert.items.TestTables.condition;
import static dev.culvert.items.TestTables.hashTable;
import static dev.culvert.items.TestTables.item;
import static dev.culvert.items.TestTables.missing;
import static dev.culvert.items.TestTables.n;
import static dev.culvert.items.TestTables.set;
import static dev.culvert.items.TestTables.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culvert.items.operation.Delete;
import dev.culvert.items.operation.Get;
import dev.culvert.items.operation.Put;
import dev.culvert.items.operation.ReturnValues;
import dev.culvert.items.operation.Units;
import dev.culvert.items.operation.Update;
import dev.culvert.items.operation.Write;
import dev.culvert.items.operation.WriteResult;
import dev.culvert.items.table.AttributeDefinition;
import dev.culvert.items.table.CreateTable;
import dev.culvert.items.table.GlobalIndexSpecification;
import dev.culvert.items.table.KeySchemaElement;
import dev.culvert.items.table.LocalIndexSpecification;
import dev.culvert.items.table.Projection;
import dev.culvert.items.table.ScalarType;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Bytes;
import dev.culvert.items.value.Item;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ItemWritesTest {
  private final Database database = new TestDatabase().database;

  @BeforeEach
  void createTable() {
    database.tables().create(hashTable(MUSIC));
  }

  @Test
  void whatIsPutIsFound() {
    Item item = item("pk", "a", "x", 1);
    database.write(Put.of(MUSIC, item));
    assertThat(database.get(Get.of(MUSIC, item("pk", "a"))).item()).isEqualTo(item);
    assertThat(database.get(Get.of(MUSIC, item("pk", "b"))).item()).isNull();
  }

  @Test
  void aPutReplacesTheWholeItemAndTellsTheOldOne() {
    database.write(Put.of(MUSIC, item("pk", "a", "x", 1)));
    Put put = new Put(MUSIC, item("pk", "a", "y", 2), null, ReturnValues.ALL_OLD, false);
    assertThat(database.write(put).attributes()).isEqualTo(item("pk", "a", "x", 1));
    assertThat(database.get(Get.of(MUSIC, item("pk", "a"))).item())
        .isEqualTo(item("pk", "a", "y", 2));
  }

  @Test
  void aConditionThatDoesNotHoldWritesNothingAndCarriesTheItem() {
    database.write(Put.of(MUSIC, item("pk", "a", "x", 1)));
    Put put = new Put(MUSIC, item("pk", "a", "x", 2), missing("pk"), ReturnValues.NONE, true);
    assertThatThrownBy(() -> database.write(put))
        .isInstanceOfSatisfying(
            RejectedException.class,
            refused ->
                assertThat(refused.rejection())
                    .isEqualTo(new Rejection.ConditionalCheckFailed(item("pk", "a", "x", 1))));
    assertThat(database.get(Get.of(MUSIC, item("pk", "a"))).item())
        .isEqualTo(item("pk", "a", "x", 1));
  }

  @Test
  void aConditionSeesAnItemThatIsNotThereAsEmpty() {
    Delete delete =
        new Delete(MUSIC, item("pk", "a"), condition(Item::isEmpty), ReturnValues.ALL_OLD, false);
    assertThat(database.write(delete).attributes()).isNull();
  }

  @Test
  void anUpdateMakesTheItemWhereThereIsNone() {
    WriteResult result =
        database.write(
            new Update(MUSIC, item("pk", "a"), add("x", 5), null, ReturnValues.ALL_NEW, false));
    assertThat(result.attributes()).isEqualTo(item("pk", "a", "x", 5));
  }

  @Test
  void anUpdateTellsWhatItWasAskedToTell() {
    database.write(Put.of(MUSIC, item("pk", "a", "x", 1, "y", "kept")));
    assertThat(updated(ReturnValues.NONE)).isNull();
    assertThat(updated(ReturnValues.ALL_OLD)).isEqualTo(item("pk", "a", "x", 2, "y", "kept"));
    assertThat(updated(ReturnValues.UPDATED_OLD)).isEqualTo(item("x", 3));
    assertThat(updated(ReturnValues.UPDATED_NEW)).isEqualTo(item("x", 5));
    assertThat(updated(ReturnValues.ALL_NEW)).isEqualTo(item("pk", "a", "x", 6, "y", "kept"));
  }

  private @Nullable Item updated(ReturnValues values) {
    return database
        .write(new Update(MUSIC, item("pk", "a"), add("x", 1), null, values, false))
        .attributes();
  }

  @Test
  void aDeleteTellsTheItemThatWasThere() {
    database.write(Put.of(MUSIC, item("pk", "a", "x", 1)));
    Delete delete = new Delete(MUSIC, item("pk", "a"), null, ReturnValues.ALL_OLD, false);
    assertThat(database.write(delete).attributes()).isEqualTo(item("pk", "a", "x", 1));
    assertThat(database.write(delete).attributes()).isNull();
  }

  @Test
  void keysAreCheckedInDynamoDbsWords() {
    assertRefused(
        () -> database.write(Put.of(MUSIC, item("x", 1))),
        "One or more parameter values were invalid: Missing the key pk in the item");
    assertRefused(
        () -> database.write(Put.of(MUSIC, item("pk", 1))),
        "One or more parameter values were invalid: Type mismatch for key pk expected: S actual: N");
    assertRefused(
        () -> database.write(Put.of(MUSIC, item("pk", ""))),
        "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk");
    assertRefused(
        () -> database.write(Put.of(MUSIC, item("pk", "x".repeat(2049)))),
        "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes");
    assertRefused(
        () -> database.get(Get.of(MUSIC, item("pk", 1))),
        "The provided key element does not match the schema");
    assertRefused(
        () -> database.get(Get.of(MUSIC, item("pk", "a", "x", 1))),
        "The provided key element does not match the schema");
  }

  @Test
  void lengthOfAKeyIsCountedInBytes() {
    database.write(Put.of(MUSIC, item("pk", "é".repeat(1024))));
    assertRefused(
        () -> database.write(Put.of(MUSIC, item("pk", "é".repeat(1025)))),
        "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes");
  }

  @Test
  void aKeyAttributeCannotBeUpdated() {
    assertRefused(
        () -> database.write(Update.of(MUSIC, item("pk", "a"), set("pk", "b"))),
        "One or more parameter values were invalid: Cannot update attribute pk. This attribute is part of the key");
  }

  @Test
  void anItemHasAtMostFourHundredKilobytes() {
    int most = 400 * 1024 - 2 - 1 - 1;
    database.write(Put.of(MUSIC, item("pk", "a", "x", "y".repeat(most))));
    assertRefused(
        () -> database.write(Put.of(MUSIC, item("pk", "a", "x", "y".repeat(most + 1)))),
        "Item size has exceeded the maximum allowed size");
    assertRefused(
        () -> database.write(Update.of(MUSIC, item("pk", "a"), set("x", "y".repeat(most + 1)))),
        "Item size to update has exceeded the maximum allowed size");
  }

  @Test
  void aTableThatIsNotThereIsNotFound() {
    assertThatThrownBy(() -> database.write(Put.of(TestTables.ORDERS, item("pk", "a"))))
        .isInstanceOf(RejectedException.class)
        .hasMessage("Requested resource not found");
  }

  @Test
  void capacityFollowsSizes() {
    Item large = item("pk", "a", "x", "y".repeat(5000));
    assertThat(database.write(Put.of(MUSIC, large)).capacity().total()).isEqualTo(Units.write(5));
    assertThat(database.write(Put.of(MUSIC, item("pk", "a"))).capacity().total())
        .isEqualTo(Units.write(5));
    database.write(Put.of(MUSIC, large));
    assertThat(database.get(Get.of(MUSIC, item("pk", "a"))).capacity().total())
        .isEqualTo(Units.read(2));
    assertThat(database.get(new Get(MUSIC, item("pk", "none"), null, false)).capacity().total())
        .isEqualTo(Units.read(0.5));
  }

  @Test
  void anIndexIsChargedOnlyForWhatChangesInIt() {
    database.tables().create(indexed());
    Item item = item("pk", "a", "sk", "1", "g", "g1", "l", "l1", "proj", "p", "other", "o");
    assertThat(charged(item)).isEqualTo("1.0 {g-inc=1.0} {lsi=1.0}");
    assertThat(charged(item)).isEqualTo("1.0 {} {}");
    assertThat(charged(item.with("other", TestTables.s("o2")))).isEqualTo("1.0 {} {lsi=1.0}");
    assertThat(charged(item.with("g", TestTables.s("g2")))).isEqualTo("1.0 {g-inc=2.0} {lsi=1.0}");
    assertThat(charged(item.without("g"))).isEqualTo("1.0 {g-inc=1.0} {lsi=1.0}");
  }

  private String charged(Item item) {
    var capacity = database.write(Put.of(TestTables.ORDERS, item)).capacity();
    return "%s %s %s"
        .formatted(capacity.own().write(), writes(capacity.global()), writes(capacity.local()));
  }

  private static String writes(Map<String, Units> units) {
    return units.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue().write())
        .toList()
        .toString()
        .replace('[', '{')
        .replace(']', '}');
  }

  @Test
  void aValueThatDoesNotFitAnIndexIsRefused() {
    database.tables().create(indexed());
    assertRefused(
        () -> database.write(Put.of(TestTables.ORDERS, item("pk", "a", "sk", "1", "g", 5))),
        "One or more parameter values were invalid: Type mismatch for Index Key g Expected: S Actual: N IndexName: g-inc");
    assertRefused(
        () -> database.write(Put.of(TestTables.ORDERS, item("pk", "a", "sk", "1", "g", ""))),
        "One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: g-inc, IndexKey: g");
    assertRefused(
        () ->
            database.write(
                Update.of(TestTables.ORDERS, item("pk", "a", "sk", "1"), set("g", n(5)))),
        "One or more parameter values were invalid: Type mismatch for Index Key g Expected: S Actual: N IndexName: g-inc");
  }

  @Test
  void aTableWithLocalIndexesTellsTheSizeOfTheItemCollection() {
    database.tables().create(indexed());
    long entry = collection(Put.of(TestTables.ORDERS, item("pk", "a", "sk", "1", "l", "x")));
    assertThat(collection(Put.of(TestTables.ORDERS, item("pk", "a", "sk", "2", "l", "x"))))
        .isEqualTo(2 * entry);
    database.write(Delete.of(TestTables.ORDERS, item("pk", "a", "sk", "1")));
    assertThat(collection(Delete.of(TestTables.ORDERS, item("pk", "a", "sk", "2")))).isZero();
  }

  private long collection(Write write) {
    var collection = Objects.requireNonNull(database.write(write).collection());
    assertThat(collection.key()).isEqualTo(item("pk", "a"));
    return collection.bytes();
  }

  @Test
  void binaryKeysAreKeys() {
    AttributeValue key = new AttributeValue.B(Bytes.wrap(new byte[] {0, -1, 0}));
    CreateTable table =
        CreateTable.onDemand(
            TestTables.ORDERS,
            List.of(new AttributeDefinition("pk", ScalarType.B)),
            List.of(KeySchemaElement.hash("pk")));
    database.tables().create(table);
    database.write(Put.of(TestTables.ORDERS, item("pk", key, "x", 1)));
    assertThat(database.get(Get.of(TestTables.ORDERS, item("pk", key))).item())
        .isEqualTo(item("pk", key, "x", 1));
  }

  private static CreateTable indexed() {
    return compositeTable(TestTables.ORDERS, string("g"), string("l"))
        .withIndexes(
            List.of(
                new LocalIndexSpecification(
                    "lsi",
                    List.of(KeySchemaElement.hash("pk"), KeySchemaElement.range("l")),
                    Projection.ALL)),
            List.of(
                new GlobalIndexSpecification(
                    "g-inc", List.of(KeySchemaElement.hash("g")), Projection.including("proj"))));
  }

  private static void assertRefused(ThrowingCallable action, String message) {
    assertThatThrownBy(action).isInstanceOf(ValidationException.class).hasMessage(message);
  }
}
