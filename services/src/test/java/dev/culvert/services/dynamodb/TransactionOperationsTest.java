package dev.culvert.services.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class TransactionOperationsTest {
  private static final String PUT =
      "{'TransactItems':[{'Put':{'TableName':'Tab','Item':{'pk':{'S':'%s'},'n':{'N':'%s'}}}}],'ClientRequestToken':'t','ReturnConsumedCapacity':'TOTAL'}";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-04T05:06:07Z"));
  private final Client client = Client.at(now::get).withTable("pk");

  @Test
  void whatItDidIsTellableAgainForTenMinutes() {
    assertThat(client.call("TransactWriteItems", PUT.formatted("a", "1")))
        .contains("'WriteCapacityUnits':2.0");
    assertThat(client.call("TransactWriteItems", PUT.formatted("a", "1.0")))
        .as("the same number, spelt otherwise, is the same request")
        .contains("'ReadCapacityUnits':2.0");
    assertThat(client.call("TransactWriteItems", PUT.formatted("a", "2")))
        .startsWith("IdempotentParameterMismatchException: ");
    now.updateAndGet(time -> time.plus(Duration.ofMinutes(11)));
    assertThat(client.call("TransactWriteItems", PUT.formatted("a", "2")))
        .contains("'WriteCapacityUnits':2.0");
  }

  @Test
  void everyItemHasAReasonInItsPlace() {
    client.call("TransactWriteItems", PUT.formatted("a", "1"));
    assertThat(
            client.refusal(
                "TransactWriteItems",
                """
                {'TransactItems':[
                  {'Delete':{'TableName':'Tab','Key':{'pk':{'S':'b'}}}},
                  {'Put':{'TableName':'Tab','Item':{'pk':{'S':'a'}},'ConditionExpression':'attribute_not_exists(pk)','ReturnValuesOnConditionCheckFailure':'ALL_OLD'}},
                  {'Put':{'TableName':'Tab','Item':{'pk':{'N':'5'}}}}]}\
                """))
        .contains("[None, None, ValidationError]");
    assertThat(
            client.refusal(
                "TransactWriteItems",
                """
                {'TransactItems':[
                  {'ConditionCheck':{'TableName':'Tab','Key':{'pk':{'S':'b'}},'ConditionExpression':'attribute_not_exists(pk)'}},
                  {'Put':{'TableName':'Tab','Item':{'pk':{'S':'a'}},'ConditionExpression':'attribute_not_exists(pk)','ReturnValuesOnConditionCheckFailure':'ALL_OLD'}}]}\
                """))
        .contains("[None, ConditionalCheckFailed]")
        .contains("{'Code':'None'}")
        .contains("'Item':{'n':{'N':'1'},'pk':{'S':'a'}}");
  }

  @Test
  void itReadsItemsInTheirPlaces() {
    client.call("TransactWriteItems", PUT.formatted("a", "1"));
    assertThat(
            client.call(
                "TransactGetItems",
                "{'TransactItems':[{'Get':{'TableName':'Tab','Key':{'pk':{'S':'no'}}}},{'Get':{'TableName':'Tab','Key':{'pk':{'S':'a'}},'ProjectionExpression':'n'}}]}"))
        .isEqualTo("{'Responses':[{},{'Item':{'n':{'N':'1'}}}]}");
  }

  @Test
  void eachItemNeedsThePermissionOfItsOwnOperation() {
    var accesses =
        client.accesses(
            "TransactWriteItems",
            """
            {'TransactItems':[
              {'Put':{'TableName':'Tab','Item':{'pk':{'S':'a'},'x':{'S':'b'}}}},
              {'Update':{'TableName':'Tab','Key':{'pk':{'S':'b'}},'UpdateExpression':'SET y = z'}},
              {'Delete':{'TableName':'Tab','Key':{'pk':{'S':'c'}}}},
              {'ConditionCheck':{'TableName':'Tab','Key':{'pk':{'S':'d'}},'ConditionExpression':'attribute_exists(w)'}}]}\
            """);
    assertThat(accesses)
        .extracting(access -> access.action())
        .containsExactly(
            "dynamodb:PutItem",
            "dynamodb:UpdateItem",
            "dynamodb:DeleteItem",
            "dynamodb:ConditionCheckItem");
    assertThat(accesses.get(1).keys().toString())
        .contains("dynamodb:enclosingoperation=Text[text=TransactWriteItems]")
        .contains("dynamodb:leadingkeys=Several[values=[Text[text=b]]]")
        .contains("Text[text=pk], Text[text=y]");
  }
}
