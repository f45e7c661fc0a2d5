package dev.culvert.services.sts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culvert.policy.Context;
import dev.culvert.policy.Principal;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.iam.Attached;
import dev.culvert.services.iam.OidcProvider;
import dev.culvert.services.iam.Principals;
import dev.culvert.services.iam.Role;
import dev.culvert.services.iam.TrustPolicies;
import dev.culvert.shapes.sts.AssumeRoleWithWebIdentityRequest;
import dev.culvert.shapes.sts.AssumeRoleWithWebIdentityResponse;
import dev.culvert.shapes.sts.Sts;
import dev.culvert.wire.aws.AwsException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** {@code AssumeRoleWithWebIdentity}: a session of a role, for whom an outside provider vouches. */
final class WebIdentity {
  private final Issuing issuing;
  private final Attached policies;
  private final WebIdentityTokens tokens = new WebIdentityTokens();

  WebIdentity(Issuing issuing, Attached policies) {
    this.issuing = issuing;
    this.policies = policies;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(Sts.ASSUME_ROLE_WITH_WEB_IDENTITY, this::accesses, this::assume)
            .validated()
            .unsigned());
  }

  /** The trust policy is asked about whoever the token proves. */
  private List<Access> accesses(AssumeRoleWithWebIdentityRequest input, Call call) {
    var token = Objects.requireNonNullElse(input.webIdentityToken, "");
    var arn = Objects.requireNonNullElse(input.roleArn, "");
    var claims = WebIdentityTokens.claims(token);
    var role = Principals.role(arn, call.world()).orElseThrow(WebIdentity::notAuthorized);
    var provider = provider(claims, role, call);
    tokens.verify(token, call.now());
    var audience = audience(claims, provider);
    var keys =
        Context.builder()
            .put(provider.url() + ":aud", audience)
            .put(provider.url() + ":sub", claims.path("sub").asText())
            .put("sts:RoleSessionName", Objects.requireNonNullElse(input.roleSessionName, ""));
    if (claims.hasNonNull("amr")) {
      keys.put(
          provider.url() + ":amr", claims.path("amr").valueStream().map(JsonNode::asText).toList());
    }
    var who = new Principal.Federated(provider.arn(), claims.path("sub").asText());
    return List.of(
        RoleOperations.access(
                "sts:AssumeRoleWithWebIdentity", role, TrustPolicies.of(role), keys.build())
            .by(who));
  }

  private static OidcProvider provider(JsonNode claims, Role role, Call call) {
    var issuer = claims.path("iss").asText();
    return call.world()
        .find(
            OidcProvider.REGISTER,
            "arn:aws:iam::%s:oidc-provider/%s"
                .formatted(role.account(), issuer.replaceFirst("^https?://", "")))
        .orElseThrow(() ->
            new AwsException(
                "InvalidIdentityToken",
                "No OpenIDConnect provider found in your account for " + issuer,
                400));
  }

  private static String audience(JsonNode claims, OidcProvider provider) {
    var audiences =
        claims.path("aud").isArray()
            ? claims.path("aud").valueStream().map(JsonNode::asText).toList()
            : List.of(claims.path("aud").asText());
    return audiences.stream()
        .filter(provider.clientIds()::contains)
        .findFirst()
        .orElseThrow(
            () -> new AwsException("InvalidIdentityToken", "Incorrect token audience", 400));
  }

  private AssumeRoleWithWebIdentityResponse assume(
      AssumeRoleWithWebIdentityRequest input, Call call) {
    var role =
        Principals.role(Objects.requireNonNullElse(input.roleArn, ""), call.world())
            .orElseThrow(WebIdentity::notAuthorized);
    var claims = WebIdentityTokens.claims(Objects.requireNonNullElse(input.webIdentityToken, ""));
    var provider = provider(claims, role, call);
    var limits = SessionLimits.of(input.policy, input.policyArns, policies, call.world());
    var name = Objects.requireNonNullElse(input.roleSessionName, "");
    var issued = call.now().truncatedTo(ChronoUnit.SECONDS);
    var session =
        new Session(
            issuing.keyId(role.account()),
            issuing.secret(),
            new Session.Subject.AssumedRole(role.account(), role.name(), role.id(), name),
            issued,
            issued.plusSeconds(RoleOperations.seconds(input.durationSeconds, role, false)),
            limits.documents(),
            limits.arns(),
            Map.of(),
            Set.of(),
            false,
            Optional.empty(),
            Optional.of(provider.arn()),
            Optional.empty());
    return new AssumeRoleWithWebIdentityResponse()
        .credentials(issuing.credentials(session))
        .subjectFromWebIdentityToken(claims.path("sub").asText())
        .assumedRoleUser(RoleOperations.user(role, name))
        .packedPolicySize(limits.packedPercent(0))
        .provider(provider.arn())
        .audience(audience(claims, provider));
  }

  private static AwsException notAuthorized() {
    return StsErrors.denied("Not authorized to perform sts:AssumeRoleWithWebIdentity");
  }
}
