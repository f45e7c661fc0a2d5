package dev.culvert.services.ec2;

import static dev.culvert.services.ec2.Console.tags;
import static dev.culvert.services.ec2.Console.text;
import static dev.culvert.services.ec2.Console.there;

import dev.culvert.network.TransitGatewayRouteTable;
import dev.culvert.shapes.ec2.AcceptVpcPeeringConnectionRequest;
import dev.culvert.shapes.ec2.AddPrefixListEntry;
import dev.culvert.shapes.ec2.AllocateAddressRequest;
import dev.culvert.shapes.ec2.AssociateAddressRequest;
import dev.culvert.shapes.ec2.AssociateRouteTableRequest;
import dev.culvert.shapes.ec2.AttachVpnGatewayRequest;
import dev.culvert.shapes.ec2.CreateEgressOnlyInternetGatewayRequest;
import dev.culvert.shapes.ec2.CreateFlowLogsRequest;
import dev.culvert.shapes.ec2.CreateManagedPrefixListRequest;
import dev.culvert.shapes.ec2.CreateNatGatewayRequest;
import dev.culvert.shapes.ec2.CreateRouteRequest;
import dev.culvert.shapes.ec2.CreateTagsRequest;
import dev.culvert.shapes.ec2.CreateTransitGatewayRequest;
import dev.culvert.shapes.ec2.CreateTransitGatewayRouteRequest;
import dev.culvert.shapes.ec2.CreateTransitGatewayVpcAttachmentRequest;
import dev.culvert.shapes.ec2.CreateVpcBlockPublicAccessExclusionRequest;
import dev.culvert.shapes.ec2.CreateVpcEndpointConnectionNotificationRequest;
import dev.culvert.shapes.ec2.CreateVpcEndpointRequest;
import dev.culvert.shapes.ec2.CreateVpcEndpointServiceConfigurationRequest;
import dev.culvert.shapes.ec2.CreateVpcPeeringConnectionRequest;
import dev.culvert.shapes.ec2.CreateVpnGatewayRequest;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.EnableVgwRoutePropagationRequest;
import dev.culvert.shapes.ec2.ImportKeyPairRequest;
import dev.culvert.shapes.ec2.ModifyVpcBlockPublicAccessOptionsRequest;
import dev.culvert.shapes.ec2.RunInstancesRequest;
import dev.culvert.shapes.ec2.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An account with at least one of each kind of resource and record. */
final class OneOfEverything {
  private final Console ec2;
  private final String vpc;
  private final String subnet;
  private final String table;

  private OneOfEverything(Console ec2) {
    this.ec2 = ec2;
    this.vpc = ec2.vpc();
    this.subnet = ec2.subnet(vpc, "10.0.1.0/24");
    this.table = ec2.table(vpc);
  }

  static void in(Console ec2) {
    var all = new OneOfEverything(ec2);
    var address = all.address();
    all.internet(all.address());
    all.endpoints();
    all.otherGateways(address);
    all.peering();
    all.prefixList();
    all.transit();
    all.providedService();
    all.instance();
  }

  private void instance() {
    ec2.call(
        Ec2.IMPORT_KEY_PAIR,
        new ImportKeyPairRequest()
            .keyName("mine")
            .publicKeyMaterial("ssh-ed25519 AAAA".getBytes(StandardCharsets.US_ASCII)));
    ec2.call(
        Ec2.RUN_INSTANCES,
        new RunInstancesRequest()
            .imageId("ami-08a0d1e16fc3f61ea")
            .instanceType("t3.micro")
            .keyName("mine")
            .userData("IyEvYmluL3No")
            .subnetId(subnet)
            .minCount(1)
            .maxCount(1));
  }

  private void providedService() {
    ec2.call(
        Ec2.CREATE_FLOW_LOGS,
        new CreateFlowLogsRequest()
            .resourceType("VPC")
            .resourceIds(List.of(vpc))
            .logDestinationType("s3")
            .logDestination("arn:aws:s3:::bucket"));
    var made =
        ec2.call(
            Ec2.CREATE_VPC_ENDPOINT_SERVICE_CONFIGURATION,
            new CreateVpcEndpointServiceConfigurationRequest()
                .networkLoadBalancerArns(List.of(Fixtures.LOAD_BALANCER)));
    ec2.call(
        Ec2.CREATE_VPC_ENDPOINT_CONNECTION_NOTIFICATION,
        new CreateVpcEndpointConnectionNotificationRequest()
            .serviceId(there(made.serviceConfiguration).serviceId)
            .connectionNotificationArn("arn:aws:sns:us-east-1:111122223333:topic")
            .connectionEvents(List.of("Accept")));
  }

  private void transit() {
    ec2.call(
        Ec2.MODIFY_VPC_BLOCK_PUBLIC_ACCESS_OPTIONS,
        new ModifyVpcBlockPublicAccessOptionsRequest().internetGatewayBlockMode("block-ingress"));
    ec2.call(
        Ec2.CREATE_VPC_BLOCK_PUBLIC_ACCESS_EXCLUSION,
        new CreateVpcBlockPublicAccessExclusionRequest()
            .vpcId(vpc)
            .internetGatewayExclusionMode("allow-egress"));
    var made = ec2.call(Ec2.CREATE_TRANSIT_GATEWAY, new CreateTransitGatewayRequest());
    ec2.call(
        Ec2.CREATE_TRANSIT_GATEWAY_VPC_ATTACHMENT,
        new CreateTransitGatewayVpcAttachmentRequest()
            .transitGatewayId(there(made.transitGateway).transitGatewayId)
            .vpcId(vpc)
            .subnetIds(List.of(subnet)));
    ec2.call(
        Ec2.CREATE_TRANSIT_GATEWAY_ROUTE,
        new CreateTransitGatewayRouteRequest()
            .transitGatewayRouteTableId(
                ec2.network().all(TransitGatewayRouteTable.class).iterator().next().id())
            .destinationCidrBlock("10.9.0.0/16")
            .blackhole(true));
  }

  private void otherGateways(String address) {
    ec2.call(
        Ec2.CREATE_NAT_GATEWAY,
        new CreateNatGatewayRequest().subnetId(subnet).allocationId(address));
    ec2.call(
        Ec2.CREATE_EGRESS_ONLY_INTERNET_GATEWAY,
        new CreateEgressOnlyInternetGatewayRequest().vpcId(vpc));
    var made =
        ec2.call(
            Ec2.CREATE_VPN_GATEWAY,
            new CreateVpnGatewayRequest().type("ipsec.1").availabilityZone("us-east-1a"));
    var vpn = text(there(made.vpnGateway).vpnGatewayId);
    ec2.call(Ec2.ATTACH_VPN_GATEWAY, new AttachVpnGatewayRequest().vpnGatewayId(vpn).vpcId(vpc));
    ec2.call(
        Ec2.ENABLE_VGW_ROUTE_PROPAGATION,
        new EnableVgwRoutePropagationRequest().routeTableId(table).gatewayId(vpn));
  }

  private void peering() {
    var request =
        new CreateVpcPeeringConnectionRequest().vpcId(vpc).peerVpcId(ec2.vpc("10.1.0.0/16"));
    var made = ec2.call(Ec2.CREATE_VPC_PEERING_CONNECTION, request);
    var id = text(there(made.vpcPeeringConnection).vpcPeeringConnectionId);
    ec2.call(
        Ec2.ACCEPT_VPC_PEERING_CONNECTION,
        new AcceptVpcPeeringConnectionRequest().vpcPeeringConnectionId(id));
  }

  private void prefixList() {
    ec2.call(
        Ec2.CREATE_MANAGED_PREFIX_LIST,
        new CreateManagedPrefixListRequest()
            .prefixListName("offices")
            .addressFamily("IPv4")
            .maxEntries(5)
            .entries(
                List.of(
                    new AddPrefixListEntry().cidr("192.0.2.0/24").description("one"),
                    new AddPrefixListEntry().cidr("198.51.100.0/24"))));
  }

  private String address() {
    var request = new AllocateAddressRequest().tagSpecifications(tags("elastic-ip", "a", "b"));
    return text(ec2.call(Ec2.ALLOCATE_ADDRESS, request).allocationId);
  }

  private void internet(String address) {
    var gateway = Fixtures.attachedInternetGateway(ec2, vpc);
    ec2.call(
        Ec2.ASSOCIATE_ROUTE_TABLE,
        new AssociateRouteTableRequest().routeTableId(table).subnetId(subnet));
    ec2.call(
        Ec2.CREATE_ROUTE,
        new CreateRouteRequest()
            .routeTableId(table)
            .destinationCidrBlock("0.0.0.0/0")
            .gatewayId(gateway));
    ec2.call(
        Ec2.ASSOCIATE_ADDRESS,
        new AssociateAddressRequest()
            .allocationId(address)
            .networkInterfaceId(Fixtures.networkInterface(ec2, subnet)));
  }

  private void endpoints() {
    var dynamoDb =
        new CreateVpcEndpointRequest()
            .vpcId(vpc)
            .serviceName("com.amazonaws.us-east-1.dynamodb")
            .clientToken("token");
    ec2.call(Ec2.CREATE_VPC_ENDPOINT, dynamoDb.routeTableIds(List.of(table)));
    var made =
        ec2.call(
            Ec2.CREATE_VPC_ENDPOINT,
            new CreateVpcEndpointRequest()
                .vpcId(vpc)
                .vpcEndpointType("Interface")
                .privateDnsEnabled(false)
                .serviceName("com.amazonaws.us-east-1.sts")
                .subnetIds(List.of(subnet)));
    ec2.call(
        Ec2.CREATE_TAGS,
        new CreateTagsRequest()
            .resources(List.of(text(there(made.vpcEndpoint).vpcEndpointId), vpc))
            .tags(List.of(new Tag().key("Name").value("x"))));
  }
}
