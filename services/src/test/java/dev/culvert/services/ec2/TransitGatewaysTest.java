package dev.culvert.services.ec2;

import static dev.culvert.services.ec2.Console.filter;
import static dev.culvert.services.ec2.Console.text;
import static dev.culvert.services.ec2.Console.there;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.network.NetworkInterface;
import dev.culvert.shapes.ec2.AssociateTransitGatewayRouteTableRequest;
import dev.culvert.shapes.ec2.AuthorizeSecurityGroupIngressRequest;
import dev.culvert.shapes.ec2.CreateRouteRequest;
import dev.culvert.shapes.ec2.CreateTransitGatewayRequest;
import dev.culvert.shapes.ec2.CreateTransitGatewayRouteRequest;
import dev.culvert.shapes.ec2.CreateTransitGatewayRouteTableRequest;
import dev.culvert.shapes.ec2.CreateTransitGatewayVpcAttachmentRequest;
import dev.culvert.shapes.ec2.DeleteTransitGatewayRequest;
import dev.culvert.shapes.ec2.DeleteTransitGatewayRouteRequest;
import dev.culvert.shapes.ec2.DeleteTransitGatewayVpcAttachmentRequest;
import dev.culvert.shapes.ec2.DescribeTransitGatewaysRequest;
import dev.culvert.shapes.ec2.DisableTransitGatewayRouteTablePropagationRequest;
import dev.culvert.shapes.ec2.DisassociateTransitGatewayRouteTableRequest;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.EnableTransitGatewayRouteTablePropagationRequest;
import dev.culvert.shapes.ec2.IpPermission;
import dev.culvert.shapes.ec2.IpRange;
import dev.culvert.shapes.ec2.SearchTransitGatewayRoutesRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** VPCs 10.0.0.0/16 and 10.1.0.0/16 on one transit gateway, with a client in each. */
class TransitGatewaysTest {
  private final Console ec2 = Console.empty();
  private final String left = ec2.vpc("10.0.0.0/16");
  private final String leftSubnet = ec2.subnet(left, "10.0.1.0/24");
  private final String right = ec2.vpc("10.1.0.0/16");
  private final String rightSubnet = ec2.subnet(right, "10.1.1.0/24");
  private final String client = Fixtures.networkInterface(ec2, leftSubnet);
  private final String server = Fixtures.networkInterface(ec2, rightSubnet);
  private final String gateway = gateway();
  private final String leftAttachment = attach(left, leftSubnet);
  private final String rightAttachment = attach(right, rightSubnet);
  private final String table = defaultTable();

  TransitGatewaysTest() {
    route(left, "10.1.0.0/16");
    route(right, "10.0.0.0/16");
    var group = ec2.network().find(NetworkInterface.class, server).orElseThrow().groupIds();
    ec2.call(
        Ec2.AUTHORIZE_SECURITY_GROUP_INGRESS,
        new AuthorizeSecurityGroupIngressRequest()
            .groupId(group.getFirst())
            .ipPermissions(
                List.of(
                    new IpPermission()
                        .ipProtocol("tcp")
                        .fromPort(443)
                        .toPort(443)
                        .ipRanges(List.of(new IpRange().cidrIp("10.0.0.0/8"))))));
  }

  private String gateway() {
    var made = ec2.call(Ec2.CREATE_TRANSIT_GATEWAY, new CreateTransitGatewayRequest());
    return text(there(made.transitGateway).transitGatewayId);
  }

  private String attach(String vpc, String subnet) {
    var input =
        new CreateTransitGatewayVpcAttachmentRequest()
            .transitGatewayId(gateway)
            .vpcId(vpc)
            .subnetIds(List.of(subnet));
    var made = ec2.call(Ec2.CREATE_TRANSIT_GATEWAY_VPC_ATTACHMENT, input);
    return text(there(made.transitGatewayVpcAttachment).transitGatewayAttachmentId);
  }

  private String defaultTable() {
    var input = new DescribeTransitGatewaysRequest().transitGatewayIds(List.of(gateway));
    var found = there(ec2.call(Ec2.DESCRIBE_TRANSIT_GATEWAYS, input).transitGateways).getFirst();
    return text(there(found.options).associationDefaultRouteTableId);
  }

  private void route(String vpc, String to) {
    var main = ec2.network().mainAssociation(vpc).orElseThrow().routeTableId();
    ec2.call(
        Ec2.CREATE_ROUTE,
        new CreateRouteRequest()
            .routeTableId(main)
            .destinationCidrBlock(to)
            .transitGatewayId(gateway));
  }

  private String reached() {
    return Walks.toAddress(ec2, client, address(server));
  }

  private String address(String interfaceId) {
    return ec2.network()
        .find(NetworkInterface.class, interfaceId)
        .orElseThrow()
        .primaryAddress()
        .toString();
  }

  @Test
  void attachedVpcsReachEachOtherByTheDefaultTable() {
    assertThat(reached()).isEqualTo("reached " + server);
  }

  @Test
  void withoutItsPropagationAVpcIsNotReachedUntilARouteIsWritten() {
    ec2.call(
        Ec2.DISABLE_TRANSIT_GATEWAY_ROUTE_TABLE_PROPAGATION,
        new DisableTransitGatewayRouteTablePropagationRequest()
            .transitGatewayRouteTableId(table)
            .transitGatewayAttachmentId(rightAttachment));
    assertThat(reached()).isEqualTo("TRANSIT_GATEWAY_WITHOUT_ROUTE");

    ec2.call(
        Ec2.CREATE_TRANSIT_GATEWAY_ROUTE,
        staticRoute().transitGatewayAttachmentId(rightAttachment));
    assertThat(reached()).isEqualTo("reached " + server);

    ec2.call(
        Ec2.DELETE_TRANSIT_GATEWAY_ROUTE,
        new DeleteTransitGatewayRouteRequest()
            .transitGatewayRouteTableId(table)
            .destinationCidrBlock("10.1.1.0/24"));
    assertThat(reached()).isEqualTo("TRANSIT_GATEWAY_WITHOUT_ROUTE");
  }

  private CreateTransitGatewayRouteRequest staticRoute() {
    return new CreateTransitGatewayRouteRequest()
        .transitGatewayRouteTableId(table)
        .destinationCidrBlock("10.1.1.0/24");
  }

  @Test
  void aBlackHoleBeatsAShorterPropagatedRoute() {
    ec2.call(Ec2.CREATE_TRANSIT_GATEWAY_ROUTE, staticRoute().blackhole(true));
    assertThat(reached()).isEqualTo("TRANSIT_GATEWAY_WITHOUT_ROUTE");
    var found =
        there(
            ec2.call(
                    Ec2.SEARCH_TRANSIT_GATEWAY_ROUTES,
                    new SearchTransitGatewayRoutesRequest()
                        .transitGatewayRouteTableId(table)
                        .filters(List.of(filter("type", "static", "propagated"))))
                .routes);
    assertThat(found)
        .extracting(it -> it.destinationCidrBlock + " " + it.type + " " + it.state)
        .containsExactlyInAnyOrder(
            "10.1.1.0/24 static blackhole",
            "10.0.0.0/16 propagated active",
            "10.1.0.0/16 propagated active");
  }

  @Test
  void anAttachmentFollowsTheTableItIsAssociatedWith() {
    var other =
        text(
            there(
                    ec2.call(
                            Ec2.CREATE_TRANSIT_GATEWAY_ROUTE_TABLE,
                            new CreateTransitGatewayRouteTableRequest().transitGatewayId(gateway))
                        .transitGatewayRouteTable)
                .transitGatewayRouteTableId);
    ec2.call(
        Ec2.DISASSOCIATE_TRANSIT_GATEWAY_ROUTE_TABLE,
        new DisassociateTransitGatewayRouteTableRequest()
            .transitGatewayRouteTableId(table)
            .transitGatewayAttachmentId(leftAttachment));
    assertThat(reached()).isEqualTo("TRANSIT_GATEWAY_WITHOUT_ROUTE");
    var associate =
        new AssociateTransitGatewayRouteTableRequest()
            .transitGatewayRouteTableId(other)
            .transitGatewayAttachmentId(leftAttachment);
    ec2.call(Ec2.ASSOCIATE_TRANSIT_GATEWAY_ROUTE_TABLE, associate);
    assertThat(ec2.refusal(Ec2.ASSOCIATE_TRANSIT_GATEWAY_ROUTE_TABLE, associate).code())
        .isEqualTo("Resource.AlreadyAssociated");
    assertThat(reached()).isEqualTo("TRANSIT_GATEWAY_WITHOUT_ROUTE");
    ec2.call(
        Ec2.ENABLE_TRANSIT_GATEWAY_ROUTE_TABLE_PROPAGATION,
        new EnableTransitGatewayRouteTablePropagationRequest()
            .transitGatewayRouteTableId(other)
            .transitGatewayAttachmentId(rightAttachment));
    assertThat(reached()).isEqualTo("reached " + server);
  }

  @Test
  void theOtherVpcsGatewayEndpointIsNotForThoseWhoComeThroughATransitGateway() {
    var main = ec2.network().mainAssociation(right).orElseThrow().routeTableId();
    ec2.call(
        Ec2.CREATE_VPC_ENDPOINT,
        new dev.culvert.shapes.ec2.CreateVpcEndpointRequest()
            .vpcId(right)
            .serviceName("com.amazonaws.us-east-1.dynamodb")
            .routeTableIds(List.of(main)));
    route(left, "0.0.0.0/0");
    ec2.call(
        Ec2.CREATE_TRANSIT_GATEWAY_ROUTE,
        new CreateTransitGatewayRouteRequest()
            .transitGatewayRouteTableId(table)
            .destinationCidrBlock("0.0.0.0/0")
            .transitGatewayAttachmentId(rightAttachment));
    assertThat(Walks.toDynamoDb(ec2, server)).startsWith("vpce-");
    assertThat(Walks.toDynamoDb(ec2, client)).isEqualTo("NO_ROUTE");
  }

  @Test
  void aGatewayWithAttachmentsIsNotDeletedAndRoutesToADeletedAttachmentAreBlackHoles() {
    var delete = new DeleteTransitGatewayRequest().transitGatewayId(gateway);
    assertThat(ec2.refusal(Ec2.DELETE_TRANSIT_GATEWAY, delete).code()).isEqualTo("IncorrectState");
    for (var id : List.of(leftAttachment, rightAttachment)) {
      ec2.call(
          Ec2.DELETE_TRANSIT_GATEWAY_VPC_ATTACHMENT,
          new DeleteTransitGatewayVpcAttachmentRequest().transitGatewayAttachmentId(id));
    }
    assertThat(reached()).isEqualTo("BLACKHOLE");
    ec2.call(Ec2.DELETE_TRANSIT_GATEWAY, delete);
    assertThat(
            ec2.refusal(
                    Ec2.DESCRIBE_TRANSIT_GATEWAYS,
                    new DescribeTransitGatewaysRequest().transitGatewayIds(List.of(gateway)))
                .code())
        .isEqualTo("InvalidTransitGatewayID.NotFound");
  }
}
