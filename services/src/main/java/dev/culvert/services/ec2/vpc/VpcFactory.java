package dev.culvert.services.ec2.vpc;

import dev.culvert.network.Cidr;
import dev.culvert.network.Direction;
import dev.culvert.network.NetworkAcl;
import dev.culvert.network.NetworkAclEntry;
import dev.culvert.network.Resource;
import dev.culvert.network.RouteTable;
import dev.culvert.network.RouteTableAssociation;
import dev.culvert.network.SecurityGroup;
import dev.culvert.network.SecurityGroupId;
import dev.culvert.network.SecurityGroupRule;
import dev.culvert.network.Traffic;
import dev.culvert.network.Vpc;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.group.GroupDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes a VPC with all that EC2 makes with it: the main route table, the default network ACL, which
 * admits everything, and the default security group, which admits its own members.
 */
public final class VpcFactory {
  private static final int DEFAULT_ACL_RULE = 100;

  private VpcFactory() {}

  /**
   * What may be chosen.
   *
   * @param cidr the primary block
   * @param ipv6 a block of Amazon's pool, if one is wanted
   */
  public record Plan(
      String vpcId,
      String mainRouteTableId,
      Cidr cidr,
      Optional<Cidr> ipv6,
      boolean isDefault,
      String tenancy) {

    /** An ordinary VPC with new ids. */
    public static Plan of(Draft draft, Cidr cidr) {
      return new Plan(
          draft.newId(Kind.VPC),
          draft.newId(Kind.ROUTE_TABLE),
          cidr,
          Optional.empty(),
          false,
          "default");
    }

    public Plan withVpcId(String id) {
      return new Plan(id, mainRouteTableId, cidr, ipv6, isDefault, tenancy);
    }

    public Plan withMainRouteTableId(String id) {
      return new Plan(vpcId, id, cidr, ipv6, isDefault, tenancy);
    }

    Plan withIpv6(Optional<Cidr> block) {
      return new Plan(vpcId, mainRouteTableId, cidr, block, isDefault, tenancy);
    }

    Plan withTenancy(String chosen) {
      return new Plan(vpcId, mainRouteTableId, cidr, ipv6, isDefault, chosen);
    }

    Plan asDefault() {
      return new Plan(vpcId, mainRouteTableId, cidr, ipv6, true, tenancy);
    }
  }

  /** Puts the VPC into the draft. */
  public static Vpc make(Draft draft, Plan plan) {
    var scope = draft.scope();
    var id = plan.vpcId();
    var vpc =
        new Vpc(
            id,
            scope.account(),
            scope.region(),
            plan.cidr(),
            plan.ipv6().stream().toList(),
            true,
            plan.isDefault(),
            Optional.of(DhcpOptionSets.defaultSet(draft)),
            draft.newId(Kind.SECURITY_GROUP),
            draft.newId(Kind.NETWORK_ACL));
    var made = new ArrayList<Resource>(List.of(vpc, group(draft, vpc), acl(vpc)));
    made.addAll(mainTable(draft, plan, vpc));
    draft.put(made);
    draft.put(
        GroupDetails.REGISTER,
        GroupDetails.of(vpc.defaultSecurityGroupId(), "default VPC security group"));
    draft.put(
        VpcDetails.REGISTER,
        new VpcDetails(
            id,
            plan.isDefault(),
            plan.tenancy(),
            false,
            Stream.concat(Stream.of(plan.cidr()), plan.ipv6().stream())
                .map(cidr -> new BlockAssociation(draft.ids().ec2(VpcDetails.BLOCK_PREFIX), cidr))
                .toList()));
    return vpc;
  }

  private static SecurityGroup group(Draft draft, Vpc vpc) {
    var egress = new ArrayList<SecurityGroupRule>();
    egress.add(rule(draft, Cidr.ANY_IPV4));
    if (!vpc.moreCidrs().isEmpty()) {
      egress.add(rule(draft, Cidr.ANY_IPV6));
    }
    return new SecurityGroup(
            vpc.defaultSecurityGroupId(),
            vpc.owner(),
            vpc.region(),
            vpc.id(),
            "default",
            List.of(rule(draft, new SecurityGroupId(vpc.defaultSecurityGroupId()))),
            List.of())
        .withRules(Direction.EGRESS, egress);
  }

  private static SecurityGroupRule rule(Draft draft, dev.culvert.network.RulePeer peer) {
    return new SecurityGroupRule(draft.newId(Kind.SECURITY_GROUP_RULE), Traffic.ALL, peer);
  }

  private static NetworkAcl acl(Vpc vpc) {
    var entries = new ArrayList<>(List.of(allow(DEFAULT_ACL_RULE, Cidr.ANY_IPV4)));
    if (!vpc.moreCidrs().isEmpty()) {
      entries.add(allow(DEFAULT_ACL_RULE + 1, Cidr.ANY_IPV6));
    }
    return new NetworkAcl(
        vpc.defaultNetworkAclId(), vpc.owner(), vpc.region(), vpc.id(), true, entries, entries);
  }

  private static NetworkAclEntry allow(int number, Cidr cidr) {
    return new NetworkAclEntry(number, NetworkAclEntry.Action.ALLOW, Traffic.ALL, cidr);
  }

  private static List<Resource> mainTable(Draft draft, Plan plan, Vpc vpc) {
    return List.of(
        new RouteTable(plan.mainRouteTableId(), vpc.owner(), vpc.region(), vpc.id(), List.of()),
        new RouteTableAssociation(
            draft.newId(Kind.ROUTE_TABLE_ASSOCIATION),
            vpc.owner(),
            vpc.region(),
            plan.mainRouteTableId(),
            new RouteTableAssociation.AsMain(vpc.id())));
  }
}
