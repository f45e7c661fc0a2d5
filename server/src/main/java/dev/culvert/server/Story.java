package dev.culvert.server;

import dev.culvert.services.control.Json;
import dev.culvert.wire.sigv4.AccessKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Optional;

/**
 * The first story: a client in a VPC asks DynamoDB for an item, four times, while the network
 * around it changes. Everything goes through the public APIs, and everything shown was recorded.
 */
final class Story {
  private static final String EC2 = "2016-11-15";
  private static final String IAM = "2010-05-08";
  private static final String GET_ORDER =
      "{\"TableName\":\"Orders\",\"Key\":{\"OrderId\":{\"S\":\"1001\"}}}";

  private final RunningServer server;
  private final PrintWriter out;
  private final ServerClient pages;
  private final AwsCalls root;

  Story(RunningServer server, PrintWriter out) {
    this.server = server;
    this.out = out;
    this.pages = new ServerClient(server);
    this.root =
        new AwsCalls(
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
            URI.create(server.endpoint()),
            new AccessKey(server.root().accessKeyId(), server.root().secret(), Optional.empty()),
            server.region());
  }

  void tell() throws IOException {
    table();
    role();
    var vpc = ec2("CreateVpc", Map.of("CidrBlock", "10.0.0.0/16")).element("vpcId");
    var subnet =
        ec2("CreateSubnet", Map.of("VpcId", vpc, "CidrBlock", "10.0.1.0/24")).element("subnetId");
    var routes = ec2("CreateRouteTable", Map.of("VpcId", vpc)).element("routeTableId");
    ec2("AssociateRouteTable", Map.of("SubnetId", subnet, "RouteTableId", routes));
    var at =
        ec2("CreateNetworkInterface", Map.of("SubnetId", subnet)).element("networkInterfaceId");
    var client =
        new InsideClient(
            pages.post(
                "/_culvert/clients",
                Map.of("networkInterface", at, "role", "app", "refusal", "immediate")),
            server);

    heading(
        "A client in private subnet %s asks DynamoDB for an order.".formatted(subnet),
        "There is no VPC endpoint, and no way to the internet.");
    expect("denied by the network", !reached(client));

    var gateway = ec2("CreateInternetGateway", Map.of()).element("internetGatewayId");
    ec2("AttachInternetGateway", Map.of("InternetGatewayId", gateway, "VpcId", vpc));
    ec2(
        "CreateRoute",
        Map.of("RouteTableId", routes, "DestinationCidrBlock", "0.0.0.0/0", "GatewayId", gateway));
    var address = ec2("AllocateAddress", Map.of("Domain", "vpc")).element("allocationId");
    ec2("AssociateAddress", Map.of("AllocationId", address, "NetworkInterfaceId", at));
    heading(
        "The subnet gets a route to internet gateway %s, the client a public address."
            .formatted(gateway),
        "The same request takes the public route.");
    expect("served publicly", ask(client).status() == 200);

    root.dynamoDb(
            "PutResourcePolicy",
            "{\"ResourceArn\":\"%s\",\"Policy\":%s}".formatted(arn(), quoted(ENDPOINT_ONLY)))
        .expectSuccess();
    heading(
        "The table's policy now demands a VPC endpoint (aws:SourceVpce).",
        "The same request is refused.");
    expect("denied by policy", ask(client).status() == 400);

    var endpoint =
        ec2(
                "CreateVpcEndpoint",
                Map.of(
                    "VpcId", vpc,
                    "ServiceName", "com.amazonaws." + server.region() + ".dynamodb",
                    "RouteTableId.1", routes))
            .element("vpcEndpointId");
    heading(
        "VPC endpoint %s is created and associated with route table %s."
            .formatted(endpoint, routes),
        "The same request goes through it, and the answer comes back the same way.");
    expect("served privately", ask(client).status() == 200);
    out.flush();
  }

  private static final String ENDPOINT_ONLY =
      """
      {"Version":"2012-10-17","Statement":[{"Sid":"OnlyThroughAnEndpoint","Effect":"Deny",\
      "Principal":"*","Action":["dynamodb:GetItem","dynamodb:Query"],"Resource":"*",\
      "Condition":{"Null":{"aws:SourceVpce":"true"}}}]}\
      """;

  private void table() throws IOException {
    root.dynamoDb(
            "CreateTable",
            """
            {"TableName":"Orders","BillingMode":"PAY_PER_REQUEST",
             "AttributeDefinitions":[{"AttributeName":"OrderId","AttributeType":"S"}],
             "KeySchema":[{"AttributeName":"OrderId","KeyType":"HASH"}]}\
            """)
        .expectSuccess();
    root.dynamoDb(
            "PutItem",
            """
            {"TableName":"Orders","Item":{"OrderId":{"S":"1001"},"Total":{"N":"42.50"},
             "Customer":{"S":"Ada"}}}\
            """)
        .expectSuccess();
  }

  private void role() throws IOException {
    iam(
        "CreateRole",
        Map.of(
            "RoleName",
            "app",
            "AssumeRolePolicyDocument",
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
            "Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}\
            """));
    iam(
        "PutRolePolicy",
        Map.of(
            "RoleName",
            "app",
            "PolicyName",
            "orders",
            "PolicyDocument",
            """
            {"Version":"2012-10-17","Statement":[{"Sid":"Orders","Effect":"Allow",\
            "Action":"dynamodb:*","Resource":"%s"}]}\
            """
                .formatted(arn())));
  }

  private String arn() {
    return "arn:aws:dynamodb:%s:%s:table/Orders"
        .formatted(server.region(), server.root().account());
  }

  private AwsCalls.Answer ec2(String action, Map<String, String> parameters) throws IOException {
    return root.query("ec2", EC2, action, parameters).expectSuccess();
  }

  private void iam(String action, Map<String, String> parameters) throws IOException {
    root.query("iam", IAM, action, parameters).expectSuccess();
  }

  private AwsCalls.Answer ask(InsideClient client) throws IOException {
    return client.dynamoDb().dynamoDb("GetItem", GET_ORDER);
  }

  private boolean reached(InsideClient client) throws IOException {
    var calls = client.dynamoDb();
    try {
      calls.dynamoDb("GetItem", GET_ORDER);
      return true;
    } catch (IOException noWay) {
      return false;
    }
  }

  private void heading(String first, String second) {
    out.println();
    out.println("── " + first);
    out.println("   " + second);
    out.println();
  }

  /** Shows the journey just recorded; a story that does not go as told is a failure. */
  private void expect(String ending, boolean ended) {
    var journeys = pages.get("/_culvert/journeys?last=20").path("journeys");
    for (var i = journeys.size() - 1; i >= 0; i--) {
      var destination = journeys.get(i).path("destination").asText();
      if (destination.startsWith("dynamodb.") && journeys.get(i).has("interfaceId")) {
        out.println(JourneyText.of(journeys.get(i)));
        break;
      }
    }
    if (!ended) {
      throw new IllegalStateException("the request was not " + ending);
    }
  }

  private static String quoted(String text) {
    return Json.text(text);
  }
}
