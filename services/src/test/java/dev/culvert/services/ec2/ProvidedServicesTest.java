package dev.culvert.services.ec2;

import static dev.culvert.services.ec2.Console.text;
import static dev.culvert.services.ec2.Console.there;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.network.InterfaceEndpoint;
import dev.culvert.network.NetworkInterface;
import dev.culvert.shapes.ec2.AcceptVpcEndpointConnectionsRequest;
import dev.culvert.shapes.ec2.AuthorizeSecurityGroupIngressRequest;
import dev.culvert.shapes.ec2.CreateVpcEndpointRequest;
import dev.culvert.shapes.ec2.CreateVpcEndpointServiceConfigurationRequest;
import dev.culvert.shapes.ec2.DeleteVpcEndpointServiceConfigurationsRequest;
import dev.culvert.shapes.ec2.DescribeVpcEndpointConnectionsRequest;
import dev.culvert.shapes.ec2.DescribeVpcEndpointServicesRequest;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.IpPermission;
import dev.culvert.shapes.ec2.IpRange;
import dev.culvert.shapes.ec2.ModifyVpcEndpointServicePermissionsRequest;
import dev.culvert.shapes.ec2.RejectVpcEndpointConnectionsRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A service of account 111122223333 with acceptance, and a consumer, account 444455556666. */
class ProvidedServicesTest {
  private final Console provider = Console.empty();
  private final Console consumer = provider.as("444455556666");
  private final String vpc = consumer.vpc();
  private final String subnet = consumer.subnet(vpc, "10.0.1.0/24");
  private final String client = Fixtures.networkInterface(consumer, subnet);
  private final String serviceId = service();
  private final String name = "com.amazonaws.vpce.us-east-1." + serviceId;

  private String service() {
    var made =
        provider.call(
            Ec2.CREATE_VPC_ENDPOINT_SERVICE_CONFIGURATION,
            new CreateVpcEndpointServiceConfigurationRequest()
                .acceptanceRequired(true)
                .networkLoadBalancerArns(List.of(Fixtures.LOAD_BALANCER)));
    return text(there(made.serviceConfiguration).serviceId);
  }

  private CreateVpcEndpointRequest request() {
    return new CreateVpcEndpointRequest()
        .vpcId(vpc)
        .vpcEndpointType("Interface")
        .serviceName(name)
        .subnetIds(List.of(subnet));
  }

  private void allow(String principal) {
    provider.call(
        Ec2.MODIFY_VPC_ENDPOINT_SERVICE_PERMISSIONS,
        new ModifyVpcEndpointServicePermissionsRequest()
            .serviceId(serviceId)
            .addAllowedPrincipals(List.of(principal)));
  }

  private String endpoint() {
    allow("arn:aws:iam::444455556666:root");
    var made = there(consumer.call(Ec2.CREATE_VPC_ENDPOINT, request()).vpcEndpoint);
    var id = text(made.vpcEndpointId);
    assertThat(made.state).isEqualTo("pendingAcceptance");
    // The default group lets nobody in but its members.
    consumer.call(
        Ec2.AUTHORIZE_SECURITY_GROUP_INGRESS,
        new AuthorizeSecurityGroupIngressRequest()
            .groupId(there(made.groups).getFirst().groupId)
            .ipPermissions(
                List.of(
                    new IpPermission()
                        .ipProtocol("tcp")
                        .fromPort(443)
                        .toPort(443)
                        .ipRanges(List.of(new IpRange().cidrIp("10.0.0.0/16"))))));
    return id;
  }

  private String reached(String endpointId) {
    var face = consumer.network().find(InterfaceEndpoint.class, endpointId).orElseThrow();
    return Walks.toHost(consumer, client, face.regionalName());
  }

  @Test
  void whoIsNotAllowedDoesNotKnowOfTheService() {
    assertThat(consumer.refusal(Ec2.CREATE_VPC_ENDPOINT, request()).code())
        .isEqualTo("InvalidServiceName");
    var describe = new DescribeVpcEndpointServicesRequest().serviceNames(List.of(name));
    assertThat(consumer.refusal(Ec2.DESCRIBE_VPC_ENDPOINT_SERVICES, describe).code())
        .isEqualTo("InvalidServiceName");
    allow("arn:aws:iam::444455556666:root");
    assertThat(consumer.call(Ec2.DESCRIBE_VPC_ENDPOINT_SERVICES, describe).serviceNames)
        .containsExactly(name);
  }

  @Test
  void anEndpointLeadsNowhereUntilItIsAcceptedAndAfterItIsRejected() {
    var id = endpoint();
    assertThat(reached(id)).isEqualTo("ENDPOINT_NOT_AVAILABLE");
    assertThat(connections()).containsExactly(id + " pendingAcceptance 444455556666");

    var accept =
        new AcceptVpcEndpointConnectionsRequest().serviceId(serviceId).vpcEndpointIds(List.of(id));
    assertThat(provider.call(Ec2.ACCEPT_VPC_ENDPOINT_CONNECTIONS, accept).unsuccessful).isEmpty();
    var its =
        consumer.network().all(NetworkInterface.class).stream()
            .filter(it -> it.requesterManaged())
            .map(NetworkInterface::id)
            .toList();
    assertThat(reached(id)).isEqualTo("reached " + its.getFirst());
    assertThat(there(provider.call(Ec2.ACCEPT_VPC_ENDPOINT_CONNECTIONS, accept).unsuccessful))
        .hasSize(1);

    provider.call(
        Ec2.REJECT_VPC_ENDPOINT_CONNECTIONS,
        new RejectVpcEndpointConnectionsRequest().serviceId(serviceId).vpcEndpointIds(List.of(id)));
    assertThat(reached(id)).isEqualTo("ENDPOINT_NOT_AVAILABLE");
  }

  private List<String> connections() {
    return there(
            provider.call(
                    Ec2.DESCRIBE_VPC_ENDPOINT_CONNECTIONS,
                    new DescribeVpcEndpointConnectionsRequest())
                .vpcEndpointConnections)
        .stream()
        .map(it -> it.vpcEndpointId + " " + it.vpcEndpointState + " " + it.vpcEndpointOwner)
        .toList();
  }

  @Test
  void aServiceWithConnectionsIsNotDeleted() {
    var id = endpoint();
    var delete = new DeleteVpcEndpointServiceConfigurationsRequest().serviceIds(List.of(serviceId));
    var failed =
        there(provider.call(Ec2.DELETE_VPC_ENDPOINT_SERVICE_CONFIGURATIONS, delete).unsuccessful);
    assertThat(there(failed.getFirst().error).code).isEqualTo("ExistingVpcEndpointConnections");
    provider.call(
        Ec2.REJECT_VPC_ENDPOINT_CONNECTIONS,
        new RejectVpcEndpointConnectionsRequest().serviceId(serviceId).vpcEndpointIds(List.of(id)));
    assertThat(provider.call(Ec2.DELETE_VPC_ENDPOINT_SERVICE_CONFIGURATIONS, delete).unsuccessful)
        .isEmpty();
  }
}
