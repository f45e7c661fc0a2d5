package dev.culvert.policy;

import static dev.culvert.policy.Asked.ACCOUNT;
import static dev.culvert.policy.Asked.ALICE;
import static dev.culvert.policy.Asked.ALLOW;
import static dev.culvert.policy.Asked.SESSION;
import static dev.culvert.policy.Asked.SILENT;
import static dev.culvert.policy.Asked.abroadBy;
import static dev.culvert.policy.Asked.by;
import static dev.culvert.policy.Asked.naming;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** AWS's words to the byte. */
class DenialMessageTest {
  private static final String SUBJECT =
      "User: arn:aws:sts::111122223333:assumed-role/app/i-0abc is not authorized to perform:"
          + " dynamodb:GetItem on resource: arn:aws:dynamodb:us-east-1:111122223333:table/Music ";
  private static final AttachedPolicy DENY_MANAGED =
      AttachedPolicy.managed(
          "deny",
          "arn:aws:iam::111122223333:policy/deny",
          Asked.policy("deny", "Deny", PolicyKind.IDENTITY).document());

  private static String message(AuthorizationRequest request, Policies.Builder policies) {
    return ((Decision.Denied) Authorizer.decide(request, policies.build())).message();
  }

  private static OrganizationLevel level(AttachedPolicy policy) {
    return new OrganizationLevel("r-1", List.of(policy));
  }

  private static Policies.Builder allowed() {
    return Policies.builder().identity(ALLOW);
  }

  static Stream<Arguments> reasons() {
    AttachedPolicy deny = Asked.DENY;
    return Stream.of(
        Arguments.of(
            Policies.builder(),
            "because no identity-based policy allows the dynamodb:GetItem action"),
        Arguments.of(
            allowed().boundary(SILENT),
            "because no permissions boundary allows the dynamodb:GetItem action"),
        Arguments.of(
            allowed().session(SILENT),
            "because no session policy allows the dynamodb:GetItem action"),
        Arguments.of(
            allowed().endpoint(Asked.silent(PolicyKind.ENDPOINT_GATEWAY)),
            "because no VPC endpoint policy allows the dynamodb:GetItem action"),
        Arguments.of(
            allowed().serviceControl(level(SILENT)),
            "because no service control policy allows the dynamodb:GetItem action"),
        Arguments.of(
            allowed().resource(naming("Allow", "{\"AWS\": \"444455556666\"}", PolicyKind.TRUST)),
            "because no role trust policy allows the dynamodb:GetItem action"),
        Arguments.of(allowed().identity(deny), "with an explicit deny in an identity-based policy"),
        Arguments.of(
            allowed().identity(DENY_MANAGED),
            "with an explicit deny in an identity-based policy:"
                + " arn:aws:iam::111122223333:policy/deny"),
        Arguments.of(
            allowed().resource(naming("Deny", "\"*\"", PolicyKind.RESOURCE)),
            "with an explicit deny in a resource-based policy"),
        Arguments.of(
            allowed().resource(naming("Deny", "\"*\"", PolicyKind.TRUST)),
            "with an explicit deny in the role trust policy"),
        Arguments.of(
            allowed().endpoint(naming("Deny", "\"*\"", PolicyKind.ENDPOINT_GATEWAY)),
            "with an explicit deny in a VPC endpoint policy"),
        Arguments.of(
            allowed().serviceControl(level(deny)),
            "with an explicit deny in a service control policy"),
        Arguments.of(
            allowed().resourceControl(level(deny)),
            "with an explicit deny in a resource control policy"),
        Arguments.of(
            allowed().boundary(DENY_MANAGED),
            "with an explicit deny in a permissions boundary:"
                + " arn:aws:iam::111122223333:policy/deny"),
        Arguments.of(allowed().session(deny), "with an explicit deny in a session policy"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("reasons")
  void aDenialNamesOnePolicyType(Policies.Builder policies, String reason) {
    assertThat(message(by(SESSION), policies)).isEqualTo(SUBJECT + reason);
  }

  @Test
  void theMessageThatAWSWasSeenToSend() {
    AuthorizationRequest request =
        AuthorizationRequest.of(
            new Principal.User("533266998695", "arn:aws:iam::533266998695:user/helios", "AIDAX1"),
            "dynamodb:Query",
            "arn:aws:dynamodb:us-west-1:533266998695:table/tables_streams",
            "533266998695",
            Context.EMPTY);
    assertThat(message(request, allowed().endpoint(Asked.silent(PolicyKind.ENDPOINT_GATEWAY))))
        .isEqualTo(
            "User: arn:aws:iam::533266998695:user/helios is not authorized to perform:"
                + " dynamodb:Query on resource:"
                + " arn:aws:dynamodb:us-west-1:533266998695:table/tables_streams"
                + " because no VPC endpoint policy allows the dynamodb:Query action");
  }

  @Test
  void anActionWithoutResourceNamesNone() {
    AuthorizationRequest request =
        AuthorizationRequest.of(ALICE, "ec2:DescribeInstances", "*", ACCOUNT, Context.EMPTY);
    assertThat(message(request, Policies.builder()))
        .isEqualTo(
            "User: arn:aws:iam::111122223333:user/alice is not authorized to perform:"
                + " ec2:DescribeInstances because no identity-based policy allows the"
                + " ec2:DescribeInstances action");
  }

  @Test
  void aStrangerIsToldNoReason() {
    assertThat(message(abroadBy(ALICE), allowed()))
        .isEqualTo(
            "User: arn:aws:iam::111122223333:user/alice is not authorized to perform:"
                + " dynamodb:GetItem on resource:"
                + " arn:aws:dynamodb:us-east-1:444455556666:table/Music");
  }

  @Test
  void anotherAccountOfTheOrganizationIsToldTheReasonWithoutTheArn() {
    Context context =
        Context.builder().put("aws:PrincipalOrgID", "o-1").put("aws:ResourceOrgID", "o-1").build();
    AuthorizationRequest abroad = abroadBy(ALICE);
    AuthorizationRequest request =
        AuthorizationRequest.of(
            ALICE, abroad.action(), abroad.resource(), abroad.resourceAccount(), context);
    assertThat(message(request, allowed()))
        .endsWith("because no resource-based policy allows the dynamodb:GetItem action");
    assertThat(message(request, allowed().identity(DENY_MANAGED)))
        .endsWith("with an explicit deny in an identity-based policy");
  }

  @Test
  void anOutsideIdentityIsNotAUser() {
    AuthorizationRequest request =
        AuthorizationRequest.of(
            new Principal.Federated("accounts.google.com", "117"),
            "sts:AssumeRoleWithWebIdentity",
            Asked.ROLE_ARN,
            ACCOUNT,
            Context.EMPTY);
    assertThat(message(request, Policies.builder()))
        .isEqualTo("Not authorized to perform sts:AssumeRoleWithWebIdentity");
  }

  @Test
  void theReasonStandsAloneToo() {
    Decision.Denied denied = (Decision.Denied) Authorizer.decide(by(ALICE), Policies.NONE);
    assertThat(denied.reason())
        .isEqualTo(
            Optional.of("because no identity-based policy allows the dynamodb:GetItem action"));
    assertThat(denied.type()).isEqualTo(PolicyType.IDENTITY);
  }
}
