package dev.culvert.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalTest {
  static Stream<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (String block : CaseFile.text("refused.txt").split("(?m)^## ", -1)) {
      int lineEnd = block.indexOf('\n');
      String[] header = block.substring(0, lineEnd).strip().split(" ", 3);
      if (header[0].startsWith("#")) {
        continue;
      }
      String expected = header.length == 2 ? header[1] : header[1] + " " + header[2];
      String document = block.substring(lineEnd + 1).strip().replace("¶", "");
      cases.add(Arguments.of(PolicyKind.valueOf(header[0]), expected, document));
    }
    return cases.stream();
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @MethodSource("cases")
  void aDocumentIsStoredOrRefusedInAwssWords(PolicyKind kind, String expected, String document) {
    assertThat(outcome(document, kind)).isEqualTo(expected);
  }

  private static String outcome(String document, PolicyKind kind) {
    try {
      PolicyDocument.parse(document, kind);
      return "ok";
    } catch (PolicyRefusedException e) {
      return e.code() + " " + e.getMessage();
    }
  }

  @Test
  void everyKindHasALimitOfItsOwn() {
    assertThat(outcome(long_(6_144), PolicyKind.IDENTITY)).isEqualTo("ok");
    assertThat(outcome(long_(6_145), PolicyKind.IDENTITY))
        .isEqualTo("LimitExceeded Cannot exceed quota for PolicySize: 6144");
    assertThat(outcome(long_(2_049), PolicyKind.TRUST))
        .isEqualTo("LimitExceeded Cannot exceed quota for ACLSizePerRole: 2048");
    assertThat(outcome(long_(20_481), PolicyKind.ENDPOINT_GATEWAY))
        .startsWith("InvalidPolicyDocument");
    assertThat(outcome(long_(20_481), PolicyKind.RESOURCE)).startsWith("ValidationException");
    assertThat(outcome(long_(10_241), PolicyKind.SERVICE_CONTROL))
        .startsWith("ConstraintViolationException");
    assertThat(outcome(long_(2_049), PolicyKind.SESSION)).startsWith("MalformedPolicyDocument");
  }

  @Test
  void iamDoesNotCountWhiteSpace() {
    assertThat(outcome(long_(6_144) + " \n".repeat(1_000), PolicyKind.IDENTITY)).isEqualTo("ok");
  }

  /** A policy for everybody of exactly this many characters, none of them white space. */
  private static String long_(int characters) {
    String start = "{\"Version\":\"2012-10-17\",\"Id\":\"";
    String end = "\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";
    return start + "x".repeat(characters - start.length() - end.length()) + end;
  }

  @Test
  void inlinePoliciesAreCountedTogether() {
    PolicyDocument document = PolicyDocument.parse(long_(1_500), PolicyKind.INLINE);
    InlineLimit.USER.check("alice", List.of(document));
    assertThatThrownBy(() -> InlineLimit.USER.check("alice", List.of(document, document)))
        .isInstanceOf(PolicyRefusedException.class)
        .hasMessage("Maximum policy size of 2048 bytes exceeded for user alice")
        .extracting("code")
        .isEqualTo("LimitExceeded");
  }

  @ParameterizedTest
  @EnumSource(PolicyKind.class)
  void aStoredDocumentIsNotHeldToTheRules(PolicyKind kind) {
    String sloppy =
        """
        {"Statement":{"Sid":"not alphanumeric","Effect":"Allow","Action":"*","Resource":"*"}}\
        """;
    assertThat(PolicyDocument.accepted(sloppy, kind).statements()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(PolicyKind.class)
  void aDamagedStoredDocumentIsABug(PolicyKind kind) {
    assertThatThrownBy(() -> PolicyDocument.accepted("{}", kind))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whoeverStoresADocumentMayRefuseAPrincipalThatDoesNotExist() {
    PolicyDocument document =
        PolicyDocument.parse(
            """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
              "Principal": {"AWS": "arn:aws:iam::111122223333:role/gone"},
              "Action": "sts:AssumeRole"}}\
            """,
            PolicyKind.TRUST);
    assertThat(document.unknownPrincipal("arn:aws:iam::111122223333:role/gone"))
        .hasMessage("Invalid principal in policy: \"AWS\":\"arn:aws:iam::111122223333:role/gone\"")
        .extracting("code")
        .isEqualTo("MalformedPolicyDocument");
  }
}
