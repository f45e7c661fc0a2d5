package dev.culvert.network;

import java.util.List;

/** A security group: what its members may receive and send. It only ever allows. */
public record SecurityGroup(
    String id,
    String owner,
    String region,
    String vpcId,
    String name,
    List<SecurityGroupRule> ingress,
    List<SecurityGroupRule> egress)
    implements Resource {

  public SecurityGroup {
    ingress = List.copyOf(ingress);
    egress = List.copyOf(egress);
  }

  public List<SecurityGroupRule> rules(Direction direction) {
    return switch (direction) {
      case INGRESS -> ingress;
      case EGRESS -> egress;
    };
  }

  public SecurityGroup withRules(Direction direction, List<SecurityGroupRule> changed) {
    return switch (direction) {
      case INGRESS -> new SecurityGroup(id, owner, region, vpcId, name, changed, egress);
      case EGRESS -> new SecurityGroup(id, owner, region, vpcId, name, ingress, changed);
    };
  }
}
