package dev.culvert.services.cloudformation.resource;

import static java.util.Objects.requireNonNull;

import dev.culvert.shapes.ec2.CreateNetworkAclEntryRequest;
import dev.culvert.shapes.ec2.CreateNetworkAclRequest;
import dev.culvert.shapes.ec2.DeleteNetworkAclEntryRequest;
import dev.culvert.shapes.ec2.DeleteNetworkAclRequest;
import dev.culvert.shapes.ec2.DescribeNetworkAclsRequest;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.Filter;
import dev.culvert.shapes.ec2.NetworkAcl;
import dev.culvert.shapes.ec2.ReplaceNetworkAclAssociationRequest;
import dev.culvert.shapes.ec2.ReplaceNetworkAclEntryRequest;
import java.util.List;
import java.util.Set;

/** Network ACLs, their entries, and the subnets that have them. */
final class AclTypes {
  private AclTypes() {}

  static List<ResourceType> all() {
    return List.of(
        ResourceType.of(
                "AWS::EC2::NetworkAcl",
                AclTypes::acl,
                (made, in, calls) ->
                    Calls.deleting(() ->
                        calls.call(
                            Ec2.DELETE_NETWORK_ACL,
                            new DeleteNetworkAclRequest().networkAclId(made.id()))))
            .changing(
                Set.of("Tags"),
                (made, before, after, calls) -> {
                  Ec2Tags.change(made.id(), before, after, calls);
                  return made;
                }),
        ResourceType.of(
                "AWS::EC2::NetworkAclEntry",
                (id, in, calls) -> {
                  calls.call(
                      Ec2.CREATE_NETWORK_ACL_ENTRY,
                      entry(in).fill(new CreateNetworkAclEntryRequest()));
                  return Made.of(calls.names().unique(id));
                },
                (made, in, calls) ->
                    Calls.deleting(() ->
                        calls.call(
                            Ec2.DELETE_NETWORK_ACL_ENTRY,
                            new DeleteNetworkAclEntryRequest()
                                .networkAclId(in.required("NetworkAclId"))
                                .ruleNumber(Integer.valueOf(in.required("RuleNumber")))
                                .egress(in.is("Egress")))))
            .changing(
                Set.of("CidrBlock", "Icmp", "Ipv6CidrBlock", "PortRange", "Protocol", "RuleAction"),
                (made, before, after, calls) -> {
                  calls.call(
                      Ec2.REPLACE_NETWORK_ACL_ENTRY,
                      entry(after).fill(new ReplaceNetworkAclEntryRequest()));
                  return made;
                }),
        ResourceType.of(
            "AWS::EC2::SubnetNetworkAclAssociation", AclTypes::associate, AclTypes::release));
  }

  private static Properties entry(Properties in) {
    return in.renamed("Icmp", "IcmpTypeCode").with("Egress", in.is("Egress"));
  }

  private static Made acl(String logicalId, Properties in, Calls calls) {
    var request =
        in.without("Tags")
            .fill(new CreateNetworkAclRequest())
            .tagSpecifications(Ec2Tags.of("network-acl", in));
    var id =
        requireNonNull(
            requireNonNull(calls.call(Ec2.CREATE_NETWORK_ACL, request).networkAcl).networkAclId);
    return Made.of(id).with("Id", id);
  }

  private static Made associate(String logicalId, Properties in, Calls calls) {
    return Made.of(associate(in.required("SubnetId"), in.required("NetworkAclId"), calls));
  }

  /** A subnet always has one: it gets the VPC's own back. */
  private static void release(Made made, Properties in, Calls calls) {
    var subnet = in.required("SubnetId");
    var current = of("association.subnet-id", subnet, calls);
    if (current.isEmpty()) {
      return;
    }
    var vpc = requireNonNull(current.getFirst().vpcId);
    var own =
        of("vpc-id", vpc, calls).stream()
            .filter(acl -> Boolean.TRUE.equals(acl.isDefault))
            .findFirst()
            .orElseThrow();
    associate(subnet, requireNonNull(own.networkAclId), calls);
  }

  private static String associate(String subnet, String acl, Calls calls) {
    var association =
        of("association.subnet-id", subnet, calls).stream()
            .flatMap(found -> requireNonNull(found.associations).stream())
            .filter(found -> subnet.equals(found.subnetId))
            .findFirst()
            .orElseThrow(() -> Properties.invalid("#/SubnetId: there is no subnet " + subnet));
    return requireNonNull(
        calls.call(
                Ec2.REPLACE_NETWORK_ACL_ASSOCIATION,
                new ReplaceNetworkAclAssociationRequest()
                    .associationId(association.networkAclAssociationId)
                    .networkAclId(acl))
            .newAssociationId);
  }

  private static List<NetworkAcl> of(String filter, String value, Calls calls) {
    return requireNonNull(
        calls.call(
                Ec2.DESCRIBE_NETWORK_ACLS,
                new DescribeNetworkAclsRequest()
                    .filters(List.of(new Filter().name(filter).values(List.of(value)))))
            .networkAcls);
  }
}
