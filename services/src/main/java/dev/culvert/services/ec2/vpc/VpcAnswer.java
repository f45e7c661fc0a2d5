package dev.culvert.services.ec2.vpc;

import dev.culvert.network.AddressFamily;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.shapes.ec2.BlockPublicAccessStates;
import dev.culvert.shapes.ec2.Vpc;
import dev.culvert.shapes.ec2.VpcCidrBlockAssociation;
import dev.culvert.shapes.ec2.VpcCidrBlockState;
import dev.culvert.shapes.ec2.VpcIpv6CidrBlockAssociation;

/** VPCs as responses show them. */
final class VpcAnswer {
  private VpcAnswer() {}

  static Vpc of(dev.culvert.network.Vpc vpc, Seen seen) {
    var details = VpcDetails.of(seen.world(), vpc);
    return new Vpc()
        .vpcId(vpc.id())
        .ownerId(vpc.owner())
        .state("available")
        .cidrBlock(vpc.cidr().toString())
        .dhcpOptionsId(vpc.dhcpOptionsId().orElse("default"))
        .instanceTenancy(details.tenancy())
        .isDefault(details.isDefault())
        .cidrBlockAssociationSet(
            BlockAssociation.of(AddressFamily.IPV4, details.blocks()).stream()
                .map(block -> ipv4(block, "associated"))
                .toList())
        .ipv6CidrBlockAssociationSet(
            BlockAssociation.of(AddressFamily.IPV6, details.blocks()).stream()
                .map(block -> ipv6(block, "associated", vpc.region()))
                .toList())
        .blockPublicAccessStates(new BlockPublicAccessStates().internetGatewayBlockMode("off"))
        .tags(Tags.of(seen, vpc.id()));
  }

  static VpcCidrBlockAssociation ipv4(BlockAssociation block, String state) {
    return new VpcCidrBlockAssociation()
        .associationId(block.id())
        .cidrBlock(block.cidr().toString())
        .cidrBlockState(new VpcCidrBlockState().state(state));
  }

  static VpcIpv6CidrBlockAssociation ipv6(BlockAssociation block, String state, String region) {
    return new VpcIpv6CidrBlockAssociation()
        .associationId(block.id())
        .ipv6CidrBlock(block.cidr().toString())
        .ipv6CidrBlockState(new VpcCidrBlockState().state(state))
        .networkBorderGroup(region)
        .ipv6Pool("Amazon")
        .ipv6AddressAttribute("public")
        .ipSource("amazon");
  }
}
