package dev.culvert.services.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class StatementOperationsTest {
  private static final Pattern TOKEN = Pattern.compile("'NextToken':'([^']*)'");

  private final Client client = Client.empty().withTable("pk", "sk");

  @Test
  void itemsAreInsertedOnceReadChangedAndDeleted() {
    assertThat(execute("INSERT INTO Tab VALUE {^pk^: ^a^, ^sk^: ^1^, ^n^: 5}"))
        .isEqualTo("{'Items':[]}");
    assertThat(execute("INSERT INTO Tab VALUE {^pk^: ^a^, ^sk^: ^1^}"))
        .isEqualTo("DuplicateItemException: Duplicate primary key exists in table");
    assertThat(execute("UPDATE Tab SET n = n + 1 WHERE pk = ^a^ AND sk = ^1^ RETURNING ALL NEW *"))
        .isEqualTo("{'Items':[{'n':{'N':'6'},'pk':{'S':'a'},'sk':{'S':'1'}}]}");
    assertThat(execute("UPDATE Tab SET n = 0 WHERE pk = ^a^ AND sk = ^none^"))
        .startsWith("ConditionalCheckFailedException: ");
    assertThat(execute("SELECT n FROM Tab WHERE pk = ^a^ AND n BETWEEN 6 AND 7"))
        .isEqualTo("{'Items':[{'n':{'N':'6'}}]}");
    assertThat(execute("DELETE FROM Tab WHERE pk = ^a^ AND sk = ^1^ AND n = 7"))
        .startsWith("ConditionalCheckFailedException: ");
    assertThat(execute("DELETE FROM Tab WHERE pk = ^a^ AND sk = ^1^ RETURNING ALL OLD *"))
        .contains("'n':{'N':'6'}");
    assertThat(execute("DELETE FROM Tab WHERE pk = ^a^ AND sk = ^1^ AND n = 7"))
        .as("what is not there is deleted")
        .isEqualTo("{'Items':[]}");
  }

  @Test
  void pagesFollowEachOtherOverPartitions() {
    for (var partition : List.of("a", "b", "c")) {
      for (var sort : List.of("1", "2", "3")) {
        execute("INSERT INTO Tab VALUE {^pk^: ^%s^, ^sk^: ^%s^}".formatted(partition, sort));
      }
    }
    assertThat(paged("SELECT * FROM Tab WHERE pk IN [^c^, ^a^] ORDER BY sk DESC", 2))
        .containsExactly("c3", "c2", "c1", "a3", "a2", "a1");
    assertThat(paged("SELECT * FROM Tab", 4)).hasSize(9);
    assertThat(
            client.call(
                "ExecuteStatement",
                "{'Statement':'SELECT pk FROM Tab','NextToken':'%s'}"
                    .formatted(token("SELECT * FROM Tab", 1))))
        .as("a token of another statement")
        .isEqualTo("ValidationException: Invalid NextToken");
  }

  @Test
  void aBatchTellsOfEachStatementInItsPlace() {
    execute("INSERT INTO Tab VALUE {^pk^: ^a^, ^sk^: ^1^}");
    assertThat(
            client.call(
                "BatchExecuteStatement",
                """
                {'Statements':[
                  {'Statement':'INSERT INTO Tab VALUE {^pk^: ^a^, ^sk^: ^1^}'},
                  {'Statement':'INSERT INTO Tab VALUE {^pk^: ^b^, ^sk^: ^1^}'},
                  {'Statement':'NOTHING AT ALL'},
                  {'Statement':'DELETE FROM Nope WHERE pk = ^a^'}]}\
                """
                    .replace("^", "\\u0027")))
        .isEqualTo(
            "{'Responses':[{'Error':{'Code':'DuplicateItem','Message':'Duplicate primary key exists"
                + " in table'},'TableName':'Tab'},{'TableName':'Tab'},{'Error':{'Code':"
                + "'ValidationError','Message':'Statement wasn't well formed, can't be processed:"
                + " Unexpected keyword'}},{'Error':{'Code':'ResourceNotFound',"
                + "'Message':'Requested resource not found'},'TableName':'Nope'}]}");
    assertThat(batch("SELECT * FROM Tab", "INSERT INTO Tab VALUE {^pk^: ^c^, ^sk^: ^1^}"))
        .endsWith("Read and write requests together in the same batch is not supported.");
  }

  @Test
  void aTransactionIsAllOrNothing() {
    execute("INSERT INTO Tab VALUE {^pk^: ^a^, ^sk^: ^1^, ^n^: 1}");
    assertThat(
            transaction(
                "UPDATE Tab SET n = 2 WHERE pk = ^a^ AND sk = ^1^",
                "EXISTS(SELECT * FROM Tab WHERE pk = ^b^ AND sk = ^1^ AND n = 1)"))
        .endsWith("specific reasons [None, ConditionalCheckFailed]");
    assertThat(execute("SELECT n FROM Tab WHERE pk = ^a^")).contains("'N':'1'");
    assertThat(
            transaction(
                "EXISTS(SELECT * FROM Tab WHERE pk = ^a^ AND sk = ^1^ AND n = 1)",
                "INSERT INTO Tab VALUE {^pk^: ^b^, ^sk^: ^1^}"))
        .isEqualTo("{'Responses':[]}");
    assertThat(
            transaction(
                "SELECT n FROM Tab WHERE pk = ^a^ AND sk = ^1^",
                "SELECT * FROM Tab WHERE pk = ^z^ AND sk = ^1^"))
        .isEqualTo("{'Responses':[{'Item':{'n':{'N':'1'}}},{}]}");
  }

  private String execute(String statement) {
    return client.call("ExecuteStatement", "{'Statement':" + text(statement) + "}");
  }

  private String batch(String... statements) {
    return client.call("BatchExecuteStatement", "{'Statements':" + list(statements) + "}");
  }

  private String transaction(String... statements) {
    return client.call("ExecuteTransaction", "{'TransactStatements':" + list(statements) + "}");
  }

  private static List<String> list(String... statements) {
    return List.of(statements).stream()
        .map(statement -> "{'Statement':" + text(statement) + "}")
        .toList();
  }

  /** A JSON text; {@code ^} stands for the statement's own single quotes. */
  private static String text(String statement) {
    return "'" + statement.replace("^", "\\u0027") + "'";
  }

  private List<String> paged(String statement, int limit) {
    var keys = new ArrayList<String>();
    String token = null;
    do {
      var page = page(statement, limit, token);
      var key =
          Pattern.compile("\\{'pk':\\{'S':'(.)'},'sk':\\{'S':'(.)'}}(?=[,\\]])").matcher(page);
      while (key.find()) {
        keys.add(key.group(1) + key.group(2));
      }
      var next = TOKEN.matcher(page);
      token = next.find() ? next.group(1) : null;
    } while (token != null);
    return keys;
  }

  private String token(String statement, int limit) {
    var token = TOKEN.matcher(page(statement, limit, null));
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  private String page(String statement, int limit, @Nullable String token) {
    return client.call(
        "ExecuteStatement",
        "{'Statement':%s,'Limit':%d%s}"
            .formatted(
                text(statement), limit, token == null ? "" : ",'NextToken':'" + token + "'"));
  }
}
