package dev.culvert.services.ec2;

import static dev.culvert.services.ec2.Console.text;
import static dev.culvert.services.ec2.Console.there;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.network.InterfaceEndpoint;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.Vpc;
import dev.culvert.shapes.ec2.AcceptVpcPeeringConnectionRequest;
import dev.culvert.shapes.ec2.AddPrefixListEntry;
import dev.culvert.shapes.ec2.AllocateAddressRequest;
import dev.culvert.shapes.ec2.AssociateAddressRequest;
import dev.culvert.shapes.ec2.AssociateRouteTableRequest;
import dev.culvert.shapes.ec2.AttributeBooleanValue;
import dev.culvert.shapes.ec2.AuthorizeSecurityGroupEgressRequest;
import dev.culvert.shapes.ec2.AuthorizeSecurityGroupIngressRequest;
import dev.culvert.shapes.ec2.CreateManagedPrefixListRequest;
import dev.culvert.shapes.ec2.CreateNatGatewayRequest;
import dev.culvert.shapes.ec2.CreateNetworkAclEntryRequest;
import dev.culvert.shapes.ec2.CreateRouteRequest;
import dev.culvert.shapes.ec2.CreateVpcEndpointRequest;
import dev.culvert.shapes.ec2.CreateVpcPeeringConnectionRequest;
import dev.culvert.shapes.ec2.DeleteNatGatewayRequest;
import dev.culvert.shapes.ec2.DeleteRouteRequest;
import dev.culvert.shapes.ec2.DeleteVpcPeeringConnectionRequest;
import dev.culvert.shapes.ec2.DescribeStaleSecurityGroupsRequest;
import dev.culvert.shapes.ec2.DetachInternetGatewayRequest;
import dev.culvert.shapes.ec2.DisassociateAddressRequest;
import dev.culvert.shapes.ec2.DisassociateRouteTableRequest;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.IpPermission;
import dev.culvert.shapes.ec2.IpRange;
import dev.culvert.shapes.ec2.ModifyManagedPrefixListRequest;
import dev.culvert.shapes.ec2.ModifyVpcAttributeRequest;
import dev.culvert.shapes.ec2.ModifyVpcEndpointRequest;
import dev.culvert.shapes.ec2.PortRange;
import dev.culvert.shapes.ec2.PrefixListId;
import dev.culvert.shapes.ec2.RemovePrefixListEntry;
import dev.culvert.shapes.ec2.RevokeSecurityGroupEgressRequest;
import dev.culvert.shapes.ec2.RevokeSecurityGroupIngressRequest;
import dev.culvert.shapes.ec2.UserIdGroupPair;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * For each kind of record, a request before and after it changes. A client in subnet 10.0.1.0/24 of
 * VPC 10.0.0.0/16 asks for DynamoDB; it has an Elastic IP, and its main table a route to an
 * internet gateway.
 */
class RecordsActTest {
  private final Console ec2 = Console.empty();
  private final String vpc = ec2.vpc();
  private final String subnet = ec2.subnet(vpc, "10.0.1.0/24");
  private final String client = Fixtures.networkInterface(ec2, subnet);
  private final String main = ec2.network().mainAssociation(vpc).orElseThrow().routeTableId();
  private final String gateway = Fixtures.attachedInternetGateway(ec2, vpc);
  private final String group =
      ec2.network().find(Vpc.class, vpc).orElseThrow().defaultSecurityGroupId();
  private final String address = address();
  private final String association = associate();

  RecordsActTest() {
    route(main, "0.0.0.0/0");
  }

  private String address() {
    return text(ec2.call(Ec2.ALLOCATE_ADDRESS, new AllocateAddressRequest()).allocationId);
  }

  private String associate() {
    var input = new AssociateAddressRequest().allocationId(address).networkInterfaceId(client);
    return text(ec2.call(Ec2.ASSOCIATE_ADDRESS, input).associationId);
  }

  private void route(String table, String to) {
    ec2.call(
        Ec2.CREATE_ROUTE,
        new CreateRouteRequest().routeTableId(table).destinationCidrBlock(to).gatewayId(gateway));
  }

  private String asked() {
    return Walks.toDynamoDb(ec2, client);
  }

  private void expectPublic() {
    assertThat(asked()).startsWith("public from 198.19.");
  }

  @Test
  void aRoute() {
    expectPublic();
    ec2.call(
        Ec2.DELETE_ROUTE,
        new DeleteRouteRequest().routeTableId(main).destinationCidrBlock("0.0.0.0/0"));
    assertThat(asked()).isEqualTo("NO_ROUTE");
  }

  @Test
  void aRouteTableAssociation() {
    var made =
        ec2.call(
            Ec2.ASSOCIATE_ROUTE_TABLE,
            new AssociateRouteTableRequest().routeTableId(ec2.table(vpc)).subnetId(subnet));
    assertThat(asked()).isEqualTo("NO_ROUTE");
    ec2.call(
        Ec2.DISASSOCIATE_ROUTE_TABLE,
        new DisassociateRouteTableRequest().associationId(made.associationId));
    expectPublic();
  }

  @Test
  void anElasticIpAndTheAttachmentOfTheInternetGateway() {
    ec2.call(Ec2.DISASSOCIATE_ADDRESS, new DisassociateAddressRequest().associationId(association));
    assertThat(asked()).isEqualTo("NO_PUBLIC_ADDRESS");
    ec2.call(
        Ec2.DETACH_INTERNET_GATEWAY,
        new DetachInternetGatewayRequest().internetGatewayId(gateway).vpcId(vpc));
    assertThat(asked()).isEqualTo("BLACKHOLE");
  }

  @Test
  void aNatGateway() {
    var inside = Fixtures.networkInterface(ec2, ec2.subnet(vpc, "10.0.2.0/24"));
    var own = ec2.table(vpc);
    ec2.call(
        Ec2.ASSOCIATE_ROUTE_TABLE,
        new AssociateRouteTableRequest()
            .routeTableId(own)
            .subnetId(ec2.network().find(NetworkInterface.class, inside).orElseThrow().subnetId()));
    var made =
        ec2.call(
            Ec2.CREATE_NAT_GATEWAY,
            new CreateNatGatewayRequest().subnetId(subnet).allocationId(address()));
    var nat = text(there(made.natGateway).natGatewayId);
    ec2.call(
        Ec2.CREATE_ROUTE,
        new CreateRouteRequest()
            .routeTableId(own)
            .destinationCidrBlock("0.0.0.0/0")
            .natGatewayId(nat));
    assertThat(Walks.toDynamoDb(ec2, inside)).startsWith("public from 198.19.");
    ec2.call(Ec2.DELETE_NAT_GATEWAY, new DeleteNatGatewayRequest().natGatewayId(nat));
    assertThat(Walks.toDynamoDb(ec2, inside)).isEqualTo("BLACKHOLE");
  }

  private static IpPermission https() {
    return new IpPermission().ipProtocol("tcp").fromPort(443).toPort(443);
  }

  private static IpPermission all() {
    return new IpPermission().ipProtocol("-1").ipRanges(List.of(new IpRange().cidrIp("0.0.0.0/0")));
  }

  private void closeEgress() {
    ec2.call(
        Ec2.REVOKE_SECURITY_GROUP_EGRESS,
        new RevokeSecurityGroupEgressRequest().groupId(group).ipPermissions(List.of(all())));
  }

  @Test
  void aSecurityGroupAndTheVersionOfThePrefixListItNames() {
    closeEgress();
    assertThat(asked()).isEqualTo("SECURITY_GROUP_EGRESS");
    var made =
        ec2.call(
            Ec2.CREATE_MANAGED_PREFIX_LIST,
            new CreateManagedPrefixListRequest()
                .prefixListName("services")
                .addressFamily("IPv4")
                .maxEntries(2)
                .entries(List.of(new AddPrefixListEntry().cidr("198.18.0.0/16"))));
    var list = text(there(made.prefixList).prefixListId);
    ec2.call(
        Ec2.AUTHORIZE_SECURITY_GROUP_EGRESS,
        new AuthorizeSecurityGroupEgressRequest()
            .groupId(group)
            .ipPermissions(
                List.of(https().prefixListIds(List.of(new PrefixListId().prefixListId(list))))));
    expectPublic();
    ec2.call(
        Ec2.MODIFY_MANAGED_PREFIX_LIST,
        new ModifyManagedPrefixListRequest()
            .prefixListId(list)
            .currentVersion(1L)
            .addEntries(List.of(new AddPrefixListEntry().cidr("192.0.2.0/24")))
            .removeEntries(List.of(new RemovePrefixListEntry().cidr("198.18.0.0/16"))));
    assertThat(asked()).isEqualTo("SECURITY_GROUP_EGRESS");
  }

  @Test
  void aNetworkAclEntry() {
    var acl = ec2.network().find(Vpc.class, vpc).orElseThrow().defaultNetworkAclId();
    ec2.call(
        Ec2.CREATE_NETWORK_ACL_ENTRY,
        new CreateNetworkAclEntryRequest()
            .networkAclId(acl)
            .ruleNumber(10)
            .protocol("6")
            .ruleAction("deny")
            .egress(false)
            .cidrBlock("198.18.0.0/16")
            .portRange(new PortRange().from(1024).to(65_535)));
    assertThat(asked()).isEqualTo("NETWORK_ACL_RETURN");
  }

  @Test
  void theDnsSupportOfTheVpc() {
    ec2.call(
        Ec2.MODIFY_VPC_ATTRIBUTE,
        new ModifyVpcAttributeRequest()
            .vpcId(vpc)
            .enableDnsSupport(new AttributeBooleanValue().value(false)));
    assertThat(asked()).isEqualTo("DNS_SUPPORT_DISABLED");
  }

  @Test
  void aGatewayEndpointsRouteMovesWithItsTables() {
    var made =
        ec2.call(
            Ec2.CREATE_VPC_ENDPOINT,
            new CreateVpcEndpointRequest()
                .vpcId(vpc)
                .serviceName("com.amazonaws.us-east-1.dynamodb"));
    var endpoint = text(there(made.vpcEndpoint).vpcEndpointId);
    expectPublic();
    var modify = new ModifyVpcEndpointRequest().vpcEndpointId(endpoint);
    ec2.call(Ec2.MODIFY_VPC_ENDPOINT, modify.addRouteTableIds(List.of(main)));
    assertThat(asked()).isEqualTo(endpoint);
    ec2.call(
        Ec2.MODIFY_VPC_ENDPOINT,
        new ModifyVpcEndpointRequest().vpcEndpointId(endpoint).removeRouteTableIds(List.of(main)));
    expectPublic();
  }

  @Test
  void anEndpointCarriesItsOwnServiceAlone() {
    ec2.call(
        Ec2.CREATE_VPC_ENDPOINT,
        new CreateVpcEndpointRequest()
            .vpcId(vpc)
            .serviceName("com.amazonaws.us-east-1.s3")
            .routeTableIds(List.of(main)));
    expectPublic();
    assertThat(Walks.toHost(ec2, client, "sts.us-east-1.amazonaws.com"))
        .startsWith("public from 198.19.");
  }

  @Test
  void theSecurityGroupOfAnInterfaceEndpointAlsoByReference() {
    var made =
        there(
            ec2.call(
                    Ec2.CREATE_VPC_ENDPOINT,
                    new CreateVpcEndpointRequest()
                        .vpcId(vpc)
                        .vpcEndpointType("Interface")
                        .serviceName("com.amazonaws.us-east-1.dynamodb")
                        .subnetIds(List.of(subnet)))
                .vpcEndpoint);
    var id = text(made.vpcEndpointId);
    var host = ec2.network().find(InterfaceEndpoint.class, id).orElseThrow().regionalName();
    // The default group lets its members in, by a rule that refers to itself.
    assertThat(Walks.toHost(ec2, client, host)).isEqualTo(id);
    var self =
        new IpPermission()
            .ipProtocol("-1")
            .userIdGroupPairs(List.of(new UserIdGroupPair().groupId(group)));
    ec2.call(
        Ec2.REVOKE_SECURITY_GROUP_INGRESS,
        new RevokeSecurityGroupIngressRequest().groupId(group).ipPermissions(List.of(self)));
    assertThat(Walks.toHost(ec2, client, host)).isEqualTo("SECURITY_GROUP_INGRESS");
  }

  @Test
  void aRuleIsRevokedOnlyAsAWhole() {
    var wide = https().ipRanges(List.of(new IpRange().cidrIp("10.0.0.0/8")));
    ec2.call(
        Ec2.AUTHORIZE_SECURITY_GROUP_INGRESS,
        new AuthorizeSecurityGroupIngressRequest().groupId(group).ipPermissions(List.of(wide)));
    var other = https().ipRanges(List.of(new IpRange().cidrIp("10.0.0.0/16")));
    var revoke =
        new RevokeSecurityGroupIngressRequest().groupId(group).ipPermissions(List.of(other));
    assertThat(ec2.refusal(Ec2.REVOKE_SECURITY_GROUP_INGRESS, revoke).code())
        .isEqualTo("InvalidPermission.NotFound");
  }

  @Test
  void aPeeringConnection() {
    var other = ec2.vpc("10.1.0.0/16");
    var server = Fixtures.networkInterface(ec2, ec2.subnet(other, "10.1.1.0/24"));
    var made =
        ec2.call(
            Ec2.CREATE_VPC_PEERING_CONNECTION,
            new CreateVpcPeeringConnectionRequest().vpcId(vpc).peerVpcId(other));
    var peering = text(there(made.vpcPeeringConnection).vpcPeeringConnectionId);
    for (var table :
        List.of(main, ec2.network().mainAssociation(other).orElseThrow().routeTableId())) {
      ec2.call(
          Ec2.CREATE_ROUTE,
          new CreateRouteRequest()
              .routeTableId(table)
              .destinationCidrBlock(table.equals(main) ? "10.1.0.0/16" : "10.0.0.0/16")
              .vpcPeeringConnectionId(peering));
    }
    ec2.call(
        Ec2.AUTHORIZE_SECURITY_GROUP_INGRESS,
        new AuthorizeSecurityGroupIngressRequest()
            .groupId(ec2.network().find(Vpc.class, other).orElseThrow().defaultSecurityGroupId())
            .ipPermissions(
                List.of(https().ipRanges(List.of(new IpRange().cidrIp("10.0.0.0/16"))))));
    assertThat(Walks.toAddress(ec2, client, "10.1.1.4")).isEqualTo("BLACKHOLE");
    ec2.call(
        Ec2.ACCEPT_VPC_PEERING_CONNECTION,
        new AcceptVpcPeeringConnectionRequest().vpcPeeringConnectionId(peering));
    assertThat(Walks.toAddress(ec2, client, "10.1.1.4")).isEqualTo("reached " + server);
    ec2.call(
        Ec2.DELETE_VPC_PEERING_CONNECTION,
        new DeleteVpcPeeringConnectionRequest().vpcPeeringConnectionId(peering));
    assertThat(Walks.toAddress(ec2, client, "10.1.1.4")).isEqualTo("BLACKHOLE");
  }

  @Test
  void aRuleThatRefersToAGroupOfAVpcThatIsNotPeeredAnyMoreIsStale() {
    var other = ec2.vpc("10.1.0.0/16");
    var made =
        ec2.call(
            Ec2.CREATE_VPC_PEERING_CONNECTION,
            new CreateVpcPeeringConnectionRequest().vpcId(vpc).peerVpcId(other));
    var peering = text(there(made.vpcPeeringConnection).vpcPeeringConnectionId);
    ec2.call(
        Ec2.ACCEPT_VPC_PEERING_CONNECTION,
        new AcceptVpcPeeringConnectionRequest().vpcPeeringConnectionId(peering));
    var its = ec2.network().find(Vpc.class, other).orElseThrow().defaultSecurityGroupId();
    ec2.call(
        Ec2.AUTHORIZE_SECURITY_GROUP_INGRESS,
        new AuthorizeSecurityGroupIngressRequest()
            .groupId(group)
            .ipPermissions(
                List.of(https().userIdGroupPairs(List.of(new UserIdGroupPair().groupId(its))))));
    var describe = new DescribeStaleSecurityGroupsRequest().vpcId(vpc);
    assertThat(ec2.call(Ec2.DESCRIBE_STALE_SECURITY_GROUPS, describe).staleSecurityGroupSet)
        .isEmpty();
    ec2.call(
        Ec2.DELETE_VPC_PEERING_CONNECTION,
        new DeleteVpcPeeringConnectionRequest().vpcPeeringConnectionId(peering));
    var stale = there(ec2.call(Ec2.DESCRIBE_STALE_SECURITY_GROUPS, describe).staleSecurityGroupSet);
    assertThat(stale).extracting(it -> it.groupId).containsExactly(group);
  }
}
