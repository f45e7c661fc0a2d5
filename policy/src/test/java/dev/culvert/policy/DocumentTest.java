package dev.culvert.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentTest {
  private static final String ACCOUNT = "111122223333";
  private static final String ROLE_ARN = "arn:aws:iam::111122223333:role/ops/app";
  private static final String USER_ARN = "arn:aws:iam::111122223333:user/alice";

  private static PolicyDocument resource(String principal) {
    return PolicyDocument.parse(
        """
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": %s,
          "Action": "dynamodb:*", "Resource": "*"}}\
        """
            .formatted(principal),
        PolicyKind.RESOURCE);
  }

  @Test
  void aDocumentRemembersItsTextToTheByte() {
    String text = "{ \"Statement\" :{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}\t}";
    assertThat(PolicyDocument.parse(text, PolicyKind.INLINE).text()).isEqualTo(text);
  }

  @Test
  void statementsKnowTheirPlaceAndSid() {
    PolicyDocument document =
        PolicyDocument.parse(
            """
            {"Version": "2012-10-17",
             "Statement": [
               {"Sid": "First", "Effect": "Allow", "Action": "s3:*", "Resource": "*"},
               {"Effect": "Deny",
                "Action": ["s3:Put*", "s3:Get*"], "NotResource": "arn:aws:s3:::b"}
             ]}\
            """,
            PolicyKind.IDENTITY);
    Statement first = document.statements().get(0);
    Statement second = document.statements().get(1);
    assertThat(first.sid()).contains("First");
    assertThat(first.effect()).isEqualTo(Effect.ALLOW);
    assertThat(first.range()).isEqualTo(new SourceRange(3, 4, 3, 74));
    assertThat(second.index()).isEqualTo(1);
    assertThat(second.sid()).isEmpty();
    assertThat(second.effect()).isEqualTo(Effect.DENY);
    assertThat(second.actions()).containsExactly("s3:Put*", "s3:Get*");
    assertThat(second.resources()).containsExactly("arn:aws:s3:::b");
    assertThat(second.range()).isEqualTo(new SourceRange(4, 4, 5, 71));
  }

  @Test
  void aBoundDocumentFollowsTheIdAndNotTheName() {
    PolicyDocument stored = resource("{\"AWS\": [\"%s\", \"%s\"]}".formatted(ROLE_ARN, USER_ARN));
    assertThat(stored.principalArns()).containsExactly(ROLE_ARN, USER_ARN);
    Statement bound =
        stored.bind(Map.of(ROLE_ARN, "AROAOLD1", USER_ARN, "AIDAOLD1")).statements().getFirst();
    assertThat(bound.match(session("AROAOLD1"))).isEqualTo(PrincipalMatch.ROLE);
    assertThat(bound.match(session("AROANEW1"))).isEqualTo(PrincipalMatch.NONE);
    assertThat(bound.match(new Principal.User(ACCOUNT, USER_ARN, "AIDAOLD1")))
        .isEqualTo(PrincipalMatch.ITSELF);
    assertThat(bound.match(new Principal.User(ACCOUNT, USER_ARN, "AIDANEW1")))
        .isEqualTo(PrincipalMatch.NONE);
  }

  @Test
  void anArnWithoutKnownIdStaysAnArn() {
    Statement bound =
        resource("{\"AWS\": \"%s\"}".formatted(ROLE_ARN)).bind(Map.of()).statements().getFirst();
    assertThat(bound.match(session("AROAANY1"))).isEqualTo(PrincipalMatch.ROLE);
  }

  @Test
  void anOrphanedGrantShowsTheId() {
    String text =
        """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Principal": {"AWS": ["%1$s", "%2$s"]}, "Action": "dynamodb:*",
           "Resource": "*"},
          {"Effect": "Deny", "Principal": {"AWS": "%1$s"}, "Action": "dynamodb:*",
           "Resource": "*"}]}\
        """;
    PolicyDocument document =
        PolicyDocument.parse(text.formatted(ROLE_ARN, USER_ARN), PolicyKind.RESOURCE);
    assertThat(document.textWithOrphans(Map.of(ROLE_ARN, "AROAGONE1")))
        .isEqualTo(text.formatted("AROAGONE1", USER_ARN));
  }

  private static Principal session(String roleId) {
    return new Principal.RoleSession(ACCOUNT, ROLE_ARN, roleId, "s");
  }

  @Test
  void theKeysThatADocumentReadsAreListed() {
    PolicyDocument document =
        PolicyDocument.parse(
            """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*",
              "Resource": ["arn:aws:s3:::b/${aws:username}", "arn:aws:s3:::c"],
              "Condition": {
                "StringLike": {"s3:prefix": ["${aws:PrincipalTag/Team, 'x'}/*", "y"]},
                "IpAddress": {"aws:SourceIp": "10.0.0.0/8"},
                "StringEqualsIgnoreCase": {"AWS:sourceip": "${aws:userid}"}}}}\
            """,
            PolicyKind.IDENTITY);
    assertThat(document.contextKeys())
        .containsExactly(
            "aws:PrincipalTag/Team", "aws:SourceIp", "aws:userid", "aws:username", "s3:prefix");
  }

  @Test
  void anEndpointPolicyMayHoldWhatNeverMatches() {
    PolicyDocument document =
        PolicyDocument.parse(
            """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*",
              "Action": "*", "Resource": ["arn:aws:dynamodb:*:1111*:table/x", "*"],
              "Condition": {
                "StringLike": {
                  "aws:PrincipalAccount": "1111*",
                  "aws:PrincipalArn": ["arn:aws:iam::111122223333:role/*", "*:a"]},
                "NumericEquals": {"aws:PrincipalAccount": "111122223333"}}}}\
            """,
            PolicyKind.ENDPOINT_GATEWAY);
    assertThat(document.defects())
        .containsExactly(
            new Defect.AccountHalfWild("arn:aws:dynamodb:*:1111*:table/x"),
            new Defect.IdentifierNotExact("aws:PrincipalAccount", "1111*"),
            new Defect.WildcardTooFree("aws:PrincipalArn", "*:a"),
            new Defect.IdentifierNotExact("aws:PrincipalAccount", "111122223333"));
    Context context =
        Context.builder()
            .put("aws:PrincipalAccount", ACCOUNT)
            .put("aws:PrincipalArn", ROLE_ARN)
            .build();
    assertThat(document.statements().getFirst().conditions().stream().map(c -> c.holds(context)))
        .containsExactly(false, true, false);
  }

  @Test
  void otherDocumentsMayUseWildcardsFreely() {
    PolicyDocument document =
        PolicyDocument.parse(
            """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*",
              "Resource": "*", "Condition": {"StringLike": {"aws:PrincipalAccount": "1111*"}}}}\
            """,
            PolicyKind.IDENTITY);
    assertThat(document.defects()).isEmpty();
    assertThat(
            document
                .statements()
                .getFirst()
                .matches(
                    new Question(
                        new Principal.Anonymous(),
                        "s3:x",
                        "*",
                        Context.builder().put("aws:PrincipalAccount", ACCOUNT).build())))
        .isTrue();
  }

  @Test
  void attachedPoliciesHaveANameAndPerhapsAnArn() {
    AttachedPolicy managed =
        AttachedPolicy.managed("p", "arn:p", PolicyDocument.RCP_FULL_AWS_ACCESS);
    assertThat(managed.arn()).contains("arn:p");
    assertThat(AttachedPolicy.inline("p", managed.document()).arn()).isEqualTo(Optional.empty());
    assertThat(List.of(PolicyType.values())).extracting(PolicyType::noun).doesNotHaveDuplicates();
  }
}
