package dev.culvert.services.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PolicyOperationsTest {
  private static final String ARN =
      "arn:aws:dynamodb:us-east-1:%s:table/Tab".formatted(Client.ACCOUNT);

  private final Client client = Client.empty().withTable("pk");

  @Test
  void theSameDocumentKeepsItsRevision() {
    var first = put(statement("Allow", "{\\'AWS\\':\\'444455556666\\'}", "GetItem"), "");
    assertThat(first).startsWith("{'RevisionId':'");
    assertThat(put(statement("Allow", "{\\'AWS\\':\\'444455556666\\'}", "GetItem"), ""))
        .isEqualTo(first);
    assertThat(put(statement("Allow", "{\\'AWS\\':\\'444455556666\\'}", "PutItem"), ""))
        .isNotEqualTo(first);
    assertThat(
            put(
                statement("Allow", "{\\'AWS\\':\\'444455556666\\'}", "Scan"),
                ",'ExpectedRevisionId':'NO_POLICY'"))
        .startsWith("PolicyNotFoundException: ");
  }

  @Test
  void nobodyOpensATableToEverybody() {
    assertThat(put(statement("Allow", "\\'*\\'", "GetItem"), "")).contains("grants public access");
    assertThat(
            client.call(
                "CreateTable",
                "{'TableName':'Other','BillingMode':'PAY_PER_REQUEST','KeySchema':[{'AttributeName':'pk','KeyType':'HASH'}],'AttributeDefinitions':[{'AttributeName':'pk','AttributeType':'S'}],'ResourcePolicy':'%s'}"
                    .formatted(statement("Allow", "\\'*\\'", "GetItem"))))
        .contains("grants public access");
  }

  @Test
  void whoLocksThemselvesOutHasToSaySo() {
    var denial = statement("Deny", "\\'*\\'", "*");
    assertThat(put(denial, "")).contains("ConfirmRemoveSelfResourceAccess");
    assertThat(put(denial, ",'ConfirmRemoveSelfResourceAccess':true"))
        .startsWith("{'RevisionId':'");
    assertThat(client.accesses("DeleteResourcePolicy", "{'ResourceArn':'" + ARN + "'}"))
        .as("the root user may still delete it")
        .allMatch(access -> access.resourcePolicy().isEmpty());
  }

  private String put(String policy, String more) {
    return client.call(
        "PutResourcePolicy", "{'ResourceArn':'%s','Policy':'%s'%s}".formatted(ARN, policy, more));
  }

  private static String statement(String effect, String principal, String action) {
    return "{\\'Version\\':\\'2012-10-17\\',\\'Statement\\':[{\\'Effect\\':\\'%s\\',\\'Principal\\':%s,\\'Action\\':\\'dynamodb:%s\\',\\'Resource\\':\\'%s\\'}]}"
        .formatted(effect, principal, action, ARN);
  }
}
