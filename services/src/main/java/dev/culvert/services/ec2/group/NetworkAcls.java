package dev.culvert.services.ec2.group;

import dev.culvert.network.NetworkAcl;
import dev.culvert.network.NetworkAclAssociation;
import dev.culvert.network.Subnet;
import dev.culvert.network.Vpc;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Paging;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.CreateNetworkAclRequest;
import dev.culvert.shapes.ec2.CreateNetworkAclResponse;
import dev.culvert.shapes.ec2.DeleteNetworkAclRequest;
import dev.culvert.shapes.ec2.DeleteNetworkAclResponse;
import dev.culvert.shapes.ec2.DescribeNetworkAclsRequest;
import dev.culvert.shapes.ec2.DescribeNetworkAclsResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.NetworkAclEntry;
import dev.culvert.shapes.ec2.ReplaceNetworkAclAssociationRequest;
import dev.culvert.shapes.ec2.ReplaceNetworkAclAssociationResponse;
import java.util.List;
import java.util.stream.Stream;

/** Makes, describes and deletes network ACLs, and says which one a subnet follows. */
public final class NetworkAcls {
  private static final Filters<dev.culvert.shapes.ec2.NetworkAcl> FILTERS =
      Filters.<dev.culvert.shapes.ec2.NetworkAcl>tagged(acl -> acl.tags)
          .on("network-acl-id", acl -> acl.networkAclId)
          .on("vpc-id", acl -> acl.vpcId)
          .on("owner-id", acl -> acl.ownerId)
          .on("default", acl -> acl.isDefault)
          .each(
              "association.association-id",
              acl -> associations(acl).map(it -> it.networkAclAssociationId))
          .each("association.network-acl-id", acl -> associations(acl).map(it -> it.networkAclId))
          .each("association.subnet-id", acl -> associations(acl).map(it -> it.subnetId))
          .each("entry.cidr", acl -> entries(acl).map(it -> it.cidrBlock))
          .each("entry.ipv6-cidr", acl -> entries(acl).map(it -> it.ipv6CidrBlock))
          .each("entry.protocol", acl -> entries(acl).map(it -> it.protocol))
          .each("entry.rule-action", acl -> entries(acl).map(it -> it.ruleAction))
          .each("entry.egress", acl -> entries(acl).map(it -> it.egress))
          .each("entry.rule-number", acl -> entries(acl).map(it -> it.ruleNumber))
          .each(
              "entry.icmp.code",
              acl -> entries(acl).map(it -> it.icmpTypeCode == null ? null : it.icmpTypeCode.code))
          .each(
              "entry.icmp.type",
              acl -> entries(acl).map(it -> it.icmpTypeCode == null ? null : it.icmpTypeCode.type))
          .each(
              "entry.port-range.from",
              acl -> entries(acl).map(it -> it.portRange == null ? null : it.portRange.from))
          .each(
              "entry.port-range.to",
              acl -> entries(acl).map(it -> it.portRange == null ? null : it.portRange.to));

  private final Actions actions;

  public NetworkAcls(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.create(
            Ec2.CREATE_NETWORK_ACL,
            input -> Touched.a(Kind.NETWORK_ACL).and(Kind.VPC, input.vpcId),
            NetworkAcls::create,
            (id, input, seen) ->
                new CreateNetworkAclResponse()
                    .networkAcl(
                        new NetworkAclAnswer(seen)
                            .of(seen.the(Kind.NETWORK_ACL, NetworkAcl.class, id)))
                    .clientToken(input.clientToken)),
        actions.read(Ec2.DESCRIBE_NETWORK_ACLS, NetworkAcls::describe),
        actions.change(
            Ec2.DELETE_NETWORK_ACL,
            input -> Touched.the(Kind.NETWORK_ACL, input.networkAclId),
            NetworkAcls::delete),
        actions.change(
            Ec2.REPLACE_NETWORK_ACL_ASSOCIATION,
            input -> Touched.the(Kind.NETWORK_ACL, input.networkAclId),
            NetworkAcls::replaceAssociation));
  }

  private static String create(CreateNetworkAclRequest input, Draft draft) {
    Tags.check(input.tagSpecifications, Kind.NETWORK_ACL.type());
    var vpc = draft.the(Kind.VPC, Vpc.class, Given.required(input.vpcId, "vpcId"));
    var id = draft.newId(Kind.NETWORK_ACL);
    draft.put(new NetworkAcl(id, vpc.owner(), vpc.region(), vpc.id(), false, List.of(), List.of()));
    Tags.put(draft, Kind.NETWORK_ACL, id, input.tagSpecifications);
    return id;
  }

  private static DescribeNetworkAclsResponse describe(DescribeNetworkAclsRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var answer = new NetworkAclAnswer(seen);
    var all =
        seen.the(Kind.NETWORK_ACL, NetworkAcl.class, input.networkAclIds).stream()
            .map(answer::of)
            .toList();
    var page =
        paging.cut(FILTERS.select(input.filters, all), acl -> String.valueOf(acl.networkAclId));
    return new DescribeNetworkAclsResponse().networkAcls(page.items()).nextToken(page.next());
  }

  private static DeleteNetworkAclResponse delete(DeleteNetworkAclRequest input, Draft draft) {
    var id = Given.required(input.networkAclId, "networkAclId");
    var acl = draft.the(Kind.NETWORK_ACL, NetworkAcl.class, id);
    if (acl.isDefault()) {
      throw Refusals.value("cannot delete default network ACL " + id);
    }
    if (draft.network().all(NetworkAclAssociation.class).stream()
        .anyMatch(it -> it.networkAclId().equals(id))) {
      throw Refusals.dependency("networkAcl", id);
    }
    draft.remove(acl);
    return new DeleteNetworkAclResponse();
  }

  private static ReplaceNetworkAclAssociationResponse replaceAssociation(
      ReplaceNetworkAclAssociationRequest input, Draft draft) {
    var association =
        draft.the(
            Kind.NETWORK_ACL_ASSOCIATION,
            NetworkAclAssociation.class,
            Given.required(input.associationId, "associationId"));
    var acl =
        draft.the(
            Kind.NETWORK_ACL, NetworkAcl.class, Given.required(input.networkAclId, "networkAclId"));
    var subnet = draft.the(Kind.SUBNET, Subnet.class, association.subnetId());
    if (!subnet.vpcId().equals(acl.vpcId())) {
      throw Refusals.value(
          "network ACL "
              + acl.id()
              + " and subnet "
              + subnet.id()
              + " belong to different networks");
    }
    var id = draft.newId(Kind.NETWORK_ACL_ASSOCIATION);
    draft.remove(association);
    draft.put(new NetworkAclAssociation(id, acl.owner(), acl.region(), acl.id(), subnet.id()));
    return new ReplaceNetworkAclAssociationResponse().newAssociationId(id);
  }

  private static Stream<dev.culvert.shapes.ec2.NetworkAclAssociation> associations(
      dev.culvert.shapes.ec2.NetworkAcl acl) {
    return Given.list(acl.associations).stream();
  }

  private static Stream<NetworkAclEntry> entries(dev.culvert.shapes.ec2.NetworkAcl acl) {
    return Given.list(acl.entries).stream();
  }
}
