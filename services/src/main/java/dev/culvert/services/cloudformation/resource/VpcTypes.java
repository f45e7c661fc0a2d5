package dev.culvert.services.cloudformation.resource;

import static java.util.Objects.requireNonNull;

import dev.culvert.shapes.ec2.AssociateDhcpOptionsRequest;
import dev.culvert.shapes.ec2.AssociateVpcCidrBlockRequest;
import dev.culvert.shapes.ec2.AttributeBooleanValue;
import dev.culvert.shapes.ec2.CreateDhcpOptionsRequest;
import dev.culvert.shapes.ec2.CreateSubnetRequest;
import dev.culvert.shapes.ec2.CreateVpcRequest;
import dev.culvert.shapes.ec2.DeleteDhcpOptionsRequest;
import dev.culvert.shapes.ec2.DeleteSubnetRequest;
import dev.culvert.shapes.ec2.DeleteVpcRequest;
import dev.culvert.shapes.ec2.DescribeNetworkAclsRequest;
import dev.culvert.shapes.ec2.DescribeSecurityGroupsRequest;
import dev.culvert.shapes.ec2.DescribeSubnetsRequest;
import dev.culvert.shapes.ec2.DescribeVpcsRequest;
import dev.culvert.shapes.ec2.DisassociateVpcCidrBlockRequest;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.Filter;
import dev.culvert.shapes.ec2.ModifySubnetAttributeRequest;
import dev.culvert.shapes.ec2.ModifyVpcAttributeRequest;
import dev.culvert.shapes.ec2.NewDhcpConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** VPCs, their address blocks, subnets and DHCP options. */
final class VpcTypes {
  private VpcTypes() {}

  static List<ResourceType> all() {
    return List.of(
        ResourceType.of("AWS::EC2::VPC", VpcTypes::vpc, VpcTypes::deleteVpc)
            .changing(
                Set.of("EnableDnsHostnames", "EnableDnsSupport", "Tags"),
                (made, before, after, calls) -> {
                  dns(made.id(), after, calls);
                  Ec2Tags.change(made.id(), before, after, calls);
                  return made;
                }),
        ResourceType.of(
            "AWS::EC2::VPCCidrBlock",
            VpcTypes::block,
            (made, in, calls) ->
                Calls.deleting(() ->
                    calls.call(
                        Ec2.DISASSOCIATE_VPC_CIDR_BLOCK,
                        new DisassociateVpcCidrBlockRequest().associationId(made.id())))),
        ResourceType.of(
                "AWS::EC2::Subnet",
                VpcTypes::subnet,
                (made, in, calls) ->
                    Calls.deleting(() ->
                        calls.call(
                            Ec2.DELETE_SUBNET, new DeleteSubnetRequest().subnetId(made.id()))))
            .changing(
                Set.of("MapPublicIpOnLaunch", "AssignIpv6AddressOnCreation", "Tags"),
                (made, before, after, calls) -> {
                  launching(made.id(), after, calls);
                  Ec2Tags.change(made.id(), before, after, calls);
                  return made;
                }),
        ResourceType.of(
                "AWS::EC2::DHCPOptions",
                VpcTypes::dhcp,
                (made, in, calls) ->
                    Calls.deleting(() ->
                        calls.call(
                            Ec2.DELETE_DHCP_OPTIONS,
                            new DeleteDhcpOptionsRequest().dhcpOptionsId(made.id()))))
            .changing(
                Set.of("Tags"),
                (made, before, after, calls) -> {
                  Ec2Tags.change(made.id(), before, after, calls);
                  return made;
                }),
        ResourceType.of(
                "AWS::EC2::VPCDHCPOptionsAssociation",
                (id, in, calls) -> associate(in, calls),
                (made, in, calls) ->
                    Calls.deleting(() -> associate(in.with("DhcpOptionsId", "default"), calls)))
            .changing(
                Set.of("DhcpOptionsId"), (made, before, after, calls) -> associate(after, calls)));
  }

  private static Made vpc(String logicalId, Properties in, Calls calls) {
    var request =
        in.without("EnableDnsHostnames", "EnableDnsSupport", "Tags").fill(new CreateVpcRequest());
    var vpc =
        requireNonNull(
            calls.call(Ec2.CREATE_VPC, request.tagSpecifications(Ec2Tags.of("vpc", in))).vpc);
    var id = requireNonNull(vpc.vpcId);
    dns(id, in, calls);
    var made = Made.of(id).with("VpcId", id).with("CidrBlock", vpc.cidrBlock);
    var own = List.of(new Filter().name("vpc-id").values(List.of(id)));
    var acls =
        calls.call(Ec2.DESCRIBE_NETWORK_ACLS, new DescribeNetworkAclsRequest().filters(own))
            .networkAcls;
    var groups =
        calls.call(Ec2.DESCRIBE_SECURITY_GROUPS, new DescribeSecurityGroupsRequest().filters(own))
            .securityGroups;
    return blocks(
        made.with("DefaultNetworkAcl", requireNonNull(acls).getFirst().networkAclId)
            .with("DefaultSecurityGroup", requireNonNull(groups).getFirst().groupId),
        calls);
  }

  private static Made blocks(Made made, Calls calls) {
    var vpc =
        requireNonNull(
                calls.call(Ec2.DESCRIBE_VPCS, new DescribeVpcsRequest().vpcIds(List.of(made.id())))
                    .vpcs)
            .getFirst();
    var blocks = new ArrayList<Object>();
    for (var block : requireNonNull(vpc.cidrBlockAssociationSet)) {
      blocks.add(requireNonNull(block.associationId));
    }
    var six = new ArrayList<Object>();
    if (vpc.ipv6CidrBlockAssociationSet != null) {
      vpc.ipv6CidrBlockAssociationSet.forEach(
          block -> six.add(requireNonNull(block.ipv6CidrBlock)));
    }
    return made.with("CidrBlockAssociations", blocks).with("Ipv6CidrBlocks", six);
  }

  /** One attribute a call is all that EC2 takes. */
  private static void dns(String vpc, Properties in, Calls calls) {
    calls.call(
        Ec2.MODIFY_VPC_ATTRIBUTE,
        new ModifyVpcAttributeRequest()
            .vpcId(vpc)
            .enableDnsSupport(
                new AttributeBooleanValue()
                    .value(in.find("EnableDnsSupport").isEmpty() || in.is("EnableDnsSupport"))));
    calls.call(
        Ec2.MODIFY_VPC_ATTRIBUTE,
        new ModifyVpcAttributeRequest()
            .vpcId(vpc)
            .enableDnsHostnames(new AttributeBooleanValue().value(in.is("EnableDnsHostnames"))));
  }

  private static void deleteVpc(Made made, Properties in, Calls calls) {
    Calls.deleting(() -> calls.call(Ec2.DELETE_VPC, new DeleteVpcRequest().vpcId(made.id())));
  }

  private static Made block(String logicalId, Properties in, Calls calls) {
    var answer =
        calls.call(Ec2.ASSOCIATE_VPC_CIDR_BLOCK, in.fill(new AssociateVpcCidrBlockRequest()));
    return answer.cidrBlockAssociation != null
        ? Made.of(requireNonNull(answer.cidrBlockAssociation.associationId))
        : Made.of(requireNonNull(requireNonNull(answer.ipv6CidrBlockAssociation).associationId));
  }

  private static Made subnet(String logicalId, Properties in, Calls calls) {
    var request =
        in.without("MapPublicIpOnLaunch", "AssignIpv6AddressOnCreation", "Tags")
            .fill(new CreateSubnetRequest())
            .tagSpecifications(Ec2Tags.of("subnet", in));
    var subnet = requireNonNull(calls.call(Ec2.CREATE_SUBNET, request).subnet);
    var id = requireNonNull(subnet.subnetId);
    launching(id, in, calls);
    var seen =
        requireNonNull(
                calls.call(
                        Ec2.DESCRIBE_SUBNETS, new DescribeSubnetsRequest().subnetIds(List.of(id)))
                    .subnets)
            .getFirst();
    var six = new ArrayList<Object>();
    if (seen.ipv6CidrBlockAssociationSet != null) {
      seen.ipv6CidrBlockAssociationSet.forEach(
          block -> six.add(requireNonNull(block.ipv6CidrBlock)));
    }
    return Made.of(id)
        .with("SubnetId", id)
        .with("VpcId", seen.vpcId)
        .with("CidrBlock", seen.cidrBlock)
        .with("AvailabilityZone", seen.availabilityZone)
        .with("AvailabilityZoneId", seen.availabilityZoneId)
        .with("Ipv6CidrBlocks", six);
  }

  private static void launching(String subnet, Properties in, Calls calls) {
    if (in.find("MapPublicIpOnLaunch").isPresent()) {
      calls.call(
          Ec2.MODIFY_SUBNET_ATTRIBUTE,
          new ModifySubnetAttributeRequest()
              .subnetId(subnet)
              .mapPublicIpOnLaunch(
                  new AttributeBooleanValue().value(in.is("MapPublicIpOnLaunch"))));
    }
    if (in.find("AssignIpv6AddressOnCreation").isPresent()) {
      calls.call(
          Ec2.MODIFY_SUBNET_ATTRIBUTE,
          new ModifySubnetAttributeRequest()
              .subnetId(subnet)
              .assignIpv6AddressOnCreation(
                  new AttributeBooleanValue().value(in.is("AssignIpv6AddressOnCreation"))));
    }
  }

  private static Made dhcp(String logicalId, Properties in, Calls calls) {
    var options = new ArrayList<NewDhcpConfiguration>();
    Map.of(
            "DomainName", "domain-name",
            "DomainNameServers", "domain-name-servers",
            "NtpServers", "ntp-servers",
            "NetbiosNameServers", "netbios-name-servers",
            "NetbiosNodeType", "netbios-node-type")
        .forEach((property, key) -> {
          if (in.find(property).isPresent()) {
            options.add(new NewDhcpConfiguration().key(key).values(in.texts(property)));
          }
        });
    var made =
        calls.call(
            Ec2.CREATE_DHCP_OPTIONS,
            new CreateDhcpOptionsRequest()
                .dhcpConfigurations(options)
                .tagSpecifications(Ec2Tags.of("dhcp-options", in)));
    var id = requireNonNull(requireNonNull(made.dhcpOptions).dhcpOptionsId);
    return Made.of(id).with("DhcpOptionsId", id);
  }

  private static Made associate(Properties in, Calls calls) {
    calls.call(Ec2.ASSOCIATE_DHCP_OPTIONS, in.fill(new AssociateDhcpOptionsRequest()));
    return Made.of(in.required("DhcpOptionsId") + "|" + in.required("VpcId"));
  }
}
