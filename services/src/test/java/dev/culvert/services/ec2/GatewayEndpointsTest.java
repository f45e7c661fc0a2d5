package dev.culvert.services.ec2;

import static dev.culvert.services.ec2.Console.filter;
import static dev.culvert.services.ec2.Console.text;
import static dev.culvert.services.ec2.Console.there;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.shapes.ec2.CreateRouteRequest;
import dev.culvert.shapes.ec2.CreateVpcEndpointRequest;
import dev.culvert.shapes.ec2.DeleteRouteRequest;
import dev.culvert.shapes.ec2.DeleteRouteTableRequest;
import dev.culvert.shapes.ec2.DeleteVpcEndpointsRequest;
import dev.culvert.shapes.ec2.DeleteVpcRequest;
import dev.culvert.shapes.ec2.DescribeRouteTablesRequest;
import dev.culvert.shapes.ec2.DescribeVpcEndpointsRequest;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.ModifyVpcEndpointRequest;
import dev.culvert.shapes.ec2.Route;
import dev.culvert.shapes.ec2.VpcEndpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatewayEndpointsTest {
  private static final String DYNAMODB = "com.amazonaws.us-east-1.dynamodb";
  private static final String LIST = "pl-02cd2c6b";

  private final Console ec2 = Console.empty();
  private final String vpc = ec2.vpc();

  private VpcEndpoint create(String... tables) {
    return there(ec2.call(Ec2.CREATE_VPC_ENDPOINT, request(tables)).vpcEndpoint);
  }

  private CreateVpcEndpointRequest request(String... tables) {
    return new CreateVpcEndpointRequest()
        .vpcId(vpc)
        .serviceName(DYNAMODB)
        .routeTableIds(List.of(tables));
  }

  private VpcEndpoint describe(String id) {
    var input = new DescribeVpcEndpointsRequest().vpcEndpointIds(List.of(id));
    return there(ec2.call(Ec2.DESCRIBE_VPC_ENDPOINTS, input).vpcEndpoints).getFirst();
  }

  private List<Route> endpointRoutes(String table) {
    return ec2.routes(table).stream()
        .filter(it -> LIST.equals(it.destinationPrefixListId))
        .toList();
  }

  @Test
  void anEndpointWithoutTablesIsAvailableAndHasNoRoutes() {
    var endpoint = create();

    assertThat(endpoint.state).isEqualTo("available");
    assertThat(endpoint.vpcEndpointType).isEqualTo("Gateway");
    assertThat(endpoint.routeTableIds).isEmpty();
    assertThat(endpoint.subnetIds).isEmpty();
    assertThat(endpoint.groups).isEmpty();
    assertThat(endpoint.networkInterfaceIds).isEmpty();
    assertThat(endpoint.dnsEntries).isEmpty();
    assertThat(endpoint.privateDnsEnabled).isFalse();
    assertThat(endpoint.requesterManaged).isFalse();
    assertThat(endpoint.ipAddressType).isEqualTo("ipv4");
    assertThat(there(endpoint.dnsOptions).dnsRecordIpType).isEqualTo("service-defined");
    assertThat(endpoint.creationTimestamp).isEqualTo(Console.NOW);
    assertThat(endpoint.ownerId).isEqualTo(Console.ACCOUNT);
  }

  @Test
  void theDefaultPolicyIsAwsOwnToTheByte() {
    assertThat(create().policyDocument)
        .isEqualTo(
            "{\"Version\":\"2008-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}");
  }

  @Test
  void anAssociatedTableHasOneRouteToThePrefixList() {
    var table = ec2.table(vpc);

    var id = text(create(table).vpcEndpointId);

    assertThat(endpointRoutes(table))
        .singleElement()
        .isEqualTo(
            new Route()
                .destinationPrefixListId(LIST)
                .gatewayId(id)
                .origin("CreateRoute")
                .state("active"));
    var filters = List.of(filter("route.destination-prefix-list-id", LIST));
    assertThat(
            ec2.call(Ec2.DESCRIBE_ROUTE_TABLES, new DescribeRouteTablesRequest().filters(filters))
                .routeTables)
        .singleElement()
        .satisfies(it -> assertThat(it.routeTableId).isEqualTo(table));
  }

  @Test
  void tablesAreAddedAndRemoved() {
    var one = ec2.table(vpc);
    var other = ec2.table(vpc);
    var id = text(create(one).vpcEndpointId);

    ec2.call(
        Ec2.MODIFY_VPC_ENDPOINT,
        new ModifyVpcEndpointRequest()
            .vpcEndpointId(id)
            .removeRouteTableIds(List.of(one))
            .addRouteTableIds(List.of(other)));

    assertThat(describe(id).routeTableIds).containsExactly(other);
    assertThat(endpointRoutes(one)).isEmpty();
    assertThat(endpointRoutes(other)).hasSize(1);
  }

  @Test
  void aTableThatIsNotAssociatedCannotBeRemoved() {
    var id = text(create().vpcEndpointId);
    var input =
        new ModifyVpcEndpointRequest()
            .vpcEndpointId(id)
            .removeRouteTableIds(List.of(ec2.table(vpc)));

    assertThat(ec2.refusal(Ec2.MODIFY_VPC_ENDPOINT, input).code()).isEqualTo("InvalidParameter");
  }

  @Test
  void aTableHasOneRouteToAServiceAndTheWholeRequestIsRefused() {
    var taken = ec2.table(vpc);
    var free = ec2.table(vpc);
    create(taken);

    var refusal = ec2.refusal(Ec2.CREATE_VPC_ENDPOINT, request(free, taken));

    assertThat(refusal.code()).isEqualTo("RouteAlreadyExists");
    assertThat(refusal)
        .hasMessage(
            "route table "
                + taken
                + " already has a route with destination-prefix-list-id "
                + LIST);
    assertThat(endpointRoutes(free)).isEmpty();
    assertThat(create(free).state).isEqualTo("available");
  }

  @Test
  void aRouteWrittenByHandToTheSameListIsInTheWay() {
    var table = ec2.table(vpc);
    var gateway = Fixtures.attachedInternetGateway(ec2, vpc);
    ec2.call(
        Ec2.CREATE_ROUTE,
        new CreateRouteRequest()
            .routeTableId(table)
            .destinationPrefixListId(LIST)
            .gatewayId(gateway));

    assertThat(ec2.refusal(Ec2.CREATE_VPC_ENDPOINT, request(table)).code())
        .isEqualTo("RouteAlreadyExists");
  }

  @Test
  void endpointRoutesCannotBeWrittenByHand() {
    var table = ec2.table(vpc);
    var id = text(create(table).vpcEndpointId);

    var create =
        ec2.refusal(
            Ec2.CREATE_ROUTE,
            new CreateRouteRequest()
                .routeTableId(ec2.table(vpc))
                .destinationPrefixListId(LIST)
                .vpcEndpointId(id));
    var delete =
        ec2.refusal(
            Ec2.DELETE_ROUTE,
            new DeleteRouteRequest().routeTableId(table).destinationPrefixListId(LIST));
    var cidr =
        ec2.refusal(
            Ec2.CREATE_ROUTE,
            new CreateRouteRequest()
                .routeTableId(table)
                .destinationCidrBlock("52.94.0.0/22")
                .vpcEndpointId(id));

    assertThat(create.code()).isEqualTo("InvalidParameterValue");
    assertThat(create)
        .hasMessage("Cannot create or replace a prefix list route targeting a VPC Endpoint.");
    assertThat(delete.code()).isEqualTo("InvalidParameterValue");
    assertThat(delete).hasMessageStartingWith("cannot remove VPC endpoint route " + id);
    assertThat(cidr.code()).isEqualTo("RouteNotSupported");
  }

  @Test
  void deletingTheEndpointTakesItsRoutesAway() {
    var table = ec2.table(vpc);
    var id = text(create(table).vpcEndpointId);

    var deleted =
        ec2.call(
            Ec2.DELETE_VPC_ENDPOINTS,
            new DeleteVpcEndpointsRequest().vpcEndpointIds(List.of(id, "vpce-0123456789abcdef0")));

    assertThat(there(deleted.unsuccessful))
        .singleElement()
        .satisfies(item -> {
          assertThat(item.resourceId).isEqualTo("vpce-0123456789abcdef0");
          assertThat(there(item.error).code).isEqualTo("InvalidVpcEndpoint.NotFound");
          assertThat(there(item.error).message)
              .isEqualTo("The VpcEndPoint ID 'vpce-0123456789abcdef0' does not exist");
        });
    assertThat(endpointRoutes(table)).isEmpty();
    var again = new DescribeVpcEndpointsRequest().vpcEndpointIds(List.of(id));
    assertThat(ec2.refusal(Ec2.DESCRIBE_VPC_ENDPOINTS, again).code())
        .isEqualTo("InvalidVpcEndpointId.NotFound");
  }

  @Test
  void deletingATableTakesItFromTheEndpoint() {
    var table = ec2.table(vpc);
    var id = text(create(table).vpcEndpointId);

    ec2.call(Ec2.DELETE_ROUTE_TABLE, new DeleteRouteTableRequest().routeTableId(table));

    assertThat(describe(id).routeTableIds).isEmpty();
  }

  @Test
  void aVpcWithAnEndpointCannotBeDeleted() {
    create();

    assertThat(ec2.refusal(Ec2.DELETE_VPC, new DeleteVpcRequest().vpcId(vpc)).code())
        .isEqualTo("DependencyViolation");
  }

  @Test
  void unknownServicesAndThoseOfOtherRegionsAreRefused() {
    for (var name :
        List.of("com.amazonaws.us-east-1.nothing", "com.amazonaws.eu-west-1.dynamodb")) {
      var refusal = ec2.refusal(Ec2.CREATE_VPC_ENDPOINT, request().serviceName(name));

      assertThat(refusal.code()).isEqualTo("InvalidServiceName");
      assertThat(refusal).hasMessage("The Vpc Endpoint Service '" + name + "' does not exist");
    }
  }

  @Test
  void aTypeThatTheServiceDoesNotOfferIsRefused() {
    var refusal =
        ec2.refusal(Ec2.CREATE_VPC_ENDPOINT, request().serviceName("com.amazonaws.us-east-1.sts"));

    assertThat(refusal.code()).isEqualTo("InvalidParameter");
    assertThat(refusal)
        .hasMessage(
            "Endpoint type (Gateway) does not match available service types ([Interface]).");
  }

  @Test
  void unknownNetworksAndTablesAreRefused() {
    var noVpc = ec2.refusal(Ec2.CREATE_VPC_ENDPOINT, request().vpcId("vpc-0123456789abcdef0"));
    var badVpc = ec2.refusal(Ec2.CREATE_VPC_ENDPOINT, request().vpcId("vpc-xyz"));
    var noTable = ec2.refusal(Ec2.CREATE_VPC_ENDPOINT, request("rtb-0123456789abcdef0"));
    var badTable = ec2.refusal(Ec2.CREATE_VPC_ENDPOINT, request("table"));
    var foreignTable =
        ec2.refusal(Ec2.CREATE_VPC_ENDPOINT, request(ec2.table(ec2.vpc("10.1.0.0/16"))));

    assertThat(noVpc.code()).isEqualTo("InvalidVpcId.NotFound");
    assertThat(noVpc).hasMessage("The Vpc Id vpc-0123456789abcdef0 does not exist");
    assertThat(badVpc.code()).isEqualTo("InvalidVpcID.Malformed");
    assertThat(noTable.code()).isEqualTo("InvalidRouteTableId.NotFound");
    assertThat(noTable).hasMessage("The routeTable ID 'rtb-0123456789abcdef0' does not exist");
    assertThat(badTable.code()).isEqualTo("InvalidRouteTableId.Malformed");
    assertThat(foreignTable.code()).isEqualTo("InvalidParameter");
  }

  @Test
  void badPoliciesAreRefused() {
    for (var policy : List.of("not json", "{}", "{\"Statement\":[]}", " ".repeat(20_481))) {
      assertThat(ec2.refusal(Ec2.CREATE_VPC_ENDPOINT, request().policyDocument(policy)).code())
          .isEqualTo("InvalidPolicyDocument");
    }
  }

  @Test
  void policiesAreKeptToTheByteAndReset() {
    var policy =
        "{ \"Statement\": [ {\"Effect\":\"Allow\", \"Principal\":\"*\",\n"
            + " \"Action\":\"dynamodb:GetItem\",\"Resource\":\"*\"} ] }";
    var endpoint =
        there(ec2.call(Ec2.CREATE_VPC_ENDPOINT, request().policyDocument(policy)).vpcEndpoint);
    var id = text(endpoint.vpcEndpointId);
    assertThat(describe(id).policyDocument).isEqualTo(policy);

    ec2.call(
        Ec2.MODIFY_VPC_ENDPOINT,
        new ModifyVpcEndpointRequest().vpcEndpointId(id).resetPolicy(true));

    assertThat(describe(id).policyDocument).startsWith("{\"Version\":\"2008-10-17\"");
  }

  @Test
  void whatBelongsToInterfaceEndpointsIsRefused() {
    var subnet = ec2.subnet(vpc, "10.0.1.0/24");

    assertThat(ec2.refusal(Ec2.CREATE_VPC_ENDPOINT, request().subnetIds(List.of(subnet))).code())
        .isEqualTo("InvalidParameter");
    assertThat(ec2.refusal(Ec2.CREATE_VPC_ENDPOINT, request().privateDnsEnabled(true)).code())
        .isEqualTo("InvalidParameter");
    assertThat(ec2.refusal(Ec2.CREATE_VPC_ENDPOINT, request().ipAddressType("dualstack")).code())
        .isEqualTo("InvalidParameter");
  }

  @Test
  void terraformSaysThatPrivateDnsIsOff() {
    var endpoint =
        there(ec2.call(Ec2.CREATE_VPC_ENDPOINT, request().privateDnsEnabled(false)).vpcEndpoint);

    assertThat(endpoint.privateDnsEnabled).isFalse();
  }

  @Test
  void aRetryWithTheSameTokenMakesNothingNew() {
    var first = ec2.call(Ec2.CREATE_VPC_ENDPOINT, request().clientToken("t-1"));
    var again = ec2.call(Ec2.CREATE_VPC_ENDPOINT, request().clientToken("t-1"));
    var other = ec2.refusal(Ec2.CREATE_VPC_ENDPOINT, request(ec2.table(vpc)).clientToken("t-1"));

    assertThat(there(again.vpcEndpoint).vpcEndpointId)
        .isEqualTo(there(first.vpcEndpoint).vpcEndpointId);
    assertThat(again.clientToken).isEqualTo("t-1");
    assertThat(other.code()).isEqualTo("IdempotentParameterMismatch");
  }

  @Test
  void aDryRunChecksEverythingAndChangesNothing() {
    var dry = ec2.refusal(Ec2.CREATE_VPC_ENDPOINT, request().dryRun(true));
    var wrong = ec2.refusal(Ec2.CREATE_VPC_ENDPOINT, request().serviceName("nothing").dryRun(true));

    assertThat(dry.code()).isEqualTo("DryRunOperation");
    assertThat(dry.status()).isEqualTo(412);
    assertThat(dry).hasMessage("Request would have succeeded, but DryRun flag is set.");
    assertThat(wrong.code()).isEqualTo("InvalidServiceName");
  }

  @Test
  void endpointsAreFoundByFilters() {
    var id = text(create().vpcEndpointId);
    create();

    var found =
        ec2.call(
            Ec2.DESCRIBE_VPC_ENDPOINTS,
            new DescribeVpcEndpointsRequest()
                .filters(
                    List.of(
                        filter("vpc-endpoint-type", "Gateway"),
                        filter("vpc-id", vpc),
                        filter("service-name", "com.amazonaws.*.dynamo??"),
                        filter("vpc-endpoint-state", "available"),
                        filter("vpc-endpoint-id", id, "vpce-none"))));

    assertThat(there(found.vpcEndpoints)).singleElement().isEqualTo(describe(id));
    assertThat(
            ec2.call(
                    Ec2.DESCRIBE_VPC_ENDPOINTS,
                    new DescribeVpcEndpointsRequest()
                        .filters(List.of(filter("vpc-endpoint-state", "Available"))))
                .vpcEndpoints)
        .isEmpty();
    assertThat(
            ec2.refusal(
                Ec2.DESCRIBE_VPC_ENDPOINTS,
                new DescribeVpcEndpointsRequest().filters(List.of(filter("colour", "red")))))
        .hasMessage("The filter 'colour' is invalid");
  }

  @Test
  void otherAccountsAndRegionsDoNotSeeIt() {
    create();
    var all = new DescribeVpcEndpointsRequest();

    assertThat(ec2.as("999999999999").call(Ec2.DESCRIBE_VPC_ENDPOINTS, all).vpcEndpoints).isEmpty();
    assertThat(ec2.in("eu-west-1").call(Ec2.DESCRIBE_VPC_ENDPOINTS, all).vpcEndpoints).isEmpty();
  }

  @Test
  void policiesAreAskedAboutEveryResource() {
    var table = ec2.table(vpc);

    assertThat(ec2.accesses(Ec2.CREATE_VPC_ENDPOINT, request(table)))
        .extracting(access -> access.action() + " " + access.resource())
        .containsExactly(
            "ec2:CreateVpcEndpoint arn:aws:ec2:us-east-1:111122223333:vpc-endpoint/*",
            "ec2:CreateVpcEndpoint arn:aws:ec2:us-east-1:111122223333:vpc/" + vpc,
            "ec2:CreateVpcEndpoint arn:aws:ec2:us-east-1:111122223333:route-table/" + table);
  }
}
