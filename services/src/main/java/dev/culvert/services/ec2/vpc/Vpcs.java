package dev.culvert.services.ec2.vpc;

import dev.culvert.network.EgressOnlyInternetGateway;
import dev.culvert.network.NatGateway;
import dev.culvert.network.Network;
import dev.culvert.network.NetworkAcl;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.PeeringConnection;
import dev.culvert.network.RouteTable;
import dev.culvert.network.SecurityGroup;
import dev.culvert.network.Subnet;
import dev.culvert.network.VirtualPrivateGateway;
import dev.culvert.network.Vpc;
import dev.culvert.network.VpcEndpoint;
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
import dev.culvert.services.ec2.group.GroupDetails;
import dev.culvert.shapes.ec2.CreateVpcRequest;
import dev.culvert.shapes.ec2.CreateVpcResponse;
import dev.culvert.shapes.ec2.DeleteVpcRequest;
import dev.culvert.shapes.ec2.DeleteVpcResponse;
import dev.culvert.shapes.ec2.DescribeVpcsRequest;
import dev.culvert.shapes.ec2.DescribeVpcsResponse;
import dev.culvert.shapes.ec2.Ec2;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes, describes and deletes VPCs. */
public final class Vpcs {
  private static final List<String> TENANCIES = List.of("default", "dedicated", "host");
  private static final Filters<dev.culvert.shapes.ec2.Vpc> FILTERS =
      Filters.<dev.culvert.shapes.ec2.Vpc>tagged(vpc -> vpc.tags)
          .on("vpc-id", vpc -> vpc.vpcId)
          .on("owner-id", vpc -> vpc.ownerId)
          .on("state", vpc -> vpc.state)
          .on("cidr", vpc -> vpc.cidrBlock)
          .on("cidrBlock", vpc -> vpc.cidrBlock)
          .on("is-default", vpc -> vpc.isDefault)
          .on("isDefault", vpc -> vpc.isDefault)
          .on("dhcp-options-id", vpc -> vpc.dhcpOptionsId)
          .on("dhcpOptionsId", vpc -> vpc.dhcpOptionsId)
          .each(
              "cidr-block-association.association-id",
              vpc -> ipv4(vpc).map(block -> block.associationId))
          .each("cidr-block-association.cidr-block", vpc -> ipv4(vpc).map(block -> block.cidrBlock))
          .each("cidr-block-association.state", vpc -> ipv4(vpc).map(_ -> "associated"))
          .each(
              "ipv6-cidr-block-association.association-id",
              vpc -> ipv6(vpc).map(block -> block.associationId))
          .each(
              "ipv6-cidr-block-association.ipv6-cidr-block",
              vpc -> ipv6(vpc).map(block -> block.ipv6CidrBlock))
          .each("ipv6-cidr-block-association.ipv6-pool", vpc -> ipv6(vpc).map(it -> it.ipv6Pool))
          .each("ipv6-cidr-block-association.state", vpc -> ipv6(vpc).map(_ -> "associated"));

  private final Actions actions;

  public Vpcs(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.create(Ec2.CREATE_VPC, _ -> Touched.a(Kind.VPC), Vpcs::create, Vpcs::created),
        actions.read(Ec2.DESCRIBE_VPCS, Vpcs::describe),
        actions.change(Ec2.DELETE_VPC, input -> Touched.the(Kind.VPC, input.vpcId), Vpcs::delete));
  }

  private static String create(CreateVpcRequest input, Draft draft) {
    Tags.check(input.tagSpecifications, Kind.VPC.type());
    var tenancy = Given.text(input.instanceTenancy).orElse("default");
    Given.oneOf(tenancy, "instanceTenancy", TENANCIES);
    var plan =
        VpcFactory.Plan.of(draft, Blocks.ofVpc(Given.required(input.cidrBlock, "cidrBlock")))
            .withTenancy(tenancy)
            .withIpv6(
                Given.flag(input.amazonProvidedIpv6CidrBlock)
                    ? Optional.of(Blocks.amazonIpv6(draft.network()))
                    : Optional.empty());
    var vpc = VpcFactory.make(draft, plan);
    Tags.put(draft, Kind.VPC, vpc.id(), input.tagSpecifications);
    return vpc.id();
  }

  private static CreateVpcResponse created(String id, CreateVpcRequest input, Seen seen) {
    return new CreateVpcResponse()
        .vpc(VpcAnswer.of(seen.the(Kind.VPC, Vpc.class, id), seen).state("pending"));
  }

  private static DescribeVpcsResponse describe(DescribeVpcsRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var all =
        seen.the(Kind.VPC, Vpc.class, input.vpcIds).stream()
            .map(vpc -> VpcAnswer.of(vpc, seen))
            .toList();
    var page = paging.cut(FILTERS.select(input.filters, all), vpc -> String.valueOf(vpc.vpcId));
    return new DescribeVpcsResponse().vpcs(page.items()).nextToken(page.next());
  }

  private static DeleteVpcResponse delete(DeleteVpcRequest input, Draft draft) {
    var id = Given.required(input.vpcId, "VpcId");
    var vpc = draft.the(Kind.VPC, Vpc.class, id);
    if (hasDependents(vpc, draft.network())) {
      throw Refusals.dependency("vpc", id);
    }
    draft
        .network()
        .mainAssociation(id)
        .ifPresent(main -> {
          draft.network().find(RouteTable.class, main.routeTableId()).ifPresent(draft::remove);
          draft.remove(main);
        });
    draft
        .network()
        .find(SecurityGroup.class, vpc.defaultSecurityGroupId())
        .ifPresent(draft::remove);
    draft.remove(GroupDetails.REGISTER, vpc.defaultSecurityGroupId());
    draft.network().find(NetworkAcl.class, vpc.defaultNetworkAclId()).ifPresent(draft::remove);
    endPeerings(draft, id);
    draft.remove(vpc);
    draft.remove(VpcDetails.REGISTER, id);
    return new DeleteVpcResponse();
  }

  /** Peering connections do not hold a VPC back: they are deleted with it. */
  private static void endPeerings(Draft draft, String vpcId) {
    for (var peering : draft.network().all(PeeringConnection.class)) {
      if (peering.across(vpcId).isPresent()
          && peering.status() == PeeringConnection.Status.ACTIVE) {
        draft.put(peering.withStatus(PeeringConnection.Status.DELETED));
      }
    }
  }

  private static boolean hasDependents(Vpc vpc, Network network) {
    var id = vpc.id();
    return network.internetGateway(id).isPresent()
        || any(network.all(Subnet.class).stream().map(Subnet::vpcId), id)
        || any(network.all(VpcEndpoint.class).stream().map(VpcEndpoint::vpcId), id)
        || any(network.all(NetworkInterface.class).stream().map(NetworkInterface::vpcId), id)
        || any(network.all(NatGateway.class).stream().map(NatGateway::vpcId), id)
        || any(
            network.all(EgressOnlyInternetGateway.class).stream()
                .map(EgressOnlyInternetGateway::vpcId),
            id)
        || network.all(VirtualPrivateGateway.class).stream().anyMatch(it -> it.isAttachedTo(id))
        || hasMoreThanDefaults(vpc, network);
  }

  private static boolean hasMoreThanDefaults(Vpc vpc, Network network) {
    var id = vpc.id();
    var groups =
        network.all(SecurityGroup.class).stream()
            .filter(group -> !group.id().equals(vpc.defaultSecurityGroupId()))
            .map(SecurityGroup::vpcId);
    var acls =
        network.all(NetworkAcl.class).stream()
            .filter(acl -> !acl.id().equals(vpc.defaultNetworkAclId()))
            .map(NetworkAcl::vpcId);
    var main = network.mainAssociation(id).map(it -> it.routeTableId()).orElse("");
    var tables =
        network.all(RouteTable.class).stream()
            .filter(table -> !table.id().equals(main))
            .map(RouteTable::vpcId);
    return any(groups, id) || any(acls, id) || any(tables, id);
  }

  private static boolean any(Stream<String> vpcIds, String id) {
    return vpcIds.anyMatch(id::equals);
  }

  private static Stream<dev.culvert.shapes.ec2.VpcCidrBlockAssociation> ipv4(
      dev.culvert.shapes.ec2.Vpc vpc) {
    return Given.list(vpc.cidrBlockAssociationSet).stream();
  }

  private static Stream<dev.culvert.shapes.ec2.VpcIpv6CidrBlockAssociation> ipv6(
      dev.culvert.shapes.ec2.Vpc vpc) {
    return Given.list(vpc.ipv6CidrBlockAssociationSet).stream();
  }
}
