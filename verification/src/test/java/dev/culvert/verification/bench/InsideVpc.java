package dev.culvert.verification.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culvert.wire.http.Headers.Header;
import dev.culvert.wire.sigv4.AccessKey;
import dev.culvert.wire.sigv4.RequestSigner;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes a private subnet with a route through a gateway endpoint, and a client in it: a role with
 * temporary credentials. Role and endpoint have policies of a few statements, none of which may be
 * skipped, for any of them could deny.
 */
final class InsideVpc implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String TRUST =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
       "Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}
      """;

  private static final String ROLE_POLICY =
      """
      {"Version":"2012-10-17","Statement":[
       {"Sid":"List","Effect":"Allow","Action":"dynamodb:ListTables","Resource":"*"},
       {"Sid":"NoDeletion","Effect":"Deny","Action":["dynamodb:DeleteTable","dynamodb:*Backup"],
        "Resource":"*"},
       {"Sid":"Orders","Effect":"Allow","Action":"dynamodb:*",
        "Resource":"arn:aws:dynamodb:us-east-1:*:table/Orders",
        "Condition":{"StringLike":{"aws:SourceVpce":"vpce-*"}}}]}
      """;

  private static final String ENDPOINT_POLICY =
      """
      {"Version":"2012-10-17","Statement":[
       {"Sid":"NoBackups","Effect":"Deny","Principal":"*","Action":"dynamodb:*Backup","Resource":"*"},
       {"Sid":"Orders","Effect":"Allow","Principal":"*","Action":"dynamodb:*",
        "Resource":"arn:aws:dynamodb:*:*:table/Orders*"}]}
      """;

  private final URI server;
  private final AccessKey root;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  InsideVpc(Target outside) {
    this.server = URI.create("http://127.0.0.1:" + outside.port());
    this.root = outside.key();
  }

  /** Where the client in the subnet finds DynamoDB, and what it signs with. */
  Target enter() throws IOException {
    String subnet = privateSubnet();
    iam("CreateRole", Map.of("RoleName", "bench", "AssumeRolePolicyDocument", TRUST));
    iam(
        "PutRolePolicy",
        Map.of("RoleName", "bench", "PolicyName", "orders", "PolicyDocument", ROLE_POLICY));
    JsonNode place = JSON.readTree(place(subnet));
    URI metadata = URI.create(place.path("metadata").asText());
    URI dynamoDb = URI.create(place.path("endpoints").path("dynamodb").asText());
    return new Target(dynamoDb.getPort(), credentials(metadata));
  }

  private String privateSubnet() throws IOException {
    String vpc = ec2("CreateVpc", Map.of("CidrBlock", "10.0.0.0/16"), "vpcId");
    String subnet =
        ec2("CreateSubnet", Map.of("VpcId", vpc, "CidrBlock", "10.0.1.0/24"), "subnetId");
    String table = ec2("CreateRouteTable", Map.of("VpcId", vpc), "routeTableId");
    ec2("AssociateRouteTable", Map.of("RouteTableId", table, "SubnetId", subnet), "associationId");
    ec2(
        "CreateVpcEndpoint",
        Map.of(
            "VpcId",
            vpc,
            "ServiceName",
            "com.amazonaws.us-east-1.dynamodb",
            "RouteTableId.1",
            table,
            "PolicyDocument",
            ENDPOINT_POLICY),
        "vpcEndpointId");
    return subnet;
  }

  private String place(String subnet) throws IOException {
    String body = "{\"subnet\":\"%s\",\"role\":\"bench\"}".formatted(subnet);
    return signed("culvert", "/_culvert/clients", "application/json", body);
  }

  private AccessKey credentials(URI metadata) throws IOException {
    String token =
        send(
            HttpRequest.newBuilder(metadata.resolve("/latest/api/token"))
                .method("PUT", BodyPublishers.noBody())
                .header("X-aws-ec2-metadata-token-ttl-seconds", "3600"));
    URI path = metadata.resolve("/latest/meta-data/iam/security-credentials/bench");
    JsonNode found =
        JSON.readTree(send(HttpRequest.newBuilder(path).header("X-aws-ec2-metadata-token", token)));
    return new AccessKey(
        found.path("AccessKeyId").asText(),
        found.path("SecretAccessKey").asText(),
        Optional.of(found.path("Token").asText()));
  }

  /** Calls EC2; answers the first element of that name. */
  private String ec2(String action, Map<String, String> parameters, String element)
      throws IOException {
    String answer = query("ec2", action, "2016-11-15", parameters);
    var found = Pattern.compile("<" + element + ">([^<]+)<").matcher(answer);
    if (!found.find()) {
      throw new IOException(action + " answered without " + element + ": " + answer);
    }
    return found.group(1);
  }

  private void iam(String action, Map<String, String> parameters) throws IOException {
    query("iam", action, "2010-05-08", parameters);
  }

  private String query(
      String service, String action, String version, Map<String, String> parameters)
      throws IOException {
    String form =
        "Action=%s&Version=%s&".formatted(action, version)
            + parameters.entrySet().stream()
                .map(entry ->
                    entry.getKey()
                        + "="
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    return signed(service, "/", "application/x-www-form-urlencoded; charset=utf-8", form);
  }

  private String signed(String service, String path, String type, String body) throws IOException {
    byte[] payload = body.getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(server.resolve(path))
            .POST(BodyPublishers.ofByteArray(payload))
            .header("Content-Type", type);
    List<Header> headers =
        List.of(new Header("Host", server.getAuthority()), new Header("Content-Type", type));
    new RequestSigner(root, Target.REGION, service)
        .sign("POST", path, headers, payload, Instant.now())
        .forEach(header -> request.header(header.name(), header.value()));
    return send(request);
  }

  private String send(HttpRequest.Builder request) throws IOException {
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException(response.uri() + " was answered by: " + response.body());
      }
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
