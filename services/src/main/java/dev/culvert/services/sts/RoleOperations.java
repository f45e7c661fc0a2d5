package dev.culvert.services.sts;

import dev.culvert.policy.AttachedPolicy;
import dev.culvert.policy.Context;
import dev.culvert.policy.Principal;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.iam.Attached;
import dev.culvert.services.iam.Principals;
import dev.culvert.services.iam.Role;
import dev.culvert.services.iam.TrustPolicies;
import dev.culvert.shapes.sts.AssumeRoleRequest;
import dev.culvert.shapes.sts.AssumeRoleResponse;
import dev.culvert.shapes.sts.AssumedRoleUser;
import dev.culvert.shapes.sts.Sts;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code AssumeRole}: a session of a role, for whom the role trusts.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">STS:
 *     AssumeRole</a>
 */
final class RoleOperations {
  static final int USUAL_SECONDS = 3600;
  private static final int LONGEST_CHAINED_SECONDS = 3600;

  private final Issuing issuing;
  private final Attached policies;

  RoleOperations(Issuing issuing, Attached policies) {
    this.issuing = issuing;
    this.policies = policies;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(Sts.ASSUME_ROLE, RoleOperations::accesses, this::assume).validated());
  }

  private static List<Access> accesses(AssumeRoleRequest input, Call call) {
    if (call.caller().principal() instanceof Principal.AccountRoot) {
      throw StsErrors.denied("Roles may not be assumed by root accounts.");
    }
    var arn = Objects.requireNonNullElse(input.roleArn, "");
    var role =
        Principals.role(arn, call.world())
            .orElseThrow(() -> StsErrors.notAuthorized(call, "sts:AssumeRole", arn));
    var keys = Context.builder();
    SessionTags.addTo(keys, input.tags, input.transitiveTagKeys);
    put(keys, "sts:ExternalId", input.externalId);
    put(keys, "sts:RoleSessionName", input.roleSessionName);
    put(keys, "sts:SourceIdentity", input.sourceIdentity);
    var trust = TrustPolicies.of(role);
    var accesses = new ArrayList<Access>();
    accesses.add(access("sts:AssumeRole", role, trust, keys.build()));
    if (input.tags != null && !input.tags.isEmpty()) {
      accesses.add(access("sts:TagSession", role, trust, keys.build()));
    }
    if (input.sourceIdentity != null) {
      accesses.add(access("sts:SetSourceIdentity", role, trust, keys.build()));
    }
    return accesses;
  }

  static Access access(String action, Role role, AttachedPolicy trust, Context keys) {
    var tags = Context.builder().with(keys);
    role.tags()
        .forEach((key, value) ->
            tags.put("aws:ResourceTag/" + key, value).put("iam:ResourceTag/" + key, value));
    return new Access(action, role.arn(), role.account(), Optional.of(trust), true, tags.build());
  }

  private static void put(Context.Builder keys, String key, @Nullable String value) {
    if (value != null) {
      keys.put(key, value);
    }
  }

  private AssumeRoleResponse assume(AssumeRoleRequest input, Call call) {
    var role =
        Principals.role(Objects.requireNonNullElse(input.roleArn, ""), call.world()).orElseThrow();
    if (input.serialNumber != null || input.tokenCode != null) {
      throw StsErrors.denied(
          "MultiFactorAuthentication failed with invalid MFA one time pass code.");
    }
    var chained = call.caller().principal() instanceof Principal.RoleSession;
    var seconds = seconds(input.durationSeconds, role, chained);
    var limits = SessionLimits.of(input.policy, input.policyArns, policies, call.world());
    var tags = SessionTags.of(input.tags, input.transitiveTagKeys, call.caller().transitiveTags());
    var sourceIdentity = sourceIdentity(input.sourceIdentity, call);
    var name = Objects.requireNonNullElse(input.roleSessionName, "");
    var issued = call.now().truncatedTo(ChronoUnit.SECONDS);
    var session =
        new Session(
            issuing.keyId(role.account()),
            issuing.secret(),
            new Session.Subject.AssumedRole(role.account(), role.name(), role.id(), name),
            issued,
            issued.plusSeconds(seconds),
            limits.documents(),
            limits.arns(),
            tags.tags(),
            tags.transitive(),
            false,
            sourceIdentity,
            Optional.empty(),
            Optional.empty());
    return new AssumeRoleResponse()
        .credentials(issuing.credentials(session))
        .assumedRoleUser(user(role, name))
        .packedPolicySize(limits.packedPercent(tags.characters()))
        .sourceIdentity(sourceIdentity.orElse(null));
  }

  static AssumedRoleUser user(Role role, String sessionName) {
    return new AssumedRoleUser()
        .assumedRoleId(role.id() + ":" + sessionName)
        .arn(
            "arn:aws:sts::%s:assumed-role/%s/%s"
                .formatted(role.account(), role.name(), sessionName));
  }

  static int seconds(@Nullable Integer wanted, Role role, boolean chained) {
    var seconds = wanted == null ? USUAL_SECONDS : wanted;
    if (chained && seconds > LONGEST_CHAINED_SECONDS) {
      throw StsErrors.invalid(
          "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by"
              + " role chaining");
    }
    if (seconds > role.maxSessionSeconds()) {
      throw StsErrors.invalid(
          "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }
    return seconds;
  }

  /** Once set, it stays through every role that is assumed. */
  private static Optional<String> sourceIdentity(@Nullable String wanted, Call call) {
    var inherited =
        call.caller().keys().credentials().flatMap(credentials -> credentials.sourceIdentity());
    if (inherited.isPresent() && wanted != null && !wanted.equals(inherited.get())) {
      throw StsErrors.denied(
          "The source identity of the calling session is `"
              + inherited.get()
              + "` and cannot be changed.");
    }
    return inherited.or(() -> Optional.ofNullable(wanted));
  }
}
