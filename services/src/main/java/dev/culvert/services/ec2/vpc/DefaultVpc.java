package dev.culvert.services.ec2.vpc;

import dev.culvert.network.Vpc;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.wire.aws.AwsException;
import java.util.Optional;

/** The VPC that requests mean when they name none. A new account has none here. */
public final class DefaultVpc {
  private DefaultVpc() {}

  public static Optional<Vpc> find(Seen seen) {
    return seen.all(Vpc.class).stream()
        .filter(vpc -> VpcDetails.of(seen.world(), vpc).isDefault())
        .findFirst();
  }

  public static Vpc of(Seen seen) {
    return find(seen)
        .orElseThrow(() -> new AwsException("VPCIdNotSpecified", "No default VPC for this user"));
  }
}
