package dev.culvert.network.walk;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.BlockPublicAccess;
import dev.culvert.network.BlockPublicAccessExclusion;
import dev.culvert.network.Cidr;
import dev.culvert.network.DhcpOptions;
import dev.culvert.network.Direction;
import dev.culvert.network.EgressOnlyInternetGateway;
import dev.culvert.network.ElasticAddress;
import dev.culvert.network.GatewayEndpoint;
import dev.culvert.network.InterfaceEndpoint;
import dev.culvert.network.InternetGateway;
import dev.culvert.network.IpAddress;
import dev.culvert.network.Ipv4Address;
import dev.culvert.network.NatGateway;
import dev.culvert.network.Network;
import dev.culvert.network.NetworkAcl;
import dev.culvert.network.NetworkAclAssociation;
import dev.culvert.network.NetworkAclEntry;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.NetworkInterface.PrivateAddress;
import dev.culvert.network.PeeringConnection;
import dev.culvert.network.PrefixList;
import dev.culvert.network.PrefixListId;
import dev.culvert.network.Resource;
import dev.culvert.network.Route;
import dev.culvert.network.RouteDestination;
import dev.culvert.network.RouteOrigin;
import dev.culvert.network.RouteTable;
import dev.culvert.network.RouteTableAssociation;
import dev.culvert.network.RouteTarget;
import dev.culvert.network.RulePeer;
import dev.culvert.network.SecurityGroup;
import dev.culvert.network.SecurityGroupId;
import dev.culvert.network.SecurityGroupRule;
import dev.culvert.network.Subnet;
import dev.culvert.network.Traffic;
import dev.culvert.network.TransitGateway;
import dev.culvert.network.TransitGatewayAttachment;
import dev.culvert.network.TransitGatewayRouteTable;
import dev.culvert.network.VirtualPrivateGateway;
import dev.culvert.network.Vpc;
import dev.culvert.network.VpcEndpoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A small network in which much goes wrong: VPCs that overlap each other and DynamoDB, nested and
 * equal routes of all kinds, targets that are gone, filters with holes. Few different blocks and
 * addresses, so that they meet often.
 */
final class RandomNetwork {

  private static final List<String> REGIONS =
      List.of("us-east-1", "us-east-1", "us-east-1", "eu-west-1");
  private static final List<String> OWNERS = List.of("111111111111", "222222222222");
  private static final List<String> VPC_BLOCKS =
      List.of("10.0.0.0/16", "10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16", "198.18.0.0/20");
  private static final List<String> DESTINATIONS =
      List.of(
          "0.0.0.0/0",
          "0.0.0.0/0",
          "0.0.0.0/0",
          "198.18.0.0/15",
          "198.18.0.0/16",
          "198.18.0.0/22",
          "198.18.0.0/22",
          "198.18.0.0/24",
          "198.18.0.0/26",
          "198.18.4.0/24",
          "198.18.80.0/20",
          "198.18.80.0/22",
          "198.19.0.0/16",
          "10.0.0.0/8",
          "10.0.0.0/16",
          "10.1.0.0/16",
          "10.2.0.0/16",
          "10.3.0.0/16",
          "10.0.1.0/24",
          "10.1.2.0/24",
          "8.8.0.0/16");
  private static final List<String> IPV6_DESTINATIONS =
      List.of(
          "::/0",
          "::/0",
          "::/0",
          "2001:2::/32",
          "2001:2::/64",
          "2001:2::/120",
          "2001:2:1::/48",
          "2001:2:1:100::/56");
  private static final List<String> LISTS = List.of("pl-a", "pl-b", "pl-c");
  private static final List<Traffic> TRAFFIC =
      List.of(
          Traffic.ALL,
          Traffic.ALL,
          Traffic.ALL,
          Traffic.tcp(443),
          Traffic.tcp(443),
          Traffic.tcp(1024, 65_535),
          Traffic.tcp(32_768, 60_999),
          new Traffic(Traffic.UDP, 0, 65_535));
  private static final List<String> HOSTS =
      List.of(
          "dynamodb.us-east-1.amazonaws.com",
          "dynamodb.us-east-1.amazonaws.com",
          "dynamodb.us-east-1.amazonaws.com",
          "dynamodb.eu-west-1.amazonaws.com",
          "111111111111.ddb.us-east-1.amazonaws.com",
          "streams.dynamodb.us-east-1.amazonaws.com",
          "dynamodb.us-east-1.api.aws",
          "dynamodb.us-east-1.api.aws",
          "dynamodb.us-east-1.api.aws",
          "sts.us-east-1.amazonaws.com",
          "sts.us-east-1.amazonaws.com",
          "nobody.example.com");
  private static final List<String> ADDRESSES =
      List.of(
          "198.18.0.1",
          "198.18.0.70",
          "198.18.1.1",
          "198.18.3.255",
          "198.18.4.9",
          "198.18.80.1",
          "8.8.8.8",
          "192.168.1.1",
          "10.1.77.7",
          "169.254.169.254",
          "169.254.169.253",
          "169.254.7.7",
          "10.0.0.2",
          "2001:2::5",
          "2001:2::1:5",
          "2001:db8::1",
          "2001:2:1:101::99",
          "fd00::1",
          "fd00:ec2::254");
  private static final int[] SOURCE_PORTS = {40_000, 40_000, 40_000, 33_000, 60_999, 2_000, 1_023};

  final ServiceDirectory directory = ServiceDirectory.standard();
  private final Random random;
  private final List<Resource> resources = new ArrayList<>();
  private int publicAddresses;

  RandomNetwork(long seed) {
    random = new Random(seed);
    resources.addAll(directory.prefixLists());
    lists("us-east-1");
    lists("eu-west-1");
    int vpcs = 3 + random.nextInt(3);
    for (int i = 0; i < vpcs; i++) {
      vpc(i);
    }
    for (int i = 0; i < vpcs; i++) {
      for (int j = 0; j < i; j++) {
        if (chance(60)) {
          peering(find(Vpc.class, "vpc-" + j), find(Vpc.class, "vpc-" + i));
        }
      }
    }
    transitGateway();
    for (RouteTable table : all(RouteTable.class)) {
      routes(table);
    }
    for (String owner : OWNERS) {
      if (chance(25)) {
        resources.add(
            new BlockPublicAccess(
                owner, "us-east-1", pick(List.of(BlockPublicAccess.Mode.values()))));
      }
    }
    for (SecurityGroup group : all(SecurityGroup.class)) {
      put(group.withRules(Direction.INGRESS, rules(group)));
      put(find(SecurityGroup.class, group.id()).withRules(Direction.EGRESS, rules(group)));
    }
  }

  /** All resources at once, or one by one in some order, with detours. */
  Network network() {
    List<Resource> shuffled = new ArrayList<>(resources);
    Collections.shuffle(shuffled, random);
    Network network = Network.empty();
    if (chance(30)) {
      return network.withAll(shuffled);
    }
    for (Resource resource : shuffled) {
      network = network.with(resource);
      if (chance(10)) {
        network = network.without(resource).with(resource);
      }
    }
    // Removing a table takes it out of its endpoints: what follows puts all of them back.
    return network.withAll(shuffled);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private <R extends Resource> List<R> all(Class<R> kind) {
    return resources.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private <R extends Resource> R find(Class<R> kind, String id) {
    return all(kind).stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
  }

  /** A block of either family. */
  private Cidr block() {
    return Cidr.parse(chance(80) ? pick(DESTINATIONS) : pick(IPV6_DESTINATIONS));
  }

  private void put(Resource resource) {
    resources.removeIf(it -> it.getClass() == resource.getClass() && it.id().equals(resource.id()));
    resources.add(resource);
  }

  private Ipv4Address publicAddress() {
    return (Ipv4Address) IpAddress.parse("198.19.0.0").plus(++publicAddresses);
  }

  private void lists(String region) {
    for (String id : LISTS) {
      List<Cidr> cidrs = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        cidrs.add(Cidr.parse(pick(DESTINATIONS)));
      }
      resources.add(new PrefixList(id, pick(OWNERS), region, id, AddressFamily.IPV4, cidrs, 10));
    }
  }

  private void vpc(int number) {
    String id = "vpc-" + number;
    String region = pick(REGIONS);
    String owner = pick(OWNERS);
    Cidr cidr = Cidr.parse(chance(80) ? VPC_BLOCKS.get(number % 4) : pick(VPC_BLOCKS));
    resources.add(
        new Vpc(
            id,
            owner,
            region,
            cidr,
            moreCidrs(number),
            chance(93),
            chance(60),
            dhcpOptions(id, owner, region),
            "sg-" + number + "-0",
            "acl-" + number + "-0"));
    gateways(number, owner, region);
    for (int i = 0; i < 3; i++) {
      resources.add(new RouteTable("rtb-" + number + "-" + i, owner, region, id, List.of()));
      resources.add(
          new SecurityGroup("sg-" + number + "-" + i, owner, region, id, "", List.of(), List.of()));
    }
    if (chance(97)) {
      resources.add(
          new RouteTableAssociation(
              "rtbassoc-" + id,
              owner,
              region,
              "rtb-" + number + "-0",
              new RouteTableAssociation.AsMain(id)));
    }
    acls(number, owner, region);
    for (int i = 1; i <= 2 + random.nextInt(2); i++) {
      subnet(number, i, owner, region, new Cidr(cidr.at(i * 256L), 24));
    }
    if (chance(25)) {
      resources.add(
          new BlockPublicAccessExclusion(
              "vpcbpa-exclude-" + number,
              owner,
              region,
              chance(50) ? id : "subnet-" + number + "-1",
              chance(50)
                  ? BlockPublicAccessExclusion.Mode.ALLOW_EGRESS
                  : BlockPublicAccessExclusion.Mode.ALLOW_BIDIRECTIONAL));
    }
    nat(number, owner, region);
    endpoints(number, owner, region);
  }

  private List<Cidr> moreCidrs(int vpc) {
    List<Cidr> cidrs = new ArrayList<>();
    if (chance(10)) {
      cidrs.add(Cidr.parse("100.64.0.0/16"));
    }
    if (chance(60)) {
      cidrs.add(Cidr.parse("2001:2:1:" + vpc + "00::/56"));
    }
    return cidrs;
  }

  private Optional<String> dhcpOptions(String vpc, String owner, String region) {
    if (chance(85)) {
      return Optional.empty();
    }
    List<DhcpOptions.NameServer> servers =
        pick(
            List.of(
                List.<DhcpOptions.NameServer>of(),
                List.<DhcpOptions.NameServer>of(new DhcpOptions.AmazonProvidedDns()),
                List.<DhcpOptions.NameServer>of(
                    new DhcpOptions.Custom(IpAddress.parse("169.254.169.253"))),
                List.<DhcpOptions.NameServer>of(
                    new DhcpOptions.Custom(IpAddress.parse("10.0.1.53")))));
    resources.add(new DhcpOptions("dopt-" + vpc, owner, region, servers));
    return Optional.of("dopt-" + vpc);
  }

  private void gateways(int number, String owner, String region) {
    String vpc = "vpc-" + number;
    if (chance(90)) {
      resources.add(
          new InternetGateway(
              "igw-" + number, owner, region, chance(90) ? Optional.of(vpc) : Optional.empty()));
    }
    if (chance(70)) {
      resources.add(new EgressOnlyInternetGateway("eigw-" + number, owner, region, vpc));
    }
    resources.add(
        new VirtualPrivateGateway(
            "vgw-" + number, owner, region, chance(80) ? Optional.of(vpc) : Optional.empty()));
  }

  private void acls(int number, String owner, String region) {
    for (int i = 0; i < 2; i++) {
      boolean open = i == 0 && chance(90);
      resources.add(
          new NetworkAcl(
              "acl-" + number + "-" + i,
              owner,
              region,
              "vpc-" + number,
              i == 0,
              open ? openEntries() : entries(),
              open ? openEntries() : entries()));
    }
  }

  private static List<NetworkAclEntry> openEntries() {
    return List.of(
        new NetworkAclEntry(100, NetworkAclEntry.Action.ALLOW, Traffic.ALL, Cidr.ANY_IPV4),
        new NetworkAclEntry(101, NetworkAclEntry.Action.ALLOW, Traffic.ALL, Cidr.ANY_IPV6));
  }

  private List<NetworkAclEntry> entries() {
    List<NetworkAclEntry> entries = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      entries.add(
          new NetworkAclEntry(
              10 * i + random.nextInt(10),
              chance(75) ? NetworkAclEntry.Action.ALLOW : NetworkAclEntry.Action.DENY,
              pick(TRAFFIC),
              block()));
    }
    Collections.shuffle(entries, random);
    return entries;
  }

  private void subnet(int vpc, int number, String owner, String region, Cidr cidr) {
    String id = "subnet-" + vpc + "-" + number;
    String zone = region + (char) ('a' + number % 2);
    List<Cidr> cidrs = new ArrayList<>(List.of(cidr));
    for (Cidr block : find(Vpc.class, "vpc-" + vpc).moreCidrs()) {
      if (block.family() == AddressFamily.IPV6) {
        cidrs.add(Cidr.parse("2001:2:1:" + vpc + "0" + number + "::/64"));
      }
    }
    resources.add(new Subnet(id, owner, region, "vpc-" + vpc, zone, cidrs, false));
    if (chance(75)) {
      resources.add(
          new RouteTableAssociation(
              "rtbassoc-" + id,
              owner,
              region,
              "rtb-" + vpc + "-" + random.nextInt(3),
              new RouteTableAssociation.WithSubnet(id)));
    }
    if (chance(40)) {
      resources.add(
          new NetworkAclAssociation(
              "aclassoc-" + id, owner, region, "acl-" + vpc + "-" + random.nextInt(2), id));
    }
    for (int i = 0; i < 3; i++) {
      client(vpc, "eni-" + vpc + "-" + number + "-" + i, id, owner, region, cidrs, 10 + i);
    }
  }

  private void client(
      int vpc,
      String id,
      String subnet,
      String owner,
      String region,
      List<Cidr> cidrs,
      int number) {
    IpAddress ip = cidrs.getFirst().at(number);
    List<PrivateAddress> addresses = new ArrayList<>();
    addresses.add(
        new PrivateAddress(ip, chance(30) ? Optional.of(publicAddress()) : Optional.empty()));
    if (chance(20)) {
      addresses.add(PrivateAddress.of(ip.plus(100)));
    }
    resources.add(
        new NetworkInterface(
            id,
            owner,
            region,
            "vpc-" + vpc,
            subnet,
            "",
            addresses,
            groups(vpc),
            chance(60),
            new NetworkInterface.Use.Ordinary(),
            chance(90)
                ? Optional.of(new NetworkInterface.Attachment("i-" + id, 0, chance(90)))
                : Optional.empty()));
    if (chance(30)) {
      elastic(id, owner, region, pick(addresses).ip());
    }
    if (cidrs.size() > 1 && chance(60)) {
      addresses.add(PrivateAddress.of(cidrs.getLast().at(number)));
      put(find(NetworkInterface.class, id).withAddresses(addresses));
    }
  }

  private List<String> groups(int vpc) {
    List<String> groups = new ArrayList<>(List.of("sg-" + vpc + "-" + random.nextInt(3)));
    if (chance(50)) {
      groups.add("sg-" + vpc + "-" + random.nextInt(3));
    }
    return groups.stream().distinct().toList();
  }

  private void elastic(String networkInterface, String owner, String region, IpAddress ip) {
    resources.add(
        new ElasticAddress(
            "eipalloc-" + networkInterface,
            owner,
            region,
            publicAddress(),
            Optional.of(
                new ElasticAddress.Association(
                    "eipassoc-" + networkInterface, networkInterface, ip))));
  }

  private void nat(int vpc, String owner, String region) {
    String id = "nat-" + vpc;
    Subnet subnet = find(Subnet.class, "subnet-" + vpc + "-1");
    IpAddress ip = subnet.cidrs().getFirst().at(5);
    managed(id, subnet, ip, List.of(), new NetworkInterface.Use.OfNatGateway(id));
    resources.add(
        new NatGateway(
            id,
            owner,
            region,
            "vpc-" + vpc,
            subnet.id(),
            "eni-" + id,
            chance(80) ? NatGateway.Connectivity.PUBLIC : NatGateway.Connectivity.PRIVATE,
            natState()));
    if (chance(85)) {
      elastic("eni-" + id, owner, region, ip);
    }
  }

  private NatGateway.State natState() {
    int die = random.nextInt(100);
    return die < 75
        ? NatGateway.State.AVAILABLE
        : die < 90 ? NatGateway.State.PENDING : NatGateway.State.DELETING;
  }

  private void managed(
      String id, Subnet subnet, IpAddress ip, List<String> groups, NetworkInterface.Use use) {
    resources.add(
        new NetworkInterface(
            "eni-" + id,
            subnet.owner(),
            subnet.region(),
            subnet.vpcId(),
            subnet.id(),
            "",
            List.of(PrivateAddress.of(ip)),
            groups,
            true,
            use,
            Optional.empty()));
  }

  private void endpoints(int vpc, String owner, String region) {
    List<String> free = new ArrayList<>(List.of("0", "1", "2"));
    for (int i = 0; i < 2; i++) {
      List<String> tables = new ArrayList<>();
      for (String table : List.copyOf(free)) {
        if (chance(35) && free.remove(table)) {
          tables.add("rtb-" + vpc + "-" + table);
        }
      }
      Service service = service(region, "dynamodb");
      resources.add(
          new GatewayEndpoint(
              "vpce-" + vpc + "g" + i,
              owner,
              region,
              "vpc-" + vpc,
              service.endpointServiceName(),
              service.prefixListId().orElseThrow(),
              state(),
              tables));
    }
    interfaceEndpoint("vpce-" + vpc + "d", vpc, service(region, "dynamodb"));
    interfaceEndpoint("vpce-" + vpc + "s", vpc, service(region, "sts"));
  }

  private VpcEndpoint.State state() {
    return chance(90) ? VpcEndpoint.State.AVAILABLE : VpcEndpoint.State.PENDING;
  }

  private Service service(String region, String name) {
    return directory.byEndpointServiceName("com.amazonaws." + region + "." + name).orElseThrow();
  }

  private void interfaceEndpoint(String id, int vpc, Service service) {
    List<String> interfaces = new ArrayList<>();
    for (Subnet subnet : all(Subnet.class)) {
      if (subnet.vpcId().equals("vpc-" + vpc) && chance(40)) {
        String name = id + "-" + subnet.id();
        IpAddress ip = subnet.cidrs().getFirst().at(service.name().equals("sts") ? 21 : 20);
        managed(name, subnet, ip, groups(vpc), new NetworkInterface.Use.OfVpcEndpoint(id));
        interfaces.add("eni-" + name);
      }
    }
    Vpc in = find(Vpc.class, "vpc-" + vpc);
    resources.add(
        new InterfaceEndpoint(
            id,
            in.owner(),
            in.region(),
            in.id(),
            service.endpointServiceName(),
            id + "-x",
            service.interfaceEndpointDns().orElseThrow(),
            state(),
            interfaces,
            List.of(),
            chance(50) ? service.privateDnsNames() : List.of()));
  }

  private void peering(Vpc requester, Vpc accepter) {
    resources.add(
        new PeeringConnection(
            "pcx-" + requester.id() + "-" + accepter.id(),
            side(requester),
            side(accepter),
            chance(90)
                ? PeeringConnection.Status.ACTIVE
                : PeeringConnection.Status.PENDING_ACCEPTANCE));
  }

  private static PeeringConnection.Side side(Vpc vpc) {
    return new PeeringConnection.Side(vpc.owner(), vpc.region(), vpc.id());
  }

  /** Some VPCs are attached to it, in one zone or two, and follow one of its two tables. */
  private void transitGateway() {
    resources.add(new TransitGateway("tgw-0", OWNERS.getFirst(), "us-east-1"));
    for (Vpc vpc : all(Vpc.class)) {
      if (chance(70)) {
        attach(vpc);
      }
    }
    List<String> attachments =
        all(TransitGatewayAttachment.class).stream().map(TransitGatewayAttachment::id).toList();
    List<String> free = new ArrayList<>(attachments);
    for (int i = 0; i < 2; i++) {
      List<String> associated = free.stream().filter(_ -> chance(60)).toList();
      free.removeAll(associated);
      resources.add(
          new TransitGatewayRouteTable(
              "tgw-rtb-" + i,
              OWNERS.getFirst(),
              "us-east-1",
              "tgw-0",
              associated,
              attachments.stream().filter(_ -> chance(80)).toList(),
              transitRoutes(attachments)));
    }
  }

  private void attach(Vpc vpc) {
    String id = "tgw-attach-" + vpc.id();
    List<String> interfaces = new ArrayList<>();
    for (Subnet subnet : all(Subnet.class)) {
      boolean first = subnet.id().endsWith("-1");
      if (subnet.vpcId().equals(vpc.id()) && (first || chance(40))) {
        String name = id + "-" + subnet.id();
        managed(
            name,
            subnet,
            subnet.cidrs().getFirst().at(9),
            List.of(),
            new NetworkInterface.Use.OfService("transit_gateway"));
        interfaces.add("eni-" + name);
      }
    }
    resources.add(
        new TransitGatewayAttachment(
            id,
            vpc.owner(),
            vpc.region(),
            "tgw-0",
            vpc.id(),
            interfaces,
            chance(90)
                ? TransitGatewayAttachment.State.AVAILABLE
                : TransitGatewayAttachment.State.DELETING));
  }

  private List<TransitGatewayRouteTable.StaticRoute> transitRoutes(List<String> attachments) {
    List<TransitGatewayRouteTable.StaticRoute> routes = new ArrayList<>();
    Set<RouteDestination> destinations = new HashSet<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      RouteDestination to = chance(80) ? block() : new PrefixListId(pick(LISTS));
      if (destinations.add(to)) {
        routes.add(
            new TransitGatewayRouteTable.StaticRoute(
                to,
                attachments.isEmpty() || chance(15)
                    ? Optional.empty()
                    : Optional.of(pick(attachments))));
      }
    }
    return routes;
  }

  private void routes(RouteTable table) {
    RouteTable changed = table;
    for (int i = 2 + random.nextInt(8); i > 0; i--) {
      boolean propagated = chance(15);
      RouteDestination to =
          propagated || chance(80) ? Cidr.parse(pick(DESTINATIONS)) : new PrefixListId(pick(LISTS));
      changed =
          changed.with(
              propagated
                  ? new Route(
                      to,
                      new RouteTarget.VirtualPrivateGateway(table.vpcId().replace("vpc", "vgw")),
                      RouteOrigin.ENABLE_VGW_ROUTE_PROPAGATION)
                  : Route.to(to, target(table, to)));
    }
    List<PeeringConnection> peerings =
        all(PeeringConnection.class).stream()
            .filter(it -> it.across(table.vpcId()).isPresent())
            .toList();
    for (PeeringConnection peering : peerings) {
      if (chance(70)) {
        String peer = peering.across(table.vpcId()).orElseThrow().vpcId();
        changed =
            changed.with(
                Route.to(
                    find(Vpc.class, peer).cidr(), new RouteTarget.PeeringConnection(peering.id())));
      }
    }
    if (chance(40)) {
      Cidr to = chance(30) ? Cidr.ANY_IPV4 : pick(all(Vpc.class)).cidr();
      changed = changed.with(Route.to(to, new RouteTarget.TransitGateway("tgw-0")));
    }
    put(changed);
  }

  private RouteTarget target(RouteTable table, RouteDestination to) {
    String number = table.vpcId().substring("vpc-".length());
    int die = random.nextInt(100);
    if (to instanceof Cidr cidr && cidr.family() == AddressFamily.IPV6 && chance(40)) {
      return new RouteTarget.EgressOnlyInternetGateway("eigw-" + number);
    }
    if (die < (to.equals(Cidr.ANY_IPV4) ? 50 : 40)) {
      return new RouteTarget.InternetGateway("igw-" + number);
    } else if (die < 65) {
      return new RouteTarget.NatGateway("nat-" + number);
    } else if (die < 78) {
      return new RouteTarget.NetworkInterface("eni-" + number + "-1-" + random.nextInt(3));
    } else if (die < 88) {
      List<PeeringConnection> peerings = all(PeeringConnection.class);
      return new RouteTarget.PeeringConnection(
          peerings.isEmpty() ? "pcx-gone" : pick(peerings).id());
    } else if (die < 94) {
      return new RouteTarget.VirtualPrivateGateway("vgw-" + number);
    }
    return chance(50)
        ? new RouteTarget.NatGateway("nat-gone")
        : new RouteTarget.InternetGateway("igw-gone");
  }

  private List<SecurityGroupRule> rules(SecurityGroup group) {
    List<SecurityGroupRule> rules = new ArrayList<>();
    if (chance(30)) {
      rules.add(new SecurityGroupRule("sgr-" + group.id() + "-all", Traffic.ALL, Cidr.ANY_IPV4));
    }
    for (int i = random.nextInt(4); i >= 0; i--) {
      rules.add(
          new SecurityGroupRule(
              "sgr-" + group.id() + "-" + random.nextInt(1_000_000), pick(TRAFFIC), peer()));
    }
    return rules;
  }

  private RulePeer peer() {
    int die = random.nextInt(100);
    if (die < 35) {
      return chance(75) ? Cidr.ANY_IPV4 : Cidr.ANY_IPV6;
    } else if (die < 60) {
      return block();
    } else if (die < 80) {
      return new SecurityGroupId(pick(all(SecurityGroup.class)).id());
    }
    return new PrefixListId(chance(60) ? Scene.DYNAMODB_LIST.id() : pick(LISTS));
  }

  /** A flow from some client, mostly to places that exist. */
  Flow flow() {
    List<NetworkInterface> interfaces = all(NetworkInterface.class);
    NetworkInterface from = pick(interfaces);
    while (from.requesterManaged()) {
      from = pick(interfaces);
    }
    Optional<IpAddress> source =
        chance(90)
            ? Optional.empty()
            : Optional.of(chance(80) ? pick(from.addresses()).ip() : IpAddress.parse("10.0.1.250"));
    return new Flow(
        chance(99) ? from.id() : "eni-gone",
        source,
        destination(from, interfaces),
        chance(95) ? Traffic.TCP : Traffic.UDP,
        chance(90) ? 443 : 80,
        SOURCE_PORTS[random.nextInt(SOURCE_PORTS.length)]);
  }

  private Flow.Destination destination(NetworkInterface from, List<NetworkInterface> interfaces) {
    int die = random.nextInt(100);
    if (die < 35) {
      return new Flow.Host(pick(HOSTS));
    } else if (die < 45) {
      InterfaceEndpoint endpoint = pick(all(InterfaceEndpoint.class));
      return new Flow.Host(chance(60) ? endpoint.regionalName() : endpoint.zonalName("us-east-1a"));
    } else if (die < 65) {
      return new Flow.Address(pick(pick(interfaces).addresses()).ip());
    } else if (die < 73) {
      List<NetworkInterface> near =
          interfaces.stream().filter(it -> it.vpcId().equals(from.vpcId())).toList();
      return new Flow.Address(pick(pick(near).addresses()).ip());
    } else if (die < 81) {
      return new Flow.Address(
          IpAddress.parse("198.19.0.0").plus(1 + random.nextInt(publicAddresses)));
    } else if (die < 84) {
      return new Flow.ResolvedHost(Scene.DYNAMODB, IpAddress.parse(pick(ADDRESSES)));
    }
    return new Flow.Address(IpAddress.parse(pick(ADDRESSES)));
  }
}
