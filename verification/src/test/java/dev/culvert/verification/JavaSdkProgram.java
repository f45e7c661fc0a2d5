package dev.culvert.verification;

import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads one order with the AWS SDK for Java and its defaults. Run by {@code culvert exec}. */
final class JavaSdkProgram {
  private JavaSdkProgram() {}

  public static void main(String... arguments) {
    try (var client = DynamoDbClient.create()) {
      var answer =
          client.getItem(request ->
              request.tableName("Orders").key(Map.of("OrderId", AttributeValue.fromS("1001"))));
      var customer = Objects.requireNonNull(answer.item().get("Customer"));
      System.out.println(customer.s());
    }
  }
}
