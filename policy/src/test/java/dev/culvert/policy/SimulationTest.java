package dev.culvert.policy;

import static dev.culvert.policy.Asked.ALICE;
import static dev.culvert.policy.Asked.ALLOW;
import static dev.culvert.policy.Asked.DENY;
import static dev.culvert.policy.Asked.SILENT;
import static dev.culvert.policy.Asked.by;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.policy.Simulation.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {
  @Test
  void theStatementsThatDecideAreListed() {
    Policies.Builder policies = Policies.builder().identity(SILENT);
    assertThat(Simulation.of(by(ALICE), policies.build()))
        .extracting(Simulation::outcome, simulation -> simulation.matched().size())
        .containsExactly(Outcome.IMPLICIT_DENY, 0);
    assertThat(Simulation.of(by(ALICE), policies.identity(ALLOW).build()))
        .extracting(Simulation::outcome, simulation -> simulation.matched().getFirst().policy())
        .containsExactly(Outcome.ALLOWED, ALLOW);
    assertThat(Simulation.of(by(ALICE), policies.identity(DENY).build()))
        .extracting(Simulation::outcome, simulation -> simulation.matched().getFirst().policy())
        .containsExactly(Outcome.EXPLICIT_DENY, DENY);
  }

  @Test
  void boundaryAndOrganizationAreToldApart() {
    Simulation plain = Simulation.of(by(ALICE), Policies.builder().identity(ALLOW).build());
    assertThat(plain.allowedByBoundary()).isEmpty();
    assertThat(plain.allowedByOrganizations()).isEmpty();
    Simulation limited =
        Simulation.of(
            by(ALICE),
            Policies.builder()
                .identity(ALLOW)
                .boundary(SILENT)
                .serviceControl(new OrganizationLevel("r-1", List.of(ALLOW)))
                .build());
    assertThat(limited.outcome()).isEqualTo(Outcome.IMPLICIT_DENY);
    assertThat(limited.allowedByBoundary()).contains(false);
    assertThat(limited.allowedByOrganizations()).contains(true);
  }

  @Test
  void keysThatWereNotGivenAreListed() {
    PolicyDocument document =
        PolicyDocument.parse(
            """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*",
              "Resource": "*", "Condition": {"Bool":
                {"aws:SecureTransport": "true", "aws:MultiFactorAuthPresent": "true"}}}}\
            """,
            PolicyKind.IDENTITY);
    Context given = Context.builder().put("AWS:securetransport", true).build();
    AuthorizationRequest request =
        AuthorizationRequest.of(ALICE, Asked.ACTION, Asked.TABLE, Asked.ACCOUNT, given);
    assertThat(
            Simulation.of(
                    request,
                    Policies.builder().identity(AttachedPolicy.inline("mfa", document)).build())
                .missingContextValues())
        .containsExactly("aws:MultiFactorAuthPresent");
  }

  @Test
  void anyActionOfAnyServiceCanBeSimulated() {
    PolicyDocument document =
        PolicyDocument.parse(
            """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
              "Action": "braket:Cancel*", "Resource": "arn:aws:braket:*:*:quantum-task/*"}}\
            """,
            PolicyKind.IDENTITY);
    AuthorizationRequest request =
        AuthorizationRequest.of(
            ALICE,
            "braket:CancelQuantumTask",
            "arn:aws:braket:us-east-1:111122223333:quantum-task/1",
            Asked.ACCOUNT,
            Context.EMPTY);
    assertThat(
            Simulation.of(
                    request,
                    Policies.builder().identity(AttachedPolicy.inline("b", document)).build())
                .outcome()
                .text())
        .isEqualTo("allowed");
  }

  @Test
  void aStatementStandsWhereAwssExampleSays() {
    // aws iam simulate-custom-policy help, example 1.
    String compact =
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
            + "\"Action\":\"dynamodb:*\",\"Resource\":\"*\",\"Condition\":{\"DateGreaterThan\":"
            + "{\"aws:CurrentTime\":\"2018-08-16T12:00:00Z\"}}}}";
    assertThat(ranges(compact)).containsExactly(new SourceRange(1, 38, 1, 167));
    // IAM API reference, SimulatePrincipalPolicy, the policy that is handed in.
    String tall =
        """
        {
          "Version":"2012-10-17",
          "Statement":{
            "Effect":"Allow",
            "Action":"s3:PutObject",
            "Resource":"arn:aws:s3:::my-test-bucket"
          }
        }\
        """;
    assertThat(ranges(tall)).containsExactly(new SourceRange(3, 16, 7, 4));
  }

  @Test
  void aStatementOfAnArrayStartsWhereTheOneBeforeItEnds() {
    // As seen for AdministratorAccess: line 3, column 17 to line 8, column 6.
    String text =
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": "*",
              "Resource": "*"
            },
            {"Effect": "Deny", "Action": "*", "Resource": "*"}
          ]
        }\
        """;
    assertThat(ranges(text))
        .containsExactly(new SourceRange(3, 17, 8, 6), new SourceRange(8, 6, 9, 55));
  }

  private static List<SourceRange> ranges(String text) {
    return PolicyDocument.parse(text, PolicyKind.IDENTITY).statements().stream()
        .map(Statement::simulatedRange)
        .toList();
  }
}
