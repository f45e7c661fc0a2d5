package dev.culvert.services.ec2;

import static dev.culvert.services.ec2.Console.there;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.network.walk.Flow;
import dev.culvert.network.walk.ServiceDirectory;
import dev.culvert.network.walk.Walk;
import dev.culvert.services.ec2.flow.FlowRecords;
import dev.culvert.shapes.ec2.CreateFlowLogsRequest;
import dev.culvert.shapes.ec2.CreateVpcEndpointRequest;
import dev.culvert.shapes.ec2.DeleteFlowLogsRequest;
import dev.culvert.shapes.ec2.DescribeFlowLogsRequest;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.IpPermission;
import dev.culvert.shapes.ec2.IpRange;
import dev.culvert.shapes.ec2.RevokeSecurityGroupEgressRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A client in a subnet of VPC 10.0.0.0/16, with a gateway endpoint on its main table. */
class FlowLogsTest {
  private final Console ec2 = Console.empty();
  private final String vpc = ec2.vpc();
  private final String subnet = ec2.subnet(vpc, "10.0.1.0/24");
  private final String client = Fixtures.networkInterface(ec2, subnet);

  FlowLogsTest() {
    var main = ec2.network().mainAssociation(vpc).orElseThrow().routeTableId();
    ec2.call(
        Ec2.CREATE_VPC_ENDPOINT,
        new CreateVpcEndpointRequest()
            .vpcId(vpc)
            .serviceName("com.amazonaws.us-east-1.dynamodb")
            .routeTableIds(List.of(main)));
  }

  private CreateFlowLogsRequest request(String traffic) {
    return new CreateFlowLogsRequest()
        .resourceType("VPC")
        .resourceIds(List.of(vpc))
        .trafficType(traffic)
        .logDestinationType("s3")
        .logDestination("arn:aws:s3:::bucket/");
  }

  private List<String> lines() {
    var walk =
        Walk.of(
            ec2.network(),
            ServiceDirectory.standard(),
            Flow.toHost(client, Walks.DYNAMO_DB, 443, 40_000));
    return FlowRecords.of(ec2.world(), walk, Console.NOW).stream()
        .map(FlowRecords.Line::text)
        .toList();
  }

  private void closeEgress() {
    var group =
        ec2.network()
            .find(dev.culvert.network.NetworkInterface.class, client)
            .orElseThrow()
            .groupIds()
            .getFirst();
    ec2.call(
        Ec2.REVOKE_SECURITY_GROUP_EGRESS,
        new RevokeSecurityGroupEgressRequest()
            .groupId(group)
            .ipPermissions(
                List.of(
                    new IpPermission()
                        .ipProtocol("-1")
                        .ipRanges(List.of(new IpRange().cidrIp("0.0.0.0/0"))))));
  }

  @Test
  void withoutAFlowLogNothingIsRecorded() {
    assertThat(lines()).isEmpty();
  }

  @Test
  void anAcceptedConnectionIsRecordedBothWays() {
    ec2.call(Ec2.CREATE_FLOW_LOGS, request("ALL"));
    var second = Console.NOW.getEpochSecond();
    assertThat(lines())
        .containsExactly(
            "5 111122223333 %s 10.0.1.4 198.18.0.1 40000 443 6 1 60 %d %d ACCEPT OK"
                .formatted(client, second, second),
            "5 111122223333 %s 198.18.0.1 10.0.1.4 443 40000 6 1 60 %d %d ACCEPT OK"
                .formatted(client, second, second));
  }

  @Test
  void whatASecurityGroupDropsIsRejectedAndAloneInALogOfRejects() {
    ec2.call(Ec2.CREATE_FLOW_LOGS, request("REJECT"));
    assertThat(lines()).isEmpty();
    closeEgress();
    assertThat(lines()).hasSize(1).allMatch(line -> line.contains(" REJECT OK"));
  }

  @Test
  void theFormatChoosesTheFields() {
    ec2.call(
        Ec2.CREATE_FLOW_LOGS,
        request("ACCEPT")
            .logFormat(
                "${flow-direction} ${traffic-path} ${pkt-dst-aws-service} ${tcp-flags} ${type}"
                    + " ${subnet-id} ${az-id}"));
    assertThat(lines())
        .containsExactly(
            "egress 7 DYNAMODB 2 IPv4 " + subnet + " use1-az1",
            "ingress - - 18 IPv4 " + subnet + " use1-az1");
    assertThat(ec2.refusal(Ec2.CREATE_FLOW_LOGS, request("ALL").logFormat("${no}")).code())
        .isEqualTo("InvalidParameter");
  }

  @Test
  void aSecondLogToTheSameDestinationIsNotMadeAndADeletedOneRecordsNothing() {
    var made = ec2.call(Ec2.CREATE_FLOW_LOGS, request("ALL"));
    var again = ec2.call(Ec2.CREATE_FLOW_LOGS, request("ALL"));
    assertThat(again.flowLogIds).isEmpty();
    assertThat(there(there(again.unsuccessful).getFirst().error).code)
        .isEqualTo("FlowLogAlreadyExists");
    ec2.call(Ec2.DELETE_FLOW_LOGS, new DeleteFlowLogsRequest().flowLogIds(there(made.flowLogIds)));
    assertThat(lines()).isEmpty();
    assertThat(ec2.call(Ec2.DESCRIBE_FLOW_LOGS, new DescribeFlowLogsRequest()).flowLogs).isEmpty();
  }
}
