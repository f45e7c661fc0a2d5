package dev.culvert.verification.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.culvert.verification.RunningCulvert;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DuplicateItemException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The SDK for Java, unmodified: its typed errors, its paginators and its waiters. */
final class JavaSdkTest {
  private static final int ITEMS = 20;

  @TempDir static Path home;
  private static RunningCulvert culvert;
  private static DynamoDbClient client;

  @BeforeAll
  static void up() throws IOException {
    culvert = RunningCulvert.up(home, "--in-memory");
    client =
        DynamoDbClient.builder()
            .endpointOverride(URI.create(culvert.endpoint()))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(
                        RunningCulvert.ACCESS_KEY_ID, RunningCulvert.SECRET)))
            .build();
    client.createTable(table ->
        table
            .tableName("Sdk")
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build())
            .attributeDefinitions(
                AttributeDefinition.builder()
                    .attributeName("id")
                    .attributeType(ScalarAttributeType.S)
                    .build()));
    client.waiter().waitUntilTableExists(table -> table.tableName("Sdk"));
    for (int i = 0; i < ITEMS; i++) {
      var item = Map.of("id", text("item" + i), "n", AttributeValue.fromN(Integer.toString(i)));
      client.putItem(put -> put.tableName("Sdk").item(item));
    }
  }

  @AfterAll
  static void down() throws IOException {
    client.close();
    culvert.close();
  }

  @Test
  void paginatorsSeeEachItemOnce() {
    var seen = new HashSet<String>();
    client
        .scanPaginator(scan ->
            scan.tableName("Sdk")
                .limit(3)
                .filterExpression("n < :n")
                .expressionAttributeValues(Map.of(":n", AttributeValue.fromN("10"))))
        .items()
        .forEach(item -> assertThat(seen.add(Objects.requireNonNull(item.get("id")).s())).isTrue());
    assertThat(seen).hasSize(10);
  }

  @Test
  void refusalsHaveTheirTypesAndMembers() {
    var refused =
        catchThrowableOfType(
            ConditionalCheckFailedException.class,
            () ->
                client.putItem(put ->
                    put.tableName("Sdk")
                        .item(Map.of("id", text("item1")))
                        .conditionExpression("attribute_not_exists(id)")
                        .returnValuesOnConditionCheckFailure(
                            ReturnValuesOnConditionCheckFailure.ALL_OLD)));
    assertThat(refused.item()).containsEntry("n", AttributeValue.fromN("1"));
    assertThatThrownBy(() ->
            client.executeStatement(
                statement -> statement.statement("INSERT INTO Sdk VALUE {'id': 'item1'}")))
        .isInstanceOf(DuplicateItemException.class);
    assertThatThrownBy(() -> client.getItem(get -> get.tableName("Sdk").key(Map.of())))
        .isInstanceOfSatisfying(
            DynamoDbException.class,
            why -> assertThat(why.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
  }

  @Test
  void aCancelledTransactionTellsItsReasons() {
    var put =
        Put.builder()
            .tableName("Sdk")
            .item(Map.of("id", text("item2")))
            .conditionExpression("n > :n")
            .expressionAttributeValues(Map.of(":n", AttributeValue.fromN("5")))
            .build();
    var other = Put.builder().tableName("Sdk").item(Map.of("id", text("new"))).build();
    var refused =
        catchThrowableOfType(
            TransactionCanceledException.class,
            () ->
                client.transactWriteItems(write ->
                    write.transactItems(
                        TransactWriteItem.builder().put(other).build(),
                        TransactWriteItem.builder().put(put).build())));
    assertThat(refused.cancellationReasons())
        .extracting(reason -> reason.code())
        .containsExactly("None", "ConditionalCheckFailed");
    assertThat(client.getItem(get -> get.tableName("Sdk").key(Map.of("id", text("new")))).hasItem())
        .isFalse();
  }

  @Test
  void statementsTakeParameters() {
    var answer =
        client.executeStatement(statement ->
            statement
                .statement("SELECT n FROM Sdk WHERE id IN [?, ?]")
                .parameters(text("item3"), text("item4"))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
    assertThat(answer.items())
        .isEqualTo(
            List.of(
                Map.of("n", AttributeValue.fromN("3")), Map.of("n", AttributeValue.fromN("4"))));
    assertThat(answer.consumedCapacity().capacityUnits()).isEqualTo(1.0);
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }
}
