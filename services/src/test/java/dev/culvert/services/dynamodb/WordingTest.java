package dev.culvert.services.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How requests are refused. The current texts are those captured from all regions in 2026, the
 * former ones those that dynalite recorded.
 */
final class WordingTest {
  private final Client current = Client.empty().withTable("pk");
  private final Client former = Client.speaking(Wording.FORMER).withTable("pk");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          PutItem | {'Item':{}} | 1 validation error detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null
          PutItem | {'TableName':'','Item':{}} | 1 validation error detected: Value at 'TableName' failed to satisfy constraint: Member must have length greater than or equal to 1
          PutItem | {'TableName':'','Item':{},'ReturnValues':'X'} | 1 validation error detected: Value at 'TableName' failed to satisfy constraint: Member must have length greater than or equal to 1
          PutItem | {'TableName':'a!b','Item':{}} | 1 validation error detected: Value 'a!b' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+
          PutItem | {'TableName':'Tab','Item':{'pk':{'S':'a'},'x':{'SS':[]}}} | 1 validation error detected: One or more parameter values were invalid: An string set  may not be empty
          PutItem | {'TableName':'Tab','Item':{'pk':{'S':'a'}},'ConditionExpression':'((attribute_not_exists(pk)))'} | 1 validation error detected: Invalid ConditionExpression: The expression has redundant parentheses;
          PutItem | {'TableName':'Tab','Item':{'pk':{'S':'a'}},'ExpressionAttributeValues':{':v':{'S':'x'}}} | 1 validation error detected: ExpressionAttributeValues can only be specified when using expressions
          PutItem | {'TableName':'Tab','Item':{'pk':{'S':'a'}},'Expected':{'pk':{'Exists':false}},'ConditionExpression':'attribute_not_exists(pk)'} | 1 validation error detected: Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {Expected} Expression parameters: {ConditionExpression}
          PutItem | {'TableName':'Tab','Item':{'pk':{'S':'a'}},'ReturnValues':'ALL_NEW'} | 1 validation error detected: ReturnValues can only be ALL_OLD or NONE
          PutItem | {'TableName':'Tab','Item':{'pk':{'S':''}}} | One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk
          UpdateItem | {'TableName':'Tab','Key':{'pk':{'S':'a'}},'ReturnValues':'X','ReturnConsumedCapacity':'X'} | 1 validation error detected: Failed to satisfy constraint: Member must satisfy enum value set: [ALL_OLD, UPDATED_OLD, ALL_NEW, UPDATE_NEW, NONE]
          UpdateItem | {'TableName':'Tab','Key':{'pk':{'S':'a'}},'UpdateExpression':''} | 1 validation error detected: Invalid UpdateExpression: The expression can not be empty;
          UpdateItem | {'TableName':'Tab','Key':{'pk':{'S':'a'}},'UpdateExpression':'SET pk = :v','ExpressionAttributeValues':{':v':{'S':'x'}}} | One or more parameter values were invalid: Cannot update attribute pk. This attribute is part of the key
          UpdateItem | {'TableName':'Tab','Key':{'pk':{'S':'a'}},'UpdateExpression':'SET a = b'} | The provided expression refers to an attribute that does not exist in the item
          GetItem | {'TableName':'Tab','Key':{'pk':{'S':'a'}},'ProjectionExpression':'!!'} | Invalid ProjectionExpression: Syntax error; token: "!", near: "!!"
          GetItem | {'TableName':'Tab','Key':{}} | The provided key element does not match the schema
          Query | {'TableName':'Tab','KeyConditionExpression':'','Limit':0} | 1 validation error detected: Value at 'Limit' failed to satisfy constraint: Member must have value greater than or equal to 1
          Scan | {'TableName':'Tab','Limit':0} | 1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1
          BatchGetItem | {'RequestItems':{}} | 1 validation error detected: Value at 'RequestItems' failed to satisfy constraint: Member must have length greater than or equal to 1
          BatchWriteItem | {'RequestItems':{}} | The requestItems parameter is required for BatchWriteItem
          TransactGetItems | {'TransactItems':[]} | 1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: Member must have length greater than or equal to 1
          CreateTable | {'TableName':'ab','KeySchema':[{'AttributeName':'a','KeyType':'HASH'}],'AttributeDefinitions':[]} | 1 validation error detected: Value 'ab' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 3
          """)
  void theCurrentWords(String operation, String request, String text) {
    assertThat(current.call(operation, request)).isEqualTo("ValidationException: " + text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          PutItem | {'TableName':'','Item':{},'ReturnValues':'X'} | 2 validation errors detected: Value '' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 1; Value 'X' at 'returnValues' failed to satisfy constraint: Member must satisfy enum value set: [NONE, ALL_OLD, UPDATED_OLD, ALL_NEW, UPDATED_NEW]
          PutItem | {'TableName':'Tab','Item':{'pk':{'S':'a'}},'ConditionExpression':'((attribute_not_exists(pk)))'} | Invalid ConditionExpression: The expression has redundant parentheses;
          Query | {'TableName':'Tab','Limit':0} | 1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1
          BatchGetItem | {'RequestItems':{}} | The requestItems parameter is required for BatchGetItem
          """)
  void theFormerWords(String operation, String request, String text) {
    assertThat(former.call(operation, request)).isEqualTo("ValidationException: " + text);
  }
}
