package dev.culvert.services.sts;

import dev.culvert.policy.Context;
import dev.culvert.policy.Principal;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.iam.Attached;
import dev.culvert.shapes.sts.FederatedUser;
import dev.culvert.shapes.sts.GetFederationTokenRequest;
import dev.culvert.shapes.sts.GetFederationTokenResponse;
import dev.culvert.shapes.sts.GetSessionTokenRequest;
import dev.culvert.shapes.sts.GetSessionTokenResponse;
import dev.culvert.shapes.sts.Sts;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sessions of users: {@code GetSessionToken} and {@code GetFederationToken}. */
final class UserSessions {
  private static final int USUAL_SECONDS = 43_200;
  private static final int LONGEST_OF_ROOT_SECONDS = 3600;

  private final Issuing issuing;
  private final Attached policies;

  UserSessions(Issuing issuing, Attached policies) {
    this.issuing = issuing;
    this.policies = policies;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(Sts.GET_SESSION_TOKEN, this::sessionToken).validated(),
        Operation.of(Sts.GET_FEDERATION_TOKEN, UserSessions::accesses, this::federationToken)
            .validated());
  }

  private GetSessionTokenResponse sessionToken(GetSessionTokenRequest input, Call call) {
    if (input.serialNumber != null || input.tokenCode != null) {
      throw StsErrors.denied(
          "MultiFactorAuthentication failed with invalid MFA one time pass code.");
    }
    return new GetSessionTokenResponse()
        .credentials(
            issuing.credentials(
                session(
                    ofSelf(call, "GetSessionToken"),
                    input.durationSeconds,
                    new SessionLimits(List.of(), List.of()),
                    Map.of(),
                    call)));
  }

  private static List<Access> accesses(GetFederationTokenRequest input, Call call) {
    var keys = Context.builder();
    SessionTags.addTo(keys, input.tags, null);
    var arn = "arn:aws:sts::%s:federated-user/%s".formatted(call.account(), input.name);
    return List.of(Access.to("sts:GetFederationToken", arn, call.account()).with(keys.build()));
  }

  private GetFederationTokenResponse federationToken(GetFederationTokenRequest input, Call call) {
    var name = Objects.requireNonNullElse(input.name, "");
    var subject =
        switch (ofSelf(call, "GetFederationToken")) {
          case Session.Subject.User user ->
              new Session.Subject.Federated(user.account(), name, user.user(), user.userId());
          case Session.Subject.Root root ->
              new Session.Subject.Federated(root.account(), name, "", "");
          case Session.Subject.AssumedRole _, Session.Subject.Federated _ ->
              throw new IllegalStateException("sessions were refused before");
        };
    var limits = SessionLimits.of(input.policy, input.policyArns, policies, call.world());
    var tags = SessionTags.of(input.tags, null, Map.of());
    var session = session(subject, input.durationSeconds, limits, tags.tags(), call);
    return new GetFederationTokenResponse()
        .credentials(issuing.credentials(session))
        .federatedUser(
            new FederatedUser()
                .federatedUserId(call.account() + ":" + name)
                .arn("arn:aws:sts::%s:federated-user/%s".formatted(call.account(), name)))
        .packedPolicySize(limits.packedPercent(tags.characters()));
  }

  private Session session(
      Session.Subject of,
      @Nullable Integer wantedSeconds,
      SessionLimits limits,
      Map<String, String> tags,
      Call call) {
    var root = call.caller().principal() instanceof Principal.AccountRoot;
    var seconds = wantedSeconds == null ? USUAL_SECONDS : wantedSeconds;
    var issued = call.now().truncatedTo(ChronoUnit.SECONDS);
    return new Session(
        issuing.keyId(call.account()),
        issuing.secret(),
        of,
        issued,
        issued.plusSeconds(root ? Math.min(seconds, LONGEST_OF_ROOT_SECONDS) : seconds),
        limits.documents(),
        limits.arns(),
        tags,
        Set.of(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Session.Subject ofSelf(Call call, String operation) {
    var temporary = call.caller().keys().credentials().isPresent();
    return switch (call.caller().principal()) {
      case Principal.User user when !temporary ->
          new Session.Subject.User(user.accountId(), user.userName(), user.userId());
      case Principal.AccountRoot root when !temporary -> new Session.Subject.Root(root.accountId());
      case Principal.User _,
          Principal.AccountRoot _,
          Principal.RoleSession _,
          Principal.FederatedUser _,
          Principal.Federated _,
          Principal.Service _,
          Principal.Anonymous _ ->
          throw StsErrors.denied("Cannot call " + operation + " with session credentials");
    };
  }
}
