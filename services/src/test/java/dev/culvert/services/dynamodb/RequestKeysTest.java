package dev.culvert.services.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.policy.ContextValue;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The condition keys that policies can look at. */
final class RequestKeysTest {
  private final Client client = Client.empty().withTable("pk", "sk");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          GetItem | {'TableName':'Tab','Key':{'pk':{'S':'a'},'sk':{'S':'b'}},'ProjectionExpression':'m.x, n'} | pk sk m n
          GetItem | {'TableName':'Tab','Key':{'pk':{'S':'a'},'sk':{'S':'b'}},'AttributesToGet':['q']} | pk sk q
          PutItem | {'TableName':'Tab','Item':{'pk':{'S':'a'},'sk':{'S':'b'},'x':{'S':'c'}},'ConditionExpression':'y = x'} | pk sk x y
          UpdateItem | {'TableName':'Tab','Key':{'pk':{'S':'a'},'sk':{'S':'b'}},'UpdateExpression':'REMOVE r','ConditionExpression':'attribute_exists(c)'} | pk sk c r
          UpdateItem | {'TableName':'Tab','Key':{'pk':{'S':'a'},'sk':{'S':'b'}},'AttributeUpdates':{'u':{'Action':'DELETE'}}} | pk sk u
          DeleteItem | {'TableName':'Tab','Key':{'pk':{'S':'a'},'sk':{'S':'b'}},'Expected':{'e':{'Exists':false}}} | pk sk e
          Query | {'TableName':'Tab','KeyConditionExpression':'pk = :a','FilterExpression':'f = :a','ProjectionExpression':'p','ExpressionAttributeValues':{':a':{'S':'a'}}} | pk f p
          Scan | {'TableName':'Tab','FilterExpression':'attribute_exists(f)','ProjectionExpression':'p'} | f p
          BatchGetItem | {'RequestItems':{'Tab':{'Keys':[{'pk':{'S':'a'},'sk':{'S':'b'}}],'ProjectionExpression':'p'}}} | pk sk p
          BatchWriteItem | {'RequestItems':{'Tab':[{'PutRequest':{'Item':{'pk':{'S':'a'},'sk':{'S':'b'},'x':{'S':'c'}}}}]}} | pk sk x
          ExecuteStatement | {'Statement':'SELECT p FROM Tab WHERE pk = ?','Parameters':[{'S':'a'}]} | p pk
          """)
  void theAttributesAreThoseThatTheRequestNames(String operation, String request, String names) {
    assertThat(texts(operation, request, "dynamodb:Attributes"))
        .containsExactlyInAnyOrder(names.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Query | {'TableName':'Tab','KeyConditionExpression':'pk = :a','ExpressionAttributeValues':{':a':{'S':'a'}}} | a
          GetItem | {'TableName':'Tab','Key':{'pk':{'S':'a'},'sk':{'S':'b'}}} | a
          BatchGetItem | {'RequestItems':{'Tab':{'Keys':[{'pk':{'S':'a'},'sk':{'S':'b'}},{'pk':{'S':'c'},'sk':{'S':'b'}}]}}} | a c
          ExecuteStatement | {'Statement':'SELECT * FROM Tab WHERE pk IN [?, ?]','Parameters':[{'S':'a'},{'S':'c'}]} | a c
          ExecuteStatement | {'Statement':'DELETE FROM Tab WHERE pk = ? AND sk = ?','Parameters':[{'S':'a'},{'S':'c'}]} | a
          """)
  void theLeadingKeysAreThePartitions(String operation, String request, String values) {
    assertThat(texts(operation, request, "dynamodb:LeadingKeys"))
        .containsExactlyInAnyOrder(values.split(" ", -1));
  }

  @Test
  void aStatementThatScansSaysSo() {
    var scan = client.accesses("ExecuteStatement", "{'Statement':'SELECT * FROM Tab'}");
    assertThat(scan.getFirst().action()).isEqualTo("dynamodb:PartiQLSelect");
    assertThat(scan.getFirst().keys().value("dynamodb:FullTableScan"))
        .isEqualTo(new ContextValue.Flag(true));
    var query =
        client.accesses(
            "ExecuteStatement",
            "{'Statement':'SELECT * FROM Tab WHERE pk = ?','Parameters':[{'S':'a'}]}");
    assertThat(query.getFirst().keys().value("dynamodb:FullTableScan"))
        .isEqualTo(new ContextValue.Flag(false));
  }

  @Test
  void parametersThatAreLeftOutHaveTheirDefaults() {
    var query =
        "{'TableName':'Tab','KeyConditionExpression':'pk ="
            + " :a','ExpressionAttributeValues':{':a':{'S':'a'}}%s}";
    assertThat(text("Query", query.formatted(""), "dynamodb:Select")).isEqualTo("ALL_ATTRIBUTES");
    assertThat(text("Query", query.formatted(",'ProjectionExpression':'x'"), "dynamodb:Select"))
        .isEqualTo("SPECIFIC_ATTRIBUTES");
    assertThat(text("Query", query.formatted(",'Select':'COUNT'"), "dynamodb:Select"))
        .isEqualTo("COUNT");
    assertThat(
            text(
                "PutItem",
                "{'TableName':'Tab','Item':{'pk':{'S':'a'},'sk':{'S':'b'}}}",
                "dynamodb:ReturnValues"))
        .isEqualTo("NONE");
  }

  private String text(String operation, String request, String key) {
    var value = client.accesses(operation, request).getFirst().keys().value(key);
    return Objects.requireNonNull((ContextValue.Text) value).text();
  }

  private List<String> texts(String operation, String request, String key) {
    var value = client.accesses(operation, request).getFirst().keys().value(key);
    assertThat(value).as(key).isInstanceOf(ContextValue.Several.class);
    return Objects.requireNonNull((ContextValue.Several) value).values().stream()
        .map(ContextValue.Single::text)
        .toList();
  }
}
