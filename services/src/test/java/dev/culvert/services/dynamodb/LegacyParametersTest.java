package dev.culvert.services.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The parameters from before expressions do what the expressions would do. */
final class LegacyParametersTest {
  private final Client client = Client.empty().withTable("pk", "sk");

  @BeforeEach
  void putItems() {
    for (int i = 1; i < 4; i++) {
      client.call(
          "PutItem",
          "{'TableName':'Tab','Item':{'pk':{'S':'a'},'sk':{'S':'%d'},'n':{'N':'%d'}}}"
              .formatted(i, i));
    }
  }

  @Test
  void attributeUpdates() {
    assertThat(
            client.call(
                "UpdateItem",
                """
                {'TableName':'Tab','Key':{'pk':{'S':'a'},'sk':{'S':'1'}},'ReturnValues':'ALL_NEW',
                 'AttributeUpdates':{'n':{'Action':'ADD','Value':{'N':'5'}},'t':{'Value':{'S':'x'}}}}\
                """))
        .isEqualTo("{'Attributes':{'n':{'N':'6'},'pk':{'S':'a'},'sk':{'S':'1'},'t':{'S':'x'}}}");
  }

  @Test
  void expected() {
    var put =
        "{'TableName':'Tab','Item':{'pk':{'S':'a'},'sk':{'S':'1'}},'Expected':{'n':{'ComparisonOperator':'%s','AttributeValueList':[{'N':'1'}]},'x':{'Exists':false}}}";
    assertThat(client.call("PutItem", put.formatted("GT")))
        .startsWith("ConditionalCheckFailedException: ");
    assertThat(client.call("PutItem", put.formatted("EQ"))).isEqualTo("{}");
  }

  @Test
  void keyConditionsAndFilters() {
    assertThat(
            client.call(
                "Query",
                """
                {'TableName':'Tab','AttributesToGet':['n'],
                 'KeyConditions':{'pk':{'ComparisonOperator':'EQ','AttributeValueList':[{'S':'a'}]},
                   'sk':{'ComparisonOperator':'BETWEEN','AttributeValueList':[{'S':'2'},{'S':'3'}]}},
                 'QueryFilter':{'n':{'ComparisonOperator':'NE','AttributeValueList':[{'N':'2'}]}}}\
                """))
        .isEqualTo("{'Items':[{'n':{'N':'3'}}],'Count':1,'ScannedCount':2}");
    assertThat(
            client.call(
                "Scan",
                """
                {'TableName':'Tab','ConditionalOperator':'OR','Select':'COUNT',
                 'ScanFilter':{'n':{'ComparisonOperator':'EQ','AttributeValueList':[{'N':'2'}]},
                   'sk':{'ComparisonOperator':'EQ','AttributeValueList':[{'S':'1'}]}}}\
                """))
        .isEqualTo("{'Count':2,'ScannedCount':3}");
  }

  @Test
  void theyDoNotMixWithExpressions() {
    assertThat(
            client.call(
                "Scan",
                "{'TableName':'Tab','AttributesToGet':['n'],'FilterExpression':'attribute_exists(n)'}"))
        .isEqualTo(
            "ValidationException: Can not use both expression and non-expression parameters in the"
                + " same request: Non-expression parameters: {AttributesToGet} Expression"
                + " parameters: {FilterExpression}");
  }
}
