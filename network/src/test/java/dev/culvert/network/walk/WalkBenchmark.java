package dev.culvert.network.walk;

import dev.culvert.network.Cidr;
import dev.culvert.network.IpAddress;
import dev.culvert.network.Route;
import dev.culvert.network.RouteTable;
import dev.culvert.network.RouteTarget;
import dev.culvert.network.Traffic;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What one walk costs, in time and in allocation, in a small network and in one of 10 000 subnets
 * with route tables of 1 000 routes: {@code WalkBenchmark [seconds per measurement]}. With all
 * clients taking turns, the large network does not fit the processor's nearest caches; with 16 it
 * is as in life, where few clients of many are busy.
 */
final class WalkBenchmark {

  private static final int ROUNDS = 8;
  private static final int FLOWS = 1 << 14;
  private static final int SECURITY_GROUP_RULES = 20;

  private WalkBenchmark() {}

  /** Prints a line for each kind of flow in each network. */
  public static void main(String[] arguments) {
    double seconds = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 1;
    for (int[] size : new int[][] {{1, 4, 4}, {50, 200, 1000}}) {
      long start = System.nanoTime();
      Scene scene = network(size[0], size[1], size[2]);
      System.out.printf(
          "%d subnets, tables of %d routes (built in %d ms)%n",
          size[0] * size[1], size[2], (System.nanoTime() - start) / 1_000_000);
      for (String kind :
          List.of("gateway endpoint", "NAT gateway", "interface endpoint", "no route")) {
        List<Flow> flows = flows(kind, size[0], size[1]);
        measure(kind + ", all clients", scene, flows, seconds);
        measure(kind + ", 16 clients", scene, flows.subList(0, 16), seconds);
      }
    }
  }

  private static Scene network(int vpcs, int subnets, int routes) {
    Scene scene = new Scene();
    for (int v = 0; v < vpcs; v++) {
      String vpc = "vpc-" + v;
      scene
          .vpc(vpc, "10.0.0.0/16")
          .internetGateway("igw-" + v, vpc)
          .subnet("subnet-nat-" + v, vpc, "10.0.0.0/26")
          .table("rtb-nat-" + v, vpc)
          .follows("subnet-nat-" + v, "rtb-nat-" + v)
          .route("rtb-nat-" + v, "0.0.0.0/0", "igw-" + v)
          .natGateway("nat-" + v, "subnet-nat-" + v, "10.0.0.5", "198.19.0." + v)
          .group("sg-" + v, vpc);
      for (int i = 1; i < SECURITY_GROUP_RULES; i++) {
        scene.allowOut("sg-" + v, Traffic.tcp(8000 + i), "172.16.0.0/12");
      }
      scene
          .allowOut("sg-" + v, Traffic.tcp(443), "0.0.0.0/0")
          .group("sg-endpoint-" + v, vpc)
          .allowIn("sg-endpoint-" + v, Traffic.tcp(443), "sg-" + v)
          .interfaceEndpoint(
              "vpce-d" + v, "dynamodb", "subnet-nat-" + v, "10.0.0.6", "sg-endpoint-" + v)
          .gatewayEndpoint("vpce-" + v, vpc);
      tables(scene, v, routes);
      clients(scene, v, subnets);
    }
    return scene;
  }

  /**
   * Four tables for each VPC; all have the endpoint's route and many others, some of them nested.
   */
  private static void tables(Scene scene, int vpc, int routes) {
    Random random = new Random(vpc);
    for (int t = 0; t < 4; t++) {
      List<Route> written = new ArrayList<>();
      RouteTarget nat = new RouteTarget.NatGateway("nat-" + vpc);
      written.add(Route.to(Cidr.parse("198.18.16.0/20"), nat));
      while (written.size() < routes - 2) {
        Cidr to =
            new Cidr(
                IpAddress.parse("172.16.0.0").plus(random.nextInt(1 << 20)),
                20 + random.nextInt(9));
        if (written.stream().noneMatch(it -> it.destination().equals(to))) {
          written.add(Route.to(to, nat));
        }
      }
      String id = "rtb-" + vpc + "-" + t;
      scene.with(new RouteTable(id, "111111111111", "us-east-1", "vpc-" + vpc, written));
      scene.network = scene.network.associate("vpce-" + vpc, id);
    }
  }

  private static void clients(Scene scene, int vpc, int subnets) {
    for (int s = 1; s <= subnets; s++) {
      Cidr cidr = new Cidr(IpAddress.parse("10.0.0.0").plus(s * 64L), 26);
      String id = vpc + "-" + s;
      scene
          .subnet("subnet-" + id, "vpc-" + vpc, cidr.toString())
          .follows("subnet-" + id, "rtb-" + vpc + "-" + s % 4)
          .client("eni-" + id, "subnet-" + id, cidr.at(10).toString(), "sg-" + vpc);
    }
  }

  private static List<Flow> flows(String kind, int vpcs, int subnets) {
    Random random = new Random(1);
    List<Flow> flows = new ArrayList<>();
    for (int i = 0; i < FLOWS; i++) {
      int vpc = random.nextInt(vpcs);
      String host =
          switch (kind) {
            case "gateway endpoint" -> "dynamodb.us-east-1.amazonaws.com";
            case "NAT gateway" -> "dynamodb.us-east-2.amazonaws.com";
            case "no route" -> "dynamodb.us-west-2.amazonaws.com";
            default -> "vpce-d" + vpc + "-5e6f7a8b.dynamodb.us-east-1.vpce.amazonaws.com";
          };
      flows.add(Flow.toHost("eni-" + vpc + "-" + (1 + random.nextInt(subnets)), host, 443, 40_000));
    }
    return flows;
  }

  private static void measure(String kind, Scene scene, List<Flow> flows, double seconds) {
    double best = Double.MAX_VALUE;
    long bytes = 0;
    String outcome = Words.outcome(scene.walk(flows.getFirst()));
    for (int round = 0; round < ROUNDS; round++) {
      long walks = 0;
      int steps = 0;
      long allocated = allocated();
      long start = cpuNanos();
      while (cpuNanos() - start < seconds * 1e9 / ROUNDS) {
        for (int i = 0; i < FLOWS; i++) {
          Flow flow = flows.get(i % flows.size());
          steps += Walk.of(scene.network, scene.directory, flow).steps().size();
        }
        walks += FLOWS;
      }
      double nanos = (double) (cpuNanos() - start) / walks;
      best = steps == 0 ? best : Math.min(best, nanos);
      bytes = (allocated() - allocated) / walks;
    }
    System.out.printf("  %-32s %6.0f ns %6d bytes   %s%n", kind, best, bytes, outcome);
  }

  /** Processor time of this thread, so that a busy machine disturbs less. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
