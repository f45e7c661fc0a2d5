package dev.culvert.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.network.IpAddress;
import dev.culvert.network.walk.Arrival;
import dev.culvert.policy.PrincipalKeys.InstanceSource;
import dev.culvert.policy.PrincipalKeys.OrganizationPath;
import dev.culvert.policy.PrincipalKeys.TemporaryCredentials;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContextTest {
  private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
  private static final IpAddress PRIVATE = IpAddress.parse("10.0.1.25");

  private static Context of(ContextSource source) {
    return Context.builder().with(source).build();
  }

  @Test
  void theInternetHasASourceAndNothingOfAVpc() {
    Context context = of(NetworkKeys.of(new Arrival.Public(IpAddress.parse("198.19.0.7"))));
    assertThat(context).hasToString("{aws:sourceip=Address[value=198.19.0.7]}");
  }

  @Test
  void aGatewayEndpointHasItsIdsAndNoSourceIp() {
    Context context =
        of(
            NetworkKeys.of(
                new Arrival.ThroughGatewayEndpoint(
                    "vpce-1", "111122223333", "vpc-1", PRIVATE, "eni-1")));
    assertThat(context.keys())
        .containsExactlyInAnyOrder(
            "aws:vpcsourceip", "aws:sourcevpce", "aws:sourcevpc", "aws:vpceaccount");
    assertThat(context.has("aws:SourceIp")).isFalse();
    assertThat(context.has("aws:SourceVpcArn")).isFalse();
  }

  @Test
  void anInterfaceEndpointTellsItsOwnVpcAndItsOrganization() {
    Arrival arrival =
        new Arrival.ThroughInterfaceEndpoint(
            "vpce-2", "111122223333", "vpc-2", PRIVATE, "eni-1", "eni-2");
    Context context =
        of(new NetworkKeys(arrival, Optional.of(new OrganizationPath("o-1", "o-1/r-1/ou-1/"))));
    assertThat(context.value("aws:SourceVpc")).isEqualTo(new ContextValue.Text("vpc-2"));
    assertThat(context.value("aws:SourceVpce")).isEqualTo(new ContextValue.Text("vpce-2"));
    assertThat(context.value("aws:VpcSourceIp")).isEqualTo(new ContextValue.Address(PRIVATE));
    assertThat(context.value("aws:VpceAccount")).isEqualTo(new ContextValue.Text("111122223333"));
    assertThat(context.value("aws:VpceOrgID")).isEqualTo(new ContextValue.Text("o-1"));
    assertThat(context.value("aws:VpceOrgPaths")).isInstanceOf(ContextValue.Several.class);
    assertThat(context.has("aws:SourceIp")).isFalse();
  }

  @Test
  void everyRequestHasItsTimeAndItsTransport() {
    Context context =
        of(new RequestKeys("us-east-1", NOW, false, Optional.of("1"), Optional.of("aws-cli/2")));
    assertThat(context.value("aws:RequestedRegion")).isEqualTo(new ContextValue.Text("us-east-1"));
    assertThat(context.value("aws:CurrentTime")).isEqualTo(new ContextValue.Moment(NOW));
    assertThat(context.value("aws:EpochTime")).isEqualTo(new ContextValue.Numeric(1_769_853_600));
    assertThat(context.value("aws:SecureTransport")).isEqualTo(new ContextValue.Flag(false));
    assertThat(context.value("aws:ResourceAccount")).isEqualTo(new ContextValue.Text("1"));
    assertThat(context.value("aws:UserAgent")).isEqualTo(new ContextValue.Text("aws-cli/2"));
    assertThat(context.value("aws:ViaAWSService")).isEqualTo(new ContextValue.Flag(false));
  }

  @Test
  void aUserHasANameAndNoTokenTime() {
    Context context = of(PrincipalKeys.of(Asked.ALICE));
    assertThat(context)
        .hasToString(
            "{aws:principalaccount=Text[text=111122223333],"
                + " aws:principalarn=Text[text=arn:aws:iam::111122223333:user/alice],"
                + " aws:principalisawsservice=Flag[value=false],"
                + " aws:principaltype=Text[text=User],"
                + " aws:userid=Text[text=AIDAALICE0001],"
                + " aws:username=Text[text=alice]}");
  }

  @Test
  void aSessionIsItsRole() {
    Context context =
        of(
            new PrincipalKeys(
                Asked.SESSION,
                Map.of("Team", "red"),
                Optional.of(
                    new TemporaryCredentials(
                        NOW,
                        Optional.empty(),
                        Optional.of("alice"),
                        Optional.empty(),
                        Optional.of(new InstanceSource("arn:i", "vpc-1", "10.0.1.25", "2.0")))),
                Optional.of(new OrganizationPath("o-1", "o-1/r-1/"))));
    assertThat(context.value("aws:PrincipalArn")).isEqualTo(new ContextValue.Text(Asked.ROLE_ARN));
    assertThat(context.value("aws:userid"))
        .isEqualTo(new ContextValue.Text("AROAAPP000001:i-0abc"));
    assertThat(context.has("aws:username")).isFalse();
    assertThat(context.value("aws:PrincipalType")).isEqualTo(new ContextValue.Text("AssumedRole"));
    assertThat(context.value("aws:PrincipalTag/team")).isEqualTo(new ContextValue.Text("red"));
    assertThat(context.value("aws:TokenIssueTime")).isEqualTo(new ContextValue.Moment(NOW));
    assertThat(context.value("aws:MultiFactorAuthPresent")).isEqualTo(new ContextValue.Flag(false));
    assertThat(context.value("aws:SourceIdentity")).isEqualTo(new ContextValue.Text("alice"));
    assertThat(context.value("aws:Ec2InstanceSourceVpc")).isEqualTo(new ContextValue.Text("vpc-1"));
    assertThat(context.value("aws:PrincipalOrgID")).isEqualTo(new ContextValue.Text("o-1"));
  }

  @Test
  void theRootUserIsItsAccount() {
    Context context = of(PrincipalKeys.of(Asked.ROOT));
    assertThat(context.value("aws:PrincipalArn"))
        .isEqualTo(new ContextValue.Text("arn:aws:iam::111122223333:root"));
    assertThat(context.value("aws:userid")).isEqualTo(new ContextValue.Text("111122223333"));
    assertThat(context.value("aws:PrincipalType")).isEqualTo(new ContextValue.Text("Account"));
  }

  @Test
  void aServiceIsAServiceAndHasNoAccount() {
    Context context = of(PrincipalKeys.of(new Principal.Service("ec2.amazonaws.com")));
    assertThat(context.value("aws:PrincipalIsAWSService")).isEqualTo(new ContextValue.Flag(true));
    assertThat(context.value("aws:PrincipalServiceName"))
        .isEqualTo(new ContextValue.Text("ec2.amazonaws.com"));
    assertThat(context.has("aws:PrincipalAccount")).isFalse();
  }

  /** A missing key satisfies {@code NotIpAddress}, and {@code IfExists} does not change that. */
  @Test
  void aSourceIpAllowListShutsEndpointTrafficOut() {
    String office = "\"NotIpAddress%s\": {\"aws:SourceIp\": \"203.0.113.0/24\"}";
    String onlyIfThere = ", \"Null\": {\"aws:SourceIp\": \"false\"}";
    assertThat(throughEndpoint("Deny", office.formatted("")))
        .isInstanceOf(Decision.ExplicitlyDenied.class);
    assertThat(throughEndpoint("Deny", office.formatted("IfExists")))
        .isInstanceOf(Decision.ExplicitlyDenied.class);
    assertThat(throughEndpoint("Deny", office.formatted("") + onlyIfThere))
        .isInstanceOf(Decision.ImplicitlyDenied.class);
    String allowed = "\"IpAddress%s\": {\"aws:SourceIp\": \"203.0.113.0/24\"}";
    assertThat(throughEndpoint("Allow", allowed.formatted("")))
        .isInstanceOf(Decision.ImplicitlyDenied.class);
    assertThat(throughEndpoint("Allow", allowed.formatted("IfExists")))
        .isInstanceOf(Decision.Allowed.class);
  }

  private static Decision throughEndpoint(String effect, String condition) {
    PolicyDocument document =
        PolicyDocument.parse(
            """
            {"Version": "2012-10-17", "Statement":
              {"Effect": "%s", "Action": "*", "Resource": "*", "Condition": {%s}}}\
            """
                .formatted(effect, condition),
            PolicyKind.IDENTITY);
    Arrival arrival =
        new Arrival.ThroughGatewayEndpoint("vpce-1", Asked.ACCOUNT, "vpc-1", PRIVATE, "eni-1");
    return Authorizer.decide(
        AuthorizationRequest.of(
            Asked.ALICE, Asked.ACTION, Asked.TABLE, Asked.ACCOUNT, of(NetworkKeys.of(arrival))),
        Policies.builder().identity(AttachedPolicy.inline("office", document)).build());
  }
}
