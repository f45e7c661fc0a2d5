package dev.culvert.services.ec2;

import static dev.culvert.services.ec2.Console.text;
import static dev.culvert.services.ec2.Console.there;

import dev.culvert.network.walk.Flow;
import dev.culvert.network.walk.ServiceDirectory;
import dev.culvert.network.walk.Walk;
import dev.culvert.shapes.ec2.AssociateRouteTableRequest;
import dev.culvert.shapes.ec2.CreateRouteRequest;
import dev.culvert.shapes.ec2.CreateTagsRequest;
import dev.culvert.shapes.ec2.CreateVpcEndpointRequest;
import dev.culvert.shapes.ec2.DescribeSubnetsRequest;
import dev.culvert.shapes.ec2.DescribeVpcEndpointsRequest;
import dev.culvert.shapes.ec2.DescribeVpcsRequest;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.ModifyVpcEndpointRequest;
import dev.culvert.shapes.ec2.ReplaceRouteRequest;
import dev.culvert.shapes.ec2.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * A large account: 200 VPCs, 10 000 subnets, 5 000 endpoints, route tables of 1 000 routes. Prints
 * what a change, a page of a describe call and a walk cost in it; run it by its {@code main}.
 */
final class ScaleBenchmark {
  private static final int VPCS = 200;
  private static final int SUBNETS_OF_EACH = 50;
  private static final int ENDPOINTS_OF_EACH = 25;
  private static final int ROUTES = 1000;
  private static final int LARGE_TABLES = 2;
  private static final int CHANGES = 2000;
  private static final int WALKS = 2_000_000;

  private final Console ec2 = Console.empty();
  private final List<String> subnets = new ArrayList<>();
  private final List<String> tables = new ArrayList<>();
  private final List<String> gatewayEndpoints = new ArrayList<>();

  private ScaleBenchmark() {}

  public static void main(String[] arguments) {
    var benchmark = new ScaleBenchmark();
    var start = System.nanoTime();
    benchmark.build();
    report("build, s", (System.nanoTime() - start) / 1e9);
    benchmark.changes();
    benchmark.pages();
    benchmark.walks();
    System.gc();
    var memory = Runtime.getRuntime();
    report("memory, MiB", (memory.totalMemory() - memory.freeMemory()) / 1024.0 / 1024);
  }

  private static void report(String what, double value) {
    System.out.printf("%-48s %10.3f%n", what, value);
  }

  private void build() {
    for (var i = 0; i < VPCS; i++) {
      var vpc = ec2.vpc("10.%d.0.0/16".formatted(i));
      var own = new ArrayList<String>();
      for (var j = 0; j < SUBNETS_OF_EACH; j++) {
        own.add(ec2.subnet(vpc, "10.%d.%d.0/24".formatted(i, j)));
      }
      subnets.addAll(own);
      var table = ec2.table(vpc);
      tables.add(table);
      ec2.call(
          Ec2.ASSOCIATE_ROUTE_TABLE,
          new AssociateRouteTableRequest().routeTableId(table).subnetId(own.getFirst()));
      endpoints(vpc, table, own);
      if (i < LARGE_TABLES) {
        fill(vpc, table);
      }
    }
  }

  private void endpoints(String vpc, String table, List<String> own) {
    var made =
        ec2.call(
            Ec2.CREATE_VPC_ENDPOINT,
            new CreateVpcEndpointRequest()
                .vpcId(vpc)
                .serviceName("com.amazonaws.us-east-1.dynamodb")
                .routeTableIds(List.of(table)));
    gatewayEndpoints.add(text(there(made.vpcEndpoint).vpcEndpointId));
    for (var j = 1; j < ENDPOINTS_OF_EACH; j++) {
      ec2.call(
          Ec2.CREATE_VPC_ENDPOINT,
          new CreateVpcEndpointRequest()
              .vpcId(vpc)
              .vpcEndpointType("Interface")
              .privateDnsEnabled(false)
              .serviceName("com.amazonaws.us-east-1.sts")
              .subnetIds(List.of(own.get(j))));
    }
  }

  private void fill(String vpc, String table) {
    var gateway = Fixtures.attachedInternetGateway(ec2, vpc);
    for (var j = 0; j < ROUTES - 2; j++) {
      ec2.call(
          Ec2.CREATE_ROUTE,
          new CreateRouteRequest()
              .routeTableId(table)
              .destinationCidrBlock("100.%d.%d.0/24".formatted(64 + j / 256, j % 256))
              .gatewayId(gateway));
    }
  }

  private void changes() {
    timed(
        "change: create-tags",
        i ->
            ec2.call(
                Ec2.CREATE_TAGS,
                new CreateTagsRequest()
                    .resources(List.of(subnets.get(i % subnets.size())))
                    .tags(List.of(new Tag().key("k").value("v" + i)))));
    timed(
        "change: modify-vpc-endpoint, route table in or out",
        i -> {
          var endpoint = gatewayEndpoints.get(i / 2 % VPCS);
          var table = List.of(tables.get(i / 2 % VPCS));
          var input = new ModifyVpcEndpointRequest().vpcEndpointId(endpoint);
          ec2.call(
              Ec2.MODIFY_VPC_ENDPOINT,
              i % 2 == 0 ? input.removeRouteTableIds(table) : input.addRouteTableIds(table));
        });
    var gateways =
        tables.subList(0, LARGE_TABLES).stream()
            .map(table -> ec2.routes(table))
            .map(routes ->
                routes.stream()
                    .map(route -> text(route.gatewayId))
                    .filter(id -> id.startsWith("igw-"))
                    .findFirst()
                    .orElseThrow())
            .toList();
    timed(
        "change: replace-route in a table of 1000",
        i ->
            ec2.call(
                Ec2.REPLACE_ROUTE,
                new ReplaceRouteRequest()
                    .routeTableId(tables.get(i % LARGE_TABLES))
                    .destinationCidrBlock("100.64.%d.0/24".formatted(i % 256))
                    .gatewayId(gateways.get(i % LARGE_TABLES))));
  }

  /** Prints the median and the 99th percentile of a change, in ms. */
  private static void timed(String what, IntConsumer change) {
    for (var i = 0; i < CHANGES / 4 * 2; i++) {
      change.accept(i);
    }
    var nanos = new long[CHANGES];
    for (var i = 0; i < CHANGES; i++) {
      var start = System.nanoTime();
      change.accept(i);
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    report(what + ", p50 ms", nanos[CHANGES / 2] / 1e6);
    report(what + ", p99 ms", nanos[CHANGES * 99 / 100] / 1e6);
  }

  private void pages() {
    once("describe-vpcs", () -> ec2.call(Ec2.DESCRIBE_VPCS, new DescribeVpcsRequest()));
    once(
        "describe-subnets, a page of 1000 of 10000",
        () -> ec2.call(Ec2.DESCRIBE_SUBNETS, new DescribeSubnetsRequest().maxResults(1000)));
    once(
        "describe-vpc-endpoints, a page of 1000 of 5000",
        () ->
            ec2.call(
                Ec2.DESCRIBE_VPC_ENDPOINTS, new DescribeVpcEndpointsRequest().maxResults(1000)));
    once("describe-route-tables, one of 1000 routes", () -> ec2.routes(tables.getFirst()));
  }

  private static void once(String what, Runnable call) {
    for (var i = 0; i < 20; i++) {
      call.run();
    }
    var start = System.nanoTime();
    for (var i = 0; i < 20; i++) {
      call.run();
    }
    report(what + ", ms", (System.nanoTime() - start) / 20e6);
  }

  private void walks() {
    var client = Fixtures.networkInterface(ec2, subnets.getFirst());
    var directory = ServiceDirectory.standard();
    var flow = Flow.toHost(client, Walks.DYNAMO_DB, 443, 40_000);
    var network = ec2.network();
    for (var i = 0; i < WALKS / 4; i++) {
      Walk.of(network, directory, flow);
    }
    var start = System.nanoTime();
    var steps = 0L;
    for (var i = 0; i < WALKS; i++) {
      steps += Walk.of(network, directory, flow).steps().size();
    }
    report("walk to DynamoDB by its endpoint, us", (System.nanoTime() - start) / 1e3 / WALKS);
    report("  of steps", (double) steps / WALKS);
  }
}
