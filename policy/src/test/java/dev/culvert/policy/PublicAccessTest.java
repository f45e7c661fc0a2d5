package dev.culvert.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.policy.PublicAccess.WeakCondition;
import dev.culvert.policy.PublicAccess.Weakness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAccessTest {
  private static PublicAccess of(String principal, String condition) {
    return PublicAccess.of(
        PolicyDocument.parse(
            """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", %s,
              "Action": "dynamodb:*", "Resource": "*", "Condition": {%s}}}\
            """
                .formatted(principal, condition),
            PolicyKind.RESOURCE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Principal\": \"*\"",
        "\"Principal\": {\"AWS\": \"*\"}",
        "\"Principal\": {\"AWS\": [\"111122223333\", \"*\"]}",
        "\"NotPrincipal\": {\"AWS\": \"111122223333\"}"
      })
  void everybodyIsPublic(String principal) {
    assertThat(of(principal, "")).isInstanceOf(PublicAccess.Granted.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"AWS\": \"111122223333\"}",
        "{\"AWS\": \"arn:aws:iam::111122223333:role/x\"}",
        "{\"Service\": \"redshift.amazonaws.com\"}"
      })
  void namedPrincipalsAreNot(String principal) {
    assertThat(of("\"Principal\": " + principal, "")).isEqualTo(new PublicAccess.None());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        "\"StringEquals\": {\"aws:PrincipalAccount\": \"111122223333\"}",
        "\"StringEquals\": {\"AWS:principalorgid\": \"o-1\"}",
        "\"ArnLike\": {\"aws:PrincipalArn\": \"arn:aws:iam::111122223333:role/x\"}",
        "\"StringEquals\": {\"aws:SourceVpce\": [\"vpce-1\", \"vpce-2\"]}",
        "\"ForAnyValue:StringEquals\": {\"aws:PrincipalOrgPaths\": \"o-1/r-1/\"}",
        "\"Bool\": {\"aws:PrincipalIsAWSService\": \"true\"}",
        "\"StringEquals\": {\"aws:SourceVpc\": \"vpc-1\", \"x:y\": \"*\"}"
      })
  void oneFixedValueOfAKeyThatCountsIsEnough(String condition) {
    assertThat(of("\"Principal\": \"*\"", condition)).isEqualTo(new PublicAccess.None());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        "\"StringLike\": {\"aws:PrincipalAccount\": \"1111*\"} | VALUE_NOT_FIXED",
        "\"StringEquals\": {\"aws:PrincipalArn\": \"${aws:x}\"} | VALUE_NOT_FIXED",
        "\"Bool\": {\"aws:PrincipalIsAWSService\": \"false\"} | VALUE_NOT_FIXED",
        "\"StringEquals\": {\"aws:VpceOrgID\": \"o-1\"} | KEY_DOES_NOT_COUNT",
        "\"IpAddress\": {\"aws:SourceIp\": \"203.0.113.0/24\"} | KEY_DOES_NOT_COUNT",
        "\"StringNotEquals\": {\"aws:SourceVpc\": \"vpc-1\"} | OPERATOR_DOES_NOT_COUNT",
        "\"StringEqualsIfExists\": {\"aws:SourceVpc\": \"vpc-1\"} | OPERATOR_DOES_NOT_COUNT",
        "\"ForAllValues:StringEquals\": {\"aws:SourceVpc\": \"a\"} | OPERATOR_DOES_NOT_COUNT",
        "\"Null\": {\"aws:SourceVpc\": \"false\"} | OPERATOR_DOES_NOT_COUNT"
      })
  void weakConditionsAreNot(String condition, Weakness weakness) {
    assertThat(of("\"Principal\": \"*\"", condition))
        .isInstanceOfSatisfying(
            PublicAccess.Granted.class,
            granted ->
                assertThat(granted.tooWeak())
                    .extracting(WeakCondition::weakness)
                    .containsExactly(weakness));
  }

  @Test
  void aDenyForEverybodyOpensNothing() {
    PolicyDocument document =
        PolicyDocument.parse(
            """
            {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Principal": "*",
              "Action": "dynamodb:*", "Resource": "*"}}\
            """,
            PolicyKind.RESOURCE);
    assertThat(PublicAccess.of(document)).isEqualTo(new PublicAccess.None());
  }

  @Test
  void aPublicPolicyIsRefused() {
    assertThat(of("\"Principal\": \"*\"", ""))
        .isInstanceOfSatisfying(
            PublicAccess.Granted.class,
            granted -> assertThat(granted.refusal().code()).isEqualTo("ValidationException"));
  }
}
