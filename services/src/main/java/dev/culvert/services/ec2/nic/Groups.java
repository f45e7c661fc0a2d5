package dev.culvert.services.ec2.nic;

import dev.culvert.network.SecurityGroup;
import dev.culvert.network.Vpc;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.shapes.ec2.GroupIdentifier;
import dev.culvert.wire.aws.AwsException;
import java.util.List;

/** The security groups of interfaces. */
public final class Groups {
  private static final int MAX = 5;

  private Groups() {}

  /** Those of these ids, all in this VPC; the VPC's default group if none is named. */
  public static List<String> of(List<String> ids, String vpcId, Draft draft) {
    if (ids.isEmpty()) {
      return List.of(draft.the(Kind.VPC, Vpc.class, vpcId).defaultSecurityGroupId());
    }
    for (var id : ids) {
      var group = draft.the(Kind.SECURITY_GROUP, SecurityGroup.class, id);
      if (!group.vpcId().equals(vpcId)) {
        throw new AwsException(
            "InvalidGroup.NotFound",
            "The security group '" + id + "' does not exist in VPC '" + vpcId + "'");
      }
    }
    var groups = ids.stream().distinct().toList();
    if (groups.size() > MAX) {
      throw new AwsException(
          "SecurityGroupsPerInterfaceLimitExceeded",
          "The maximum number of security groups per interface has been reached.");
    }
    return groups;
  }

  public static List<GroupIdentifier> shown(List<String> ids, Seen seen) {
    return ids.stream()
        .map(id -> new GroupIdentifier().groupId(id).groupName(name(id, seen)))
        .toList();
  }

  public static String name(String id, Seen seen) {
    return seen.network().find(SecurityGroup.class, id).map(SecurityGroup::name).orElse("");
  }
}
