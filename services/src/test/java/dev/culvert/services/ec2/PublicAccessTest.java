package dev.culvert.services.ec2;

import static dev.culvert.services.ec2.Console.text;
import static dev.culvert.services.ec2.Console.there;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.shapes.ec2.AllocateAddressRequest;
import dev.culvert.shapes.ec2.AssociateAddressRequest;
import dev.culvert.shapes.ec2.CreateRouteRequest;
import dev.culvert.shapes.ec2.CreateVpcBlockPublicAccessExclusionRequest;
import dev.culvert.shapes.ec2.DeleteVpcBlockPublicAccessExclusionRequest;
import dev.culvert.shapes.ec2.DescribeVpcBlockPublicAccessOptionsRequest;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.ModifyVpcBlockPublicAccessOptionsRequest;
import org.junit.jupiter.api.Test;

/** A client with an Elastic IP in a subnet that leads to an internet gateway. */
class PublicAccessTest {
  private final Console ec2 = Console.empty();
  private final String vpc = ec2.vpc();
  private final String client = Fixtures.networkInterface(ec2, ec2.subnet(vpc, "10.0.1.0/24"));

  PublicAccessTest() {
    var gateway = Fixtures.attachedInternetGateway(ec2, vpc);
    var main = ec2.network().mainAssociation(vpc).orElseThrow().routeTableId();
    ec2.call(
        Ec2.CREATE_ROUTE,
        new CreateRouteRequest()
            .routeTableId(main)
            .destinationCidrBlock("0.0.0.0/0")
            .gatewayId(gateway));
    var address = ec2.call(Ec2.ALLOCATE_ADDRESS, new AllocateAddressRequest()).allocationId;
    ec2.call(
        Ec2.ASSOCIATE_ADDRESS,
        new AssociateAddressRequest().allocationId(address).networkInterfaceId(client));
  }

  private void mode(String mode) {
    ec2.call(
        Ec2.MODIFY_VPC_BLOCK_PUBLIC_ACCESS_OPTIONS,
        new ModifyVpcBlockPublicAccessOptionsRequest().internetGatewayBlockMode(mode));
  }

  private String state() {
    var input = new DescribeVpcBlockPublicAccessOptionsRequest();
    return text(
        there(
                ec2.call(Ec2.DESCRIBE_VPC_BLOCK_PUBLIC_ACCESS_OPTIONS, input)
                    .vpcBlockPublicAccessOptions)
            .state);
  }

  @Test
  void whatIsBlockedIsBlockedAtOnceAndOpenedAgain() {
    assertThat(state()).isEqualTo("default-state");
    assertThat(Walks.toDynamoDb(ec2, client)).startsWith("public from 198.19.");
    mode("block-bidirectional");
    assertThat(Walks.toDynamoDb(ec2, client)).isEqualTo("PUBLIC_ACCESS_BLOCKED");
    mode("off");
    assertThat(Walks.toDynamoDb(ec2, client)).startsWith("public from 198.19.");
    assertThat(state()).isEqualTo("update-complete");
  }

  @Test
  void anExclusionOpensItsVpcUntilItIsDeleted() {
    mode("block-bidirectional");
    var made =
        ec2.call(
            Ec2.CREATE_VPC_BLOCK_PUBLIC_ACCESS_EXCLUSION,
            new CreateVpcBlockPublicAccessExclusionRequest()
                .vpcId(vpc)
                .internetGatewayExclusionMode("allow-egress"));
    assertThat(Walks.toDynamoDb(ec2, client)).startsWith("public from 198.19.");
    ec2.call(
        Ec2.DELETE_VPC_BLOCK_PUBLIC_ACCESS_EXCLUSION,
        new DeleteVpcBlockPublicAccessExclusionRequest()
            .exclusionId(there(made.vpcBlockPublicAccessExclusion).exclusionId));
    assertThat(Walks.toDynamoDb(ec2, client)).isEqualTo("PUBLIC_ACCESS_BLOCKED");
  }
}
