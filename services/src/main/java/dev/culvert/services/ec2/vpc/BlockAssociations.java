package dev.culvert.services.ec2.vpc;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.Cidr;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.Subnet;
import dev.culvert.network.Vpc;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.AssociateSubnetCidrBlockRequest;
import dev.culvert.shapes.ec2.AssociateSubnetCidrBlockResponse;
import dev.culvert.shapes.ec2.AssociateVpcCidrBlockRequest;
import dev.culvert.shapes.ec2.AssociateVpcCidrBlockResponse;
import dev.culvert.shapes.ec2.DisassociateSubnetCidrBlockRequest;
import dev.culvert.shapes.ec2.DisassociateSubnetCidrBlockResponse;
import dev.culvert.shapes.ec2.DisassociateVpcCidrBlockRequest;
import dev.culvert.shapes.ec2.DisassociateVpcCidrBlockResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import java.util.stream.Stream;

/** Gives more address blocks to VPCs and subnets, and takes them away. */
public final class BlockAssociations {
  /** Documented: five IPv4 blocks and five IPv6 blocks for each VPC. */
  private static final int MAX_BLOCKS = 5;

  private static final Kind VPC_BLOCK =
      new Kind(
          VpcDetails.BLOCK_PREFIX,
          "vpc-cidr-association",
          "InvalidVpcCidrBlockAssociationID.NotFound",
          "The vpc CIDR block with association ID %s does not exist",
          "InvalidVpcCidrBlockAssociationID.Malformed");
  private static final Kind SUBNET_BLOCK =
      new Kind(
          SubnetDetails.BLOCK_PREFIX,
          "subnet-cidr-association",
          "InvalidSubnetCidrBlockAssociationID.NotFound",
          "The subnet CIDR block with association ID %s does not exist",
          "InvalidSubnetCidrBlockAssociationID.Malformed");

  private final Actions actions;

  public BlockAssociations(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.change(
            Ec2.ASSOCIATE_VPC_CIDR_BLOCK,
            input -> Touched.the(Kind.VPC, input.vpcId),
            BlockAssociations::associateVpc),
        actions.change(
            Ec2.DISASSOCIATE_VPC_CIDR_BLOCK,
            _ -> Touched.nothing(),
            BlockAssociations::disassociateVpc),
        actions.change(
            Ec2.ASSOCIATE_SUBNET_CIDR_BLOCK,
            input -> Touched.the(Kind.SUBNET, input.subnetId),
            BlockAssociations::associateSubnet),
        actions.change(
            Ec2.DISASSOCIATE_SUBNET_CIDR_BLOCK,
            _ -> Touched.nothing(),
            BlockAssociations::disassociateSubnet));
  }

  private static AssociateVpcCidrBlockResponse associateVpc(
      AssociateVpcCidrBlockRequest input, Draft draft) {
    var vpc = draft.the(Kind.VPC, Vpc.class, Given.required(input.vpcId, "vpcId"));
    var ipv6 = Given.flag(input.amazonProvidedIpv6CidrBlock);
    var cidr =
        ipv6
            ? Blocks.amazonIpv6(draft.network())
            : Blocks.ofVpc(Given.required(input.cidrBlock, "cidrBlock"));
    refuseConflict(vpc, cidr);
    var block = new BlockAssociation(draft.ids().ec2(VpcDetails.BLOCK_PREFIX), cidr);
    draft.put(vpc.withMoreCidrs(Stream.concat(vpc.moreCidrs().stream(), Stream.of(cidr)).toList()));
    draft.put(VpcDetails.REGISTER, VpcDetails.of(draft.world(), vpc).with(block));
    var answer = new AssociateVpcCidrBlockResponse().vpcId(vpc.id());
    return ipv6
        ? answer.ipv6CidrBlockAssociation(VpcAnswer.ipv6(block, "associating", vpc.region()))
        : answer.cidrBlockAssociation(VpcAnswer.ipv4(block, "associating"));
  }

  private static void refuseConflict(Vpc vpc, Cidr cidr) {
    if (vpc.cidrs().stream().anyMatch(cidr::overlaps)) {
      throw new AwsException(
          "InvalidVpc.Range",
          "The CIDR '" + cidr + "' conflicts with another CIDR block of " + vpc.id() + ".");
    }
    if (Blocks.of(cidr.family(), vpc.cidrs()).size() >= MAX_BLOCKS) {
      throw new AwsException(
          "CidrLimitExceeded",
          "This network '" + vpc.id() + "' has met its maximum number of allowed CIDRs: 5");
    }
  }

  private static DisassociateVpcCidrBlockResponse disassociateVpc(
      DisassociateVpcCidrBlockRequest input, Draft draft) {
    var id = Given.required(input.associationId, "associationId");
    VPC_BLOCK.check(id);
    for (var vpc : draft.seen().all(Vpc.class)) {
      var details = VpcDetails.of(draft.world(), vpc);
      var found = BlockAssociation.find(id, details.blocks());
      if (found.isPresent()) {
        return takeAway(vpc, details, found.get(), draft);
      }
    }
    throw VPC_BLOCK.notFound(id);
  }

  private static DisassociateVpcCidrBlockResponse takeAway(
      Vpc vpc, VpcDetails details, BlockAssociation block, Draft draft) {
    if (block.cidr().equals(vpc.cidr())) {
      throw new AwsException(
          "OperationNotPermitted",
          "The vpc CIDR block with association ID "
              + block.id()
              + " may not be disassociated. It is the primary IPv4 CIDR block of the VPC");
    }
    if (draft.network().all(Subnet.class).stream()
        .filter(subnet -> subnet.vpcId().equals(vpc.id()))
        .flatMap(subnet -> subnet.cidrs().stream())
        .anyMatch(block.cidr()::contains)) {
      throw new AwsException(
          "CidrBlockInUse",
          "The CIDR block " + block.cidr() + " has subnets and cannot be disassociated.");
    }
    draft.put(
        vpc.withMoreCidrs(
            vpc.moreCidrs().stream().filter(it -> !it.equals(block.cidr())).toList()));
    draft.put(VpcDetails.REGISTER, details.without(block));
    var answer = new DisassociateVpcCidrBlockResponse().vpcId(vpc.id());
    return block.cidr().family() == AddressFamily.IPV6
        ? answer.ipv6CidrBlockAssociation(VpcAnswer.ipv6(block, "disassociating", vpc.region()))
        : answer.cidrBlockAssociation(VpcAnswer.ipv4(block, "disassociating"));
  }

  private static AssociateSubnetCidrBlockResponse associateSubnet(
      AssociateSubnetCidrBlockRequest input, Draft draft) {
    var subnet = draft.the(Kind.SUBNET, Subnet.class, Given.required(input.subnetId, "subnetId"));
    var vpc = draft.the(Kind.VPC, Vpc.class, subnet.vpcId());
    var cidr = Blocks.ipv6OfSubnet(Given.required(input.ipv6CidrBlock, "ipv6CidrBlock"), vpc);
    if (subnet.cidr(AddressFamily.IPV6).isPresent()) {
      throw Refusals.value(
          "The subnet " + subnet.id() + " already has an IPv6 CIDR block associated with it.");
    }
    Blocks.refuseConflict(cidr, Subnets.siblings(draft, vpc));
    var block = new BlockAssociation(draft.ids().ec2(SubnetDetails.BLOCK_PREFIX), cidr);
    draft.put(subnet.withCidrs(Stream.concat(subnet.cidrs().stream(), Stream.of(cidr)).toList()));
    draft.put(
        SubnetDetails.REGISTER,
        SubnetDetails.of(draft.world(), subnet).withIpv6Blocks(List.of(block)));
    return new AssociateSubnetCidrBlockResponse()
        .subnetId(subnet.id())
        .ipv6CidrBlockAssociation(SubnetAnswer.ipv6(block, "associating"));
  }

  private static DisassociateSubnetCidrBlockResponse disassociateSubnet(
      DisassociateSubnetCidrBlockRequest input, Draft draft) {
    var id = Given.required(input.associationId, "associationId");
    SUBNET_BLOCK.check(id);
    for (var subnet : draft.seen().all(Subnet.class)) {
      var details = SubnetDetails.of(draft.world(), subnet);
      var found = BlockAssociation.find(id, details.ipv6Blocks());
      if (found.isPresent()) {
        takeAway(subnet, details, found.get(), draft);
        return new DisassociateSubnetCidrBlockResponse()
            .subnetId(subnet.id())
            .ipv6CidrBlockAssociation(SubnetAnswer.ipv6(found.get(), "disassociating"));
      }
    }
    throw SUBNET_BLOCK.notFound(id);
  }

  private static void takeAway(
      Subnet subnet, SubnetDetails details, BlockAssociation block, Draft draft) {
    var used =
        draft.network().all(NetworkInterface.class).stream()
            .filter(it -> it.subnetId().equals(subnet.id()))
            .flatMap(it -> it.addresses().stream())
            .anyMatch(address -> block.cidr().contains(address.ip()));
    if (used || subnet.cidrs().size() == 1) {
      throw new AwsException(
          "CidrBlockInUse",
          "The CIDR block " + block.cidr() + " is in use and cannot be disassociated.");
    }
    draft.put(
        subnet.withCidrs(subnet.cidrs().stream().filter(it -> !it.equals(block.cidr())).toList()));
    draft.put(SubnetDetails.REGISTER, details.withIpv6Blocks(List.of()));
  }
}
