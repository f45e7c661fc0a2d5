package dev.culvert.services.iam;

import dev.culvert.policy.AttachedPolicy;
import dev.culvert.policy.PolicyDocument;
import dev.culvert.policy.PolicyKind;
import dev.culvert.services.control.World;
import dev.culvert.wire.aws.AwsException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Trust policies, bound to the unique ids of the users and roles that they name: who is made anew
 * under an old name is not trusted.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">IAM
 *     JSON policy elements: Principal</a>
 */
public final class TrustPolicies {
  private TrustPolicies() {}

  /** A trust policy to be stored. */
  record Checked(String document, Map<String, String> trusted) {}

  static Checked check(@Nullable String document, World world) {
    var text = IamErrors.checked(document, PolicyKind.TRUST);
    var parsed = PolicyDocument.accepted(text, PolicyKind.TRUST);
    var trusted = new HashMap<String, String>();
    for (var arn : parsed.principalArns()) {
      var id = Principals.idOf(arn, world);
      if (id.isPresent()) {
        trusted.put(arn, id.get());
      } else if (Principals.isOfKnownAccount(arn, world)) {
        var refusal = parsed.unknownPrincipal(arn);
        throw new AwsException(
            refusal.code(), Objects.requireNonNullElse(refusal.getMessage(), ""), 400);
      }
    }
    return new Checked(text, trusted);
  }

  /** The policy as it decides. */
  public static AttachedPolicy of(Role role) {
    return AttachedPolicy.inline(
        "the trust policy of " + role.name(),
        PolicyDocument.accepted(role.trust(), PolicyKind.TRUST).bind(role.trusted()));
  }

  /** The policy as it is shown: with the ids of those who are gone. */
  static String shown(Role role, World world) {
    var gone = new HashMap<String, String>();
    role.trusted()
        .forEach((arn, id) -> {
          if (!Principals.idOf(arn, world).equals(Optional.of(id))) {
            gone.put(arn, id);
          }
        });
    return gone.isEmpty()
        ? role.trust()
        : PolicyDocument.accepted(role.trust(), PolicyKind.TRUST).textWithOrphans(gone);
  }
}
