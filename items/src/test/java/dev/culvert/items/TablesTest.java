package dev.culvert.items;

import static dev.culvert.items.TestTables.MUSIC;
import static dev.culvert.items.TestTables.ORDERS;
import static dev.culvert.items.TestTables.address;
import static dev.culvert.items.TestTables.compositeTable;
import static dev.culvert.items.TestTables.hashTable;
import static dev.culvert.items.TestTables.item;
import static dev.culvert.items.TestTables.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culvert.items.operation.Put;
import dev.culvert.items.operation.Scan;
import dev.culvert.items.store.Cursor;
import dev.culvert.items.store.Reader.Direction;
import dev.culvert.items.store.Space;
import dev.culvert.items.table.BillingMode;
import dev.culvert.items.table.CreateTable;
import dev.culvert.items.table.GlobalIndexSpecification;
import dev.culvert.items.table.GlobalIndexUpdate;
import dev.culvert.items.table.IndexStatus;
import dev.culvert.items.table.KeySchemaElement;
import dev.culvert.items.table.LocalIndexSpecification;
import dev.culvert.items.table.Projection;
import dev.culvert.items.table.ProjectionType;
import dev.culvert.items.table.Size;
import dev.culvert.items.table.StreamSpecification;
import dev.culvert.items.table.StreamViewType;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.table.TableDescription;
import dev.culvert.items.table.TableNames;
import dev.culvert.items.table.TableStatus;
import dev.culvert.items.table.Tag;
import dev.culvert.items.table.Throughput;
import dev.culvert.items.table.UpdateTable;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TablesTest {
  private final TestDatabase test = new TestDatabase();
  private final Tables tables = test.database.tables();

  @Test
  void aTableIsBornCreatingAndIsActiveThen() {
    assertThat(tables.create(hashTable(MUSIC)).status()).isEqualTo(TableStatus.CREATING);
    assertThat(tables.describe(MUSIC).status()).isEqualTo(TableStatus.ACTIVE);
  }

  @Test
  void aNameIsTakenOnceInAnAccountAndRegion() {
    tables.create(hashTable(MUSIC));
    assertRejected(
        () -> tables.create(hashTable(MUSIC)),
        ErrorName.RESOURCE_IN_USE,
        "Table already exists: Music");
    tables.create(hashTable(MUSIC.in("999999999999", "us-east-1")));
    tables.create(hashTable(MUSIC.in("111122223333", "eu-west-1")));
  }

  @Test
  void namesAreListedInOrderAndInPages() {
    for (String name : List.of("beta", "alpha", "Gamma", "delta")) {
      tables.create(hashTable(address(name)));
    }
    TableNames first = tables.list("111122223333", "us-east-1", null, 3);
    assertThat(first).isEqualTo(new TableNames(List.of("Gamma", "alpha", "beta"), "beta"));
    assertThat(tables.list("111122223333", "us-east-1", "beta", 3))
        .isEqualTo(new TableNames(List.of("delta"), null));
    assertThat(tables.list("111122223333", "us-east-1", null, 4).last()).isNull();
    assertThat(tables.list("111122223333", "us-west-2", null, null).names()).isEmpty();
  }

  @Test
  void everythingIsThereAfterARestart() {
    CreateTable request =
        compositeTable(MUSIC, string("g"), string("l"))
            .withIndexes(
                List.of(local("lsi", "l", Projection.including("x"))),
                List.of(global("gsi", "g", Projection.KEYS_ONLY)))
            .withStream(new StreamSpecification(true, StreamViewType.NEW_IMAGE));
    tables.create(request);
    test.database.write(Put.of(MUSIC, item("pk", "a", "sk", "1", "g", "x", "big", "y".repeat(99))));
    TableDescription before = tables.describe(MUSIC);
    test.restart();
    assertThat(test.database.tables().describe(MUSIC)).isEqualTo(before);
    assertThat(before.indexSizes().get("gsi")).isEqualTo(new Size(1, 8));
  }

  @Test
  void sizesAreCountedAgainAfterACrash() {
    tables.create(
        compositeTable(MUSIC, string("g"))
            .withIndexes(null, List.of(global("gsi", "g", Projection.ALL))));
    for (int i = 0; i < 100; i++) {
      test.database.write(Put.of(MUSIC, item("pk", "a", "sk", "s" + i, "g", "x")));
    }
    TableDescription before = tables.describe(MUSIC);
    test.crash();
    test.database.maintenance().step();
    test.database.write(Put.of(MUSIC, item("pk", "b", "sk", "1")));
    test.database.maintenance().finish();
    Size after = test.database.tables().describe(MUSIC).size();
    assertThat(after.items()).isEqualTo(before.size().items() + 1);
    assertThat(after.bytes()).isEqualTo(before.size().bytes() + 6);
    assertThat(test.database.tables().describe(MUSIC).indexSizes()).isEqualTo(before.indexSizes());
  }

  @Test
  void aDeletedTableIsGoneAndItsRowsFollow() {
    tables.create(
        compositeTable(MUSIC, string("g"), string("l"))
            .withIndexes(
                List.of(local("lsi", "l", Projection.ALL)),
                List.of(global("gsi", "g", Projection.ALL))));
    for (int i = 0; i < Garbage.STEP_ROWS + 10; i++) {
      test.database.write(Put.of(MUSIC, item("pk", "a", "sk", "s" + i, "g", "x", "l", "y")));
    }
    assertThat(tables.delete(MUSIC).status()).isEqualTo(TableStatus.DELETING);
    assertRejected(
        () -> tables.describe(MUSIC),
        ErrorName.RESOURCE_NOT_FOUND,
        "Requested resource not found: Table: Music not found");
    tables.create(hashTable(MUSIC));
    assertThat(test.database.scan(Scan.of(MUSIC)).items()).isEmpty();
    test.database.maintenance().step();
    test.crash();
    test.database.maintenance().finish();
    assertThat(rows(Space.ITEMS)).isZero();
    assertThat(rows(Space.INDEXES)).isZero();
  }

  private int rows(Space space) {
    int rows = 0;
    byte[] end = {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF};
    try (Cursor cursor = test.store.scan(space, new byte[0], end, Direction.FORWARD)) {
      while (cursor.next()) {
        rows++;
      }
    }
    return rows;
  }

  @Test
  void aProtectedTableIsNotDeleted() {
    tables.create(hashTable(MUSIC));
    tables.update(changing(MUSIC, true));
    assertInvalid(
        () -> tables.delete(MUSIC),
        "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.");
    tables.update(changing(MUSIC, false));
    tables.delete(MUSIC);
  }

  private static UpdateTable changing(TableAddress address, boolean protection) {
    return new UpdateTable(
        address, null, null, null, null, null, null, null, null, null, protection);
  }

  @Test
  void capacityIsChangedAndTheSameAgainIsRefused() {
    tables.create(hashTable(MUSIC).withBilling(null, new Throughput(5, 5)));
    TableDescription updated = tables.update(provisioned(new Throughput(6, 4)));
    assertThat(updated.status()).isEqualTo(TableStatus.UPDATING);
    assertThat(tables.describe(MUSIC).status()).isEqualTo(TableStatus.ACTIVE);
    assertThat(updated.definition().capacity().provisioned().units())
        .isEqualTo(new Throughput(6, 4));
    assertThat(updated.definition().capacity().provisioned().decreasesToday()).isEqualTo(1);
    assertInvalid(
        () -> tables.update(provisioned(new Throughput(6, 4))),
        "The provisioned throughput for the table will not change. The requested value equals the current value. Current ReadCapacityUnits provisioned for the table: 6. Requested ReadCapacityUnits: 6. Current WriteCapacityUnits provisioned for the table: 4. Requested WriteCapacityUnits: 4. Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.");
  }

  private static UpdateTable provisioned(Throughput units) {
    return new UpdateTable(MUSIC, null, null, units, null, null, null, null, null, null, null);
  }

  @Test
  void aTableThatBecomesOnDemandLosesItsProvisionedCapacity() {
    tables.create(hashTable(MUSIC).withBilling(null, new Throughput(5, 5)));
    TableDescription updated =
        tables.update(
            new UpdateTable(
                MUSIC,
                null,
                BillingMode.PAY_PER_REQUEST,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
    assertThat(updated.definition().capacity().mode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
    assertThat(updated.definition().capacity().provisioned().units()).isEqualTo(Throughput.NONE);
    assertThat(updated.definition().capacity().lastOnDemand()).isEqualTo(test.instant());
  }

  @Test
  void aNewIndexIsFilledAndThenActive() {
    tables.create(hashTable(MUSIC));
    for (int i = 0; i < 450; i++) {
      test.database.write(Put.of(MUSIC, item("pk", "a" + i, "g", i % 2 == 0 ? "even" : "odd")));
    }
    tables.update(
        UpdateTable.indexes(
            MUSIC,
            List.of(string("g")),
            new GlobalIndexUpdate.Create(global("gsi", "g", Projection.ALL))));
    assertThat(tables.describe(MUSIC).definition().schema().globalIndexes().getFirst().status())
        .isEqualTo(IndexStatus.CREATING);
    Scan scan = new Scan(MUSIC, "gsi", null, null, null, null, null, 0, 1, false);
    assertInvalid(
        () -> test.database.scan(scan), "Cannot read from backfilling global secondary index: gsi");
    test.database.maintenance().step();
    test.crash();
    test.database.maintenance().finish();
    assertThat(
            test.database
                .tables()
                .describe(MUSIC)
                .definition()
                .schema()
                .globalIndexes()
                .getFirst()
                .status())
        .isEqualTo(IndexStatus.ACTIVE);
    assertThat(test.database.scan(scan).count()).isEqualTo(450);
  }

  @Test
  void anIndexThatIsDeletedTakesItsDefinitionsAlong() {
    tables.create(
        compositeTable(MUSIC, string("g"))
            .withIndexes(null, List.of(global("gsi", "g", Projection.ALL))));
    test.database.write(Put.of(MUSIC, item("pk", "a", "sk", "1", "g", "x")));
    TableDescription updated =
        tables.update(UpdateTable.indexes(MUSIC, null, new GlobalIndexUpdate.Delete("gsi")));
    assertThat(updated.definition().schema().attributes())
        .containsExactly(string("pk"), string("sk"));
    test.database.maintenance().finish();
    assertThat(rows(Space.INDEXES)).isZero();
  }

  @Test
  void indexUpdatesAreRefusedInDynamoDbsWords() {
    tables.create(hashTable(MUSIC));
    assertRejected(
        () -> tables.update(UpdateTable.indexes(MUSIC, null, new GlobalIndexUpdate.Delete("no"))),
        ErrorName.RESOURCE_NOT_FOUND,
        "Requested resource not found: Index no for table Music");
    GlobalIndexUpdate.Create one = new GlobalIndexUpdate.Create(global("one", "g", Projection.ALL));
    GlobalIndexUpdate.Create two = new GlobalIndexUpdate.Create(global("two", "g", Projection.ALL));
    assertRejected(
        () -> tables.update(UpdateTable.indexes(MUSIC, List.of(string("g")), one, two)),
        ErrorName.LIMIT_EXCEEDED,
        "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table");
    assertInvalid(
        () -> tables.update(UpdateTable.indexes(MUSIC, List.of(string("x")), one)),
        "One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. Keys: [g], AttributeDefinitions: [pk, x]");
  }

  @Test
  void schemasAreRefusedInDynamoDbsWords() {
    assertInvalid(
        () ->
            tables.create(
                CreateTable.onDemand(
                    MUSIC,
                    List.of(string("pk"), string("x")),
                    List.of(KeySchemaElement.hash("pk")))),
        "One or more parameter values were invalid: Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions");
    assertInvalid(
        () ->
            tables.create(
                compositeTable(MUSIC, string("g"), string("unused"))
                    .withIndexes(null, List.of(global("gsi", "g", Projection.ALL)))),
        "One or more parameter values were invalid: Some AttributeDefinitions are not used. AttributeDefinitions: [g, pk, sk, unused], keys used: [g, pk, sk]");
    assertInvalid(
        () ->
            tables.create(
                hashTable(MUSIC).withIndexes(List.of(local("l", "x", Projection.ALL)), null)),
        "One or more parameter values were invalid: Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex");
    assertInvalid(
        () ->
            tables.create(
                compositeTable(MUSIC, string("g"))
                    .withIndexes(
                        null,
                        List.of(
                            global("same", "g", Projection.ALL),
                            global("same", "g", Projection.ALL)))),
        "One or more parameter values were invalid: Duplicate index name: same");
    assertInvalid(
        () ->
            tables.create(
                compositeTable(MUSIC, string("g"))
                    .withIndexes(
                        null,
                        List.of(global("gsi", "g", new Projection(ProjectionType.INCLUDE, null))))),
        "One or more parameter values were invalid: ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
    assertInvalid(
        () -> tables.create(hashTable(MUSIC).withBilling(null, null)),
        "One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED");
  }

  @Test
  void theTagsOfATableAreKept() {
    tables.create(hashTable(MUSIC));
    Tags tags = test.database.tags();
    tags.add(MUSIC, List.of(tag("b", "2"), tag("a", "1")));
    tags.add(MUSIC, List.of(tag("b", "3")));
    assertThat(tags.list(MUSIC)).containsExactly(tag("a", "1"), tag("b", "3"));
    tags.remove(MUSIC, List.of("a", "none"));
    assertThat(tags.list(MUSIC)).containsExactly(tag("b", "3"));
    assertInvalid(
        () -> tags.add(MUSIC, List.of(tag("aws:x", "1"))),
        "Tag Key cannot be prefixed with aws:, Key: aws:x");
    assertRejected(
        () -> tags.list(ORDERS),
        ErrorName.RESOURCE_NOT_FOUND,
        "Requested resource not found: ResourcArn: arn:aws:dynamodb:us-east-1:111122223333:table/Orders not found");
  }

  private static Tag tag(String key, String value) {
    return new Tag(key, value);
  }

  @Test
  void aPolicyHasARevisionThatAnUpdateMayExpect() {
    tables.create(hashTable(MUSIC));
    ResourcePolicies policies = test.database.resourcePolicies();
    ResourcePolicies.Resource table = new ResourcePolicies.Resource(MUSIC, null);
    assertRejected(
        () -> policies.get(table),
        ErrorName.POLICY_NOT_FOUND,
        "Resource-based policy not found for the provided ResourceArn: arn:aws:dynamodb:us-east-1:111122223333:table/Music");
    String first = policies.put(table, "{}", ResourcePolicies.NO_POLICY).revisionId();
    String second = policies.put(table, "{ }", first).revisionId();
    assertThat(policies.get(table).document()).isEqualTo("{ }");
    assertRejected(
        () -> policies.put(table, "{}", first),
        ErrorName.POLICY_NOT_FOUND,
        "Resource-based policy not found for the provided ResourceArn: Requested update for policy with revision id %s, but the policy associated to target table Music has revision id %s."
            .formatted(first, second));
    policies.delete(table, null);
    assertThat(policies.find(table)).isNull();
  }

  @Test
  void timeToLiveIsSwitchedOnOnce() {
    tables.create(hashTable(MUSIC));
    TimesToLive times = test.database.timesToLive();
    assertThat(times.describe(MUSIC).enabled()).isFalse();
    times.update(MUSIC, true, "ttl");
    assertThat(times.describe(MUSIC).attribute()).isEqualTo("ttl");
    assertInvalid(() -> times.update(MUSIC, true, "ttl"), "TimeToLive is already enabled");
    assertInvalid(
        () -> times.update(MUSIC, true, "other"),
        "TimeToLive is active on a different AttributeName: current AttributeName is ttl");
    times.update(MUSIC, false, "ttl");
    assertInvalid(() -> times.update(MUSIC, false, "ttl"), "TimeToLive is already disabled");
  }

  private static GlobalIndexSpecification global(String name, String hash, Projection projection) {
    return new GlobalIndexSpecification(name, List.of(KeySchemaElement.hash(hash)), projection);
  }

  private static LocalIndexSpecification local(String name, String range, Projection projection) {
    return new LocalIndexSpecification(
        name, List.of(KeySchemaElement.hash("pk"), KeySchemaElement.range(range)), projection);
  }

  private static void assertInvalid(ThrowingCallable action, String message) {
    assertThatThrownBy(action).isInstanceOf(ValidationException.class).hasMessage(message);
  }

  private static void assertRejected(ThrowingCallable action, ErrorName name, String message) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            RejectedException.class,
            refused ->
                assertThat(refused.rejection()).isEqualTo(new Rejection.Plain(name, message)));
  }
}
