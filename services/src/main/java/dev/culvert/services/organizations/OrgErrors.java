package dev.culvert.services.organizations;

import dev.culvert.services.Call;
import dev.culvert.services.control.World;
import dev.culvert.wire.aws.AwsException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Organizations's refusals. */
final class OrgErrors {
  private OrgErrors() {}

  static AwsException of(String code, String message) {
    return new AwsException(code, message, 400);
  }

  static AwsException notInUse() {
    return of(
        "AWSOrganizationsNotInUseException", "Your account is not a member of an organization.");
  }

  /** The organization of the caller, who must be in its management account. */
  static Organization managed(Call call, World world) {
    var organization = Tree.of(call.account(), world).orElseThrow(OrgErrors::notInUse);
    if (!organization.managementAccount().equals(call.account())) {
      throw of("AccessDeniedException", "You don't have permissions to access this resource.");
    }
    return organization;
  }

  static String given(@Nullable String value) {
    return Objects.requireNonNullElse(value, "");
  }
}
