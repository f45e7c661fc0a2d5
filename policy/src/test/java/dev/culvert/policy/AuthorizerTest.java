package dev.culvert.policy;

import static dev.culvert.policy.Asked.ACCOUNT;
import static dev.culvert.policy.Asked.ALICE;
import static dev.culvert.policy.Asked.ALLOW;
import static dev.culvert.policy.Asked.DENY;
import static dev.culvert.policy.Asked.FEDERATED_USER;
import static dev.culvert.policy.Asked.ROLE_ARN;
import static dev.culvert.policy.Asked.ROOT;
import static dev.culvert.policy.Asked.SESSION;
import static dev.culvert.policy.Asked.SESSION_ARN;
import static dev.culvert.policy.Asked.SILENT;
import static dev.culvert.policy.Asked.abroadBy;
import static dev.culvert.policy.Asked.aws;
import static dev.culvert.policy.Asked.by;
import static dev.culvert.policy.Asked.naming;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The order of evaluation, one rule a test; a verdict is written as {@link #verdict} does. */
class AuthorizerTest {
  private static final String EVERYBODY = "\"*\"";
  private static final String ALICE_ARN = "arn:aws:iam::111122223333:user/alice";
  private static final String BOB_ARN = "arn:aws:sts::111122223333:federated-user/bob";

  /** {@code allowed by X}, or {@code explicit X}, or {@code implicit X}. */
  private static String verdict(Decision decision) {
    return switch (decision) {
      case Decision.Allowed allowed ->
          "allowed by "
              + switch (allowed.grant()) {
                case Grant.ByIdentity _ -> "identity";
                case Grant.ByResource _ -> "resource";
                case Grant.ByBoth _ -> "both";
                case Grant.ByOwnership _ -> "ownership";
                case Grant.NotNeeded _ -> "nobody";
              };
      case Decision.ExplicitlyDenied denied -> "explicit " + denied.type();
      case Decision.ImplicitlyDenied denied -> "implicit " + denied.type();
    };
  }

  private static String verdict(AuthorizationRequest request, Policies.Builder policies) {
    return verdict(Authorizer.decide(request, policies.build()));
  }

  private static OrganizationLevel level(AttachedPolicy... policies) {
    return new OrganizationLevel("r-1", List.of(policies));
  }

  private static AttachedPolicy onTable(String principal) {
    return naming("Allow", principal, PolicyKind.RESOURCE);
  }

  /** Every type allows, so that each can deny on its own. */
  private static Policies.Builder allAllow() {
    return Policies.builder()
        .identity(ALLOW)
        .boundary(ALLOW)
        .session(ALLOW)
        .serviceControl(level(ALLOW))
        .resourceControl(level(ALLOW))
        .endpoint(naming("Allow", EVERYBODY, PolicyKind.ENDPOINT_INTERFACE));
  }

  @Test
  void withoutAnyPolicyNothingIsAllowed() {
    assertThat(verdict(by(ALICE), Policies.builder())).isEqualTo("implicit IDENTITY");
    assertThat(verdict(by(SESSION), Policies.builder())).isEqualTo("implicit IDENTITY");
  }

  @Test
  void anIdentityPolicyAllows() {
    assertThat(verdict(by(ALICE), Policies.builder().identity(SILENT).identity(ALLOW)))
        .isEqualTo("allowed by identity");
    assertThat(verdict(by(SESSION), allAllow())).isEqualTo("allowed by identity");
  }

  static Stream<Arguments> explicitDenies() {
    return Stream.of(
        Arguments.of("IDENTITY", allAllow().identity(DENY)),
        Arguments.of(
            "RESOURCE", allAllow().resource(naming("Deny", EVERYBODY, PolicyKind.RESOURCE))),
        Arguments.of("RESOURCE_CONTROL", allAllow().resourceControl(level(ALLOW, DENY))),
        Arguments.of("SERVICE_CONTROL", allAllow().serviceControl(level(ALLOW, DENY))),
        Arguments.of("BOUNDARY", allAllow().boundary(DENY)),
        Arguments.of("SESSION", allAllow().session(DENY)),
        Arguments.of(
            "ENDPOINT",
            allAllow().endpoint(naming("Deny", EVERYBODY, PolicyKind.ENDPOINT_INTERFACE))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("explicitDenies")
  void aDenyAnywhereDenies(String type, Policies.Builder policies) {
    assertThat(verdict(by(SESSION), policies)).isEqualTo("explicit " + type);
  }

  @Test
  void explicitDenialsAreReportedInOrder() {
    Policies.Builder policies =
        allAllow().endpoint(naming("Deny", EVERYBODY, PolicyKind.ENDPOINT_INTERFACE));
    assertThat(verdict(by(SESSION), policies)).isEqualTo("explicit ENDPOINT");
    assertThat(verdict(by(SESSION), policies.session(DENY))).isEqualTo("explicit SESSION");
    assertThat(verdict(by(SESSION), policies.boundary(DENY))).isEqualTo("explicit BOUNDARY");
    assertThat(verdict(by(SESSION), policies.serviceControl(level(DENY))))
        .isEqualTo("explicit SERVICE_CONTROL");
    assertThat(verdict(by(SESSION), policies.resourceControl(level(DENY))))
        .isEqualTo("explicit RESOURCE_CONTROL");
    assertThat(
            verdict(by(SESSION), policies.resource(naming("Deny", EVERYBODY, PolicyKind.RESOURCE))))
        .isEqualTo("explicit RESOURCE");
    assertThat(verdict(by(SESSION), policies.identity(DENY))).isEqualTo("explicit IDENTITY");
  }

  @Test
  void implicitDenialsAreReportedInOrder() {
    Policies.Builder lacksSession =
        Policies.builder().identity(ALLOW).boundary(ALLOW).session(SILENT);
    assertThat(verdict(by(SESSION), lacksSession)).isEqualTo("implicit SESSION");
    Policies.Builder lacksBoundary =
        Policies.builder().identity(ALLOW).boundary(SILENT).session(SILENT);
    assertThat(verdict(by(SESSION), lacksBoundary)).isEqualTo("implicit BOUNDARY");
    Policies.Builder lacksIdentity =
        Policies.builder().identity(SILENT).boundary(SILENT).session(SILENT);
    assertThat(verdict(by(SESSION), lacksIdentity)).isEqualTo("implicit IDENTITY");
    assertThat(verdict(by(SESSION), lacksIdentity.serviceControl(level(SILENT))))
        .isEqualTo("implicit SERVICE_CONTROL");
    assertThat(verdict(by(SESSION), lacksIdentity.resourceControl(level(SILENT))))
        .isEqualTo("implicit RESOURCE_CONTROL");
    assertThat(
            verdict(
                by(SESSION), lacksIdentity.endpoint(Asked.silent(PolicyKind.ENDPOINT_INTERFACE))))
        .isEqualTo("implicit ENDPOINT");
  }

  @Test
  void everyLevelOfAnOrganizationMustAllow() {
    Policies.Builder policies =
        Policies.builder().identity(ALLOW).serviceControl(level(SILENT, ALLOW));
    assertThat(verdict(by(ALICE), policies)).isEqualTo("allowed by identity");
    assertThat(verdict(by(ALICE), policies.serviceControl(level(SILENT))))
        .isEqualTo("implicit SERVICE_CONTROL");
  }

  @Test
  void awssOwnResourceControlPolicyAllowsEverything() {
    Policies.Builder policies =
        Policies.builder()
            .identity(ALLOW)
            .resourceControl(
                level(
                    AttachedPolicy.inline("RCPFullAWSAccess", PolicyDocument.RCP_FULL_AWS_ACCESS)));
    assertThat(verdict(by(ALICE), policies)).isEqualTo("allowed by identity");
  }

  /**
   * What an allow of a resource policy makes unnecessary: principal, who the policy names, then the
   * verdict without identity allow, with a boundary that lacks one, with a session policy that
   * lacks one.
   */
  static Stream<Arguments> resourcePolicies() {
    String needsIdentity = "implicit IDENTITY";
    String allowed = "allowed by resource";
    return Stream.of(
        Arguments.of(ALICE, aws(ACCOUNT), needsIdentity, needsIdentity, needsIdentity),
        Arguments.of(
            ALICE,
            aws("arn:aws:iam::111122223333:root"),
            needsIdentity,
            needsIdentity,
            needsIdentity),
        Arguments.of(ALICE, aws(ALICE_ARN), allowed, allowed, allowed),
        Arguments.of(ALICE, aws("AIDAALICE0001"), allowed, allowed, allowed),
        Arguments.of(ALICE, EVERYBODY, allowed, allowed, allowed),
        Arguments.of(SESSION, aws(ACCOUNT), needsIdentity, needsIdentity, needsIdentity),
        Arguments.of(SESSION, aws(ROLE_ARN), allowed, "implicit BOUNDARY", "implicit SESSION"),
        Arguments.of(
            SESSION, aws("AROAAPP000001"), allowed, "implicit BOUNDARY", "implicit SESSION"),
        Arguments.of(SESSION, aws(SESSION_ARN), allowed, allowed, allowed),
        Arguments.of(SESSION, EVERYBODY, allowed, allowed, allowed),
        Arguments.of(FEDERATED_USER, aws(BOB_ARN), allowed, allowed, allowed),
        Arguments.of(FEDERATED_USER, aws(ALICE_ARN), needsIdentity, needsIdentity, needsIdentity),
        Arguments.of(SESSION, aws(ALICE_ARN), needsIdentity, needsIdentity, needsIdentity));
  }

  @ParameterizedTest(name = "{0} named as {1}")
  @MethodSource("resourcePolicies")
  void aResourcePolicyMayMakeOthersUnnecessary(
      Principal principal, String named, String alone, String withBoundary, String withSession) {
    assertThat(verdict(by(principal), Policies.builder().resource(onTable(named))))
        .isEqualTo(alone);
    assertThat(verdict(by(principal), Policies.builder().resource(onTable(named)).boundary(SILENT)))
        .isEqualTo(withBoundary);
    assertThat(verdict(by(principal), Policies.builder().resource(onTable(named)).session(SILENT)))
        .isEqualTo(withSession);
  }

  @Test
  void everybodyWithTheArnOfTheRoleIsNotLimitedByBoundaryAndSession() {
    PolicyDocument document =
        PolicyDocument.parse(
            """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*",
              "Action": "*", "Resource": "*",
              "Condition": {"ArnEquals": {"aws:PrincipalArn": "%s"}}}}\
            """
                .formatted(ROLE_ARN),
            PolicyKind.RESOURCE);
    Policies policies =
        Policies.builder()
            .resource(AttachedPolicy.inline("Music", document))
            .boundary(SILENT)
            .session(SILENT)
            .build();
    Context context = Context.builder().with(PrincipalKeys.of(SESSION)).build();
    AuthorizationRequest request =
        AuthorizationRequest.of(SESSION, Asked.ACTION, Asked.TABLE, ACCOUNT, context);
    assertThat(verdict(Authorizer.decide(request, policies))).isEqualTo("allowed by resource");
  }

  @Test
  void theClosestNamingCounts() {
    Policies.Builder policies =
        Policies.builder()
            .resource(onTable(aws(ACCOUNT)))
            .resource(onTable(aws(ROLE_ARN)))
            .resource(onTable(aws(SESSION_ARN)))
            .session(SILENT);
    assertThat(verdict(by(SESSION), policies)).isEqualTo("allowed by resource");
  }

  @Test
  void aFederatedUserWithoutSessionPolicyCanDoNothing() {
    assertThat(verdict(by(FEDERATED_USER), Policies.builder().identity(ALLOW)))
        .isEqualTo("implicit SESSION");
    assertThat(verdict(by(FEDERATED_USER), Policies.builder().identity(ALLOW).session(ALLOW)))
        .isEqualTo("allowed by identity");
  }

  @Test
  void theRootUserOwnsItsAccount() {
    assertThat(verdict(by(ROOT), Policies.builder())).isEqualTo("allowed by ownership");
    assertThat(
            verdict(
                by(ROOT),
                Policies.builder().resource(naming("Deny", EVERYBODY, PolicyKind.RESOURCE))))
        .isEqualTo("explicit RESOURCE");
    assertThat(verdict(by(ROOT), Policies.builder().serviceControl(level(SILENT))))
        .isEqualTo("implicit SERVICE_CONTROL");
    assertThat(
            verdict(
                by(ROOT), Policies.builder().endpoint(Asked.silent(PolicyKind.ENDPOINT_GATEWAY))))
        .isEqualTo("implicit ENDPOINT");
  }

  @Test
  void acrossAccountsBothMustAllow() {
    assertThat(verdict(abroadBy(ALICE), Policies.builder().identity(ALLOW)))
        .isEqualTo("implicit RESOURCE");
    assertThat(verdict(abroadBy(ALICE), Policies.builder().resource(onTable(aws(ALICE_ARN)))))
        .isEqualTo("implicit IDENTITY");
    assertThat(
            verdict(
                abroadBy(ALICE),
                Policies.builder().identity(ALLOW).resource(onTable(aws(ALICE_ARN)))))
        .isEqualTo("allowed by both");
    assertThat(
            verdict(
                abroadBy(ALICE),
                Policies.builder().identity(ALLOW).resource(onTable(aws(ACCOUNT)))))
        .isEqualTo("allowed by both");
    assertThat(
            verdict(
                abroadBy(ALICE), Policies.builder().identity(ALLOW).resource(onTable(EVERYBODY))))
        .isEqualTo("allowed by both");
  }

  @Test
  void acrossAccountsBoundaryAndSessionAlwaysHold() {
    Policies.Builder named =
        Policies.builder().identity(ALLOW).resource(onTable(aws(SESSION_ARN))).session(SILENT);
    assertThat(verdict(abroadBy(SESSION), named)).isEqualTo("implicit SESSION");
    assertThat(verdict(abroadBy(SESSION), named.boundary(SILENT))).isEqualTo("implicit BOUNDARY");
  }

  @Test
  void someActionsNeverGoAcrossAccounts() {
    Policies policies = Policies.builder().identity(ALLOW).resource(onTable(EVERYBODY)).build();
    assertThat(verdict(Authorizer.decide(abroadBy(ALICE).withinAccountOnly(), policies)))
        .isEqualTo("implicit RESOURCE");
    assertThat(verdict(Authorizer.decide(by(ALICE).withinAccountOnly(), policies)))
        .isEqualTo("allowed by resource");
  }

  @Test
  void theRootUserNeedsOnlyTheOtherAccountsAllow() {
    assertThat(verdict(abroadBy(ROOT), Policies.builder())).isEqualTo("implicit RESOURCE");
    assertThat(verdict(abroadBy(ROOT), Policies.builder().resource(onTable(aws(ACCOUNT)))))
        .isEqualTo("allowed by resource");
  }

  @Test
  void whoHasNoAccountNeedsOnlyTheResource() {
    Principal service = new Principal.Service("ec2.amazonaws.com");
    AttachedPolicy trust =
        naming("Allow", "{\"Service\": \"ec2.amazonaws.com\"}", PolicyKind.TRUST);
    assertThat(verdict(by(service), Policies.builder().resource(trust)))
        .isEqualTo("allowed by resource");
    assertThat(verdict(by(new Principal.Anonymous()), Policies.builder().resource(trust)))
        .isEqualTo("implicit TRUST");
    Principal federated = new Principal.Federated("accounts.google.com", "117");
    AttachedPolicy web =
        naming("Allow", "{\"Federated\": \"accounts.google.com\"}", PolicyKind.TRUST);
    assertThat(verdict(by(federated), Policies.builder().resource(web)))
        .isEqualTo("allowed by resource");
    assertThat(verdict(by(federated), Policies.builder().resource(trust)))
        .isEqualTo("implicit TRUST");
    assertThat(verdict(by(new Principal.Anonymous()), Policies.builder().identity(ALLOW)))
        .isEqualTo("implicit RESOURCE");
  }

  @Test
  void aTrustPolicyMustAlwaysAllow() {
    AttachedPolicy trustsAccount = naming("Allow", aws(ACCOUNT), PolicyKind.TRUST);
    AttachedPolicy trustsAlice = naming("Allow", aws(ALICE_ARN), PolicyKind.TRUST);
    AttachedPolicy trustsOther =
        naming("Allow", aws("arn:aws:iam::111122223333:user/x"), PolicyKind.TRUST);
    assertThat(verdict(by(ALICE), Policies.builder().identity(ALLOW).resource(trustsOther)))
        .isEqualTo("implicit TRUST");
    assertThat(verdict(by(ROOT), Policies.builder().resource(trustsOther)))
        .isEqualTo("implicit TRUST");
    assertThat(verdict(by(ALICE), Policies.builder().identity(ALLOW).resource(trustsAccount)))
        .isEqualTo("allowed by identity");
    assertThat(verdict(by(ALICE), Policies.builder().resource(trustsAccount)))
        .isEqualTo("implicit IDENTITY");
    assertThat(verdict(by(ALICE), Policies.builder().resource(trustsAlice)))
        .isEqualTo("allowed by resource");
    assertThat(verdict(abroadBy(ALICE), Policies.builder().resource(trustsAlice)))
        .isEqualTo("implicit IDENTITY");
  }

  static Stream<Arguments> endpointPrincipals() {
    return Stream.of(
        Arguments.of(EVERYBODY, ALICE, true, true),
        Arguments.of(EVERYBODY, ROOT, true, true),
        Arguments.of(aws(ACCOUNT), ALICE, false, true),
        Arguments.of(aws(ACCOUNT), SESSION, false, true),
        Arguments.of(aws(ACCOUNT), ROOT, true, true),
        Arguments.of(aws("arn:aws:iam::111122223333:root"), ALICE, false, true),
        Arguments.of(aws(ALICE_ARN), ALICE, true, true),
        Arguments.of(aws(ROLE_ARN), SESSION, true, true),
        Arguments.of(aws(ROLE_ARN), ALICE, false, false));
  }

  @ParameterizedTest(name = "{0} for {1}: gateway {2}, interface {3}")
  @MethodSource("endpointPrincipals")
  void anEndpointPolicyNamesPrincipalsByTheKindOfEndpoint(
      String named, Principal principal, boolean gateway, boolean interfaceEndpoint) {
    assertThat(allowsThrough(PolicyKind.ENDPOINT_GATEWAY, named, principal)).isEqualTo(gateway);
    assertThat(allowsThrough(PolicyKind.ENDPOINT_INTERFACE, named, principal))
        .isEqualTo(interfaceEndpoint);
  }

  private static boolean allowsThrough(PolicyKind kind, String named, Principal principal) {
    Policies policies =
        Policies.builder().identity(ALLOW).endpoint(naming("Allow", named, kind)).build();
    return Authorizer.decide(by(principal), policies) instanceof Decision.Allowed;
  }

  static Stream<Arguments> notPrincipals() {
    String account = "\"" + ACCOUNT + "\"";
    return Stream.of(
        Arguments.of("Deny", ALICE, account, "explicit RESOURCE"),
        Arguments.of("Deny", ALICE, "\"" + ALICE_ARN + "\"", "explicit RESOURCE"),
        Arguments.of("Deny", ALICE, account + ", \"" + ALICE_ARN + "\"", "allowed by identity"),
        Arguments.of("Deny", SESSION, account + ", \"" + ROLE_ARN + "\"", "explicit RESOURCE"),
        Arguments.of(
            "Deny",
            SESSION,
            account + ", \"" + ROLE_ARN + "\", \"" + SESSION_ARN + "\"",
            "allowed by identity"),
        Arguments.of("Deny", ROOT, account, "allowed by ownership"),
        Arguments.of("Deny", ALICE, "\"*\"", "allowed by identity"),
        Arguments.of("Allow", ALICE, "\"" + ALICE_ARN + "\"", "allowed by identity"),
        Arguments.of("Allow", SESSION, "\"" + ALICE_ARN + "\"", "allowed by resource"));
  }

  @ParameterizedTest(name = "{0} for all but {2}, asked by {1}")
  @MethodSource("notPrincipals")
  void whoeverIsLeftOutMustBeNamedWhole(
      String effect, Principal principal, String others, String verdict) {
    AttachedPolicy policy =
        naming(effect, "NotPrincipal", "{\"AWS\": [" + others + "]}", PolicyKind.RESOURCE);
    assertThat(verdict(by(principal), Policies.builder().identity(ALLOW).resource(policy)))
        .isEqualTo(verdict);
  }

  @Test
  void describeEndpointsIsFreeInPublicOnly() {
    Context inVpc = Context.builder().put("aws:SourceVpce", "vpce-1").build();
    AuthorizationRequest open =
        AuthorizationRequest.of(ALICE, "dynamodb:DescribeEndpoints", "*", ACCOUNT, Context.EMPTY);
    AuthorizationRequest through =
        AuthorizationRequest.of(ALICE, "dynamodb:DescribeEndpoints", "*", ACCOUNT, inVpc);
    AttachedPolicy everything =
        AttachedPolicy.inline(
            "all",
            PolicyDocument.parse(
                """
                {"Version": "2012-10-17", "Statement":
                  {"Effect": "Allow", "Action": "*", "Resource": "*"}}\
                """,
                PolicyKind.IDENTITY));
    Policies.Builder endpoint =
        Policies.builder().endpoint(naming("Allow", EVERYBODY, PolicyKind.ENDPOINT_GATEWAY));
    assertThat(verdict(open, Policies.builder().identity(DENY))).isEqualTo("allowed by nobody");
    assertThat(verdict(through, endpoint)).isEqualTo("implicit IDENTITY");
    assertThat(verdict(through, endpoint.identity(everything))).isEqualTo("allowed by identity");
    assertThat(
            verdict(
                through,
                Policies.builder()
                    .identity(everything)
                    .endpoint(Asked.silent(PolicyKind.ENDPOINT_GATEWAY))))
        .isEqualTo("implicit ENDPOINT");
  }

  @Test
  void everybodyMayAskWhoTheyAreButNotThroughEveryEndpoint() {
    AuthorizationRequest request =
        AuthorizationRequest.of(ALICE, "sts:GetCallerIdentity", "*", ACCOUNT, Context.EMPTY);
    assertThat(verdict(request, Policies.builder())).isEqualTo("allowed by nobody");
    assertThat(
            verdict(
                request, Policies.builder().endpoint(Asked.silent(PolicyKind.ENDPOINT_INTERFACE))))
        .isEqualTo("implicit ENDPOINT");
  }

  @Test
  void theDecisionCarriesWhatEveryPolicySaid() {
    Decision decision =
        Authorizer.decide(
            by(SESSION), allAllow().identity(DENY).resource(onTable(aws(ROLE_ARN))).build());
    assertThat(decision.evidence().findings())
        .extracting(Evidence.Findings::type)
        .containsExactly(
            PolicyType.IDENTITY,
            PolicyType.RESOURCE,
            PolicyType.RESOURCE_CONTROL,
            PolicyType.SERVICE_CONTROL,
            PolicyType.BOUNDARY,
            PolicyType.SESSION,
            PolicyType.ENDPOINT);
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.ExplicitlyDenied.class,
            denied -> {
              assertThat(denied.statement().policy()).isEqualTo(DENY);
              assertThat(denied.statement().statement().sid()).contains("deny");
            });
  }

  @Test
  void anImplicitDenialNamesThePoliciesThatLackedAnAllow() {
    Decision decision =
        Authorizer.decide(
            by(ALICE), Policies.builder().identity(ALLOW).serviceControl(level(SILENT)).build());
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.ImplicitlyDenied.class,
            denied -> assertThat(denied.lacking()).containsExactly(SILENT));
  }
}
