package dev.culvert.network.walk;

import dev.culvert.network.Cidr;
import dev.culvert.network.Direction;
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
import dev.culvert.network.Vpc;
import dev.culvert.network.VpcEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A network drawn in a few lines, for tests. Each VPC comes with what EC2 gives it: a main route
 * table {@code rtb-main-<vpc>}, a default network ACL {@code acl-<vpc>} that allows everything
 * (entry 100) and a default security group {@code sg-<vpc>} that allows its members in and
 * everything out.
 */
final class Scene {

  static final String DYNAMODB = "dynamodb.us-east-1.amazonaws.com";
  static final PrefixListId DYNAMODB_LIST = new PrefixListId("pl-02cd2c6b");
  static final int CLIENT_PORT = 40_000;

  private static final String OWNER = "111111111111";

  final ServiceDirectory directory = ServiceDirectory.standard();
  Network network = Network.empty().withAll(directory.prefixLists());
  private String region = "us-east-1";
  private String owner = OWNER;

  /** What is drawn from now on lies in this region. */
  Scene in(String otherRegion) {
    region = otherRegion;
    return this;
  }

  /** What is drawn from now on belongs to this account. */
  Scene of(String otherOwner) {
    owner = otherOwner;
    return this;
  }

  Scene with(Resource resource) {
    network = network.with(resource);
    return this;
  }

  Scene without(Class<? extends Resource> kind, String id) {
    network = network.without(get(kind, id));
    return this;
  }

  <R extends Resource> R get(Class<R> kind, String id) {
    return network.find(kind, id).orElseThrow(() -> new IllegalArgumentException(id));
  }

  Scene vpc(String id, String cidr) {
    with(
        new Vpc(
            id,
            owner,
            region,
            Cidr.parse(cidr),
            List.of(),
            true,
            false,
            Optional.empty(),
            "sg-" + id,
            "acl-" + id));
    table("rtb-main-" + id, id);
    with(
        new RouteTableAssociation(
            "rtbassoc-main-" + id,
            owner,
            region,
            "rtb-main-" + id,
            new RouteTableAssociation.AsMain(id)));
    with(new NetworkAcl("acl-" + id, owner, region, id, true, allowAll(), allowAll()));
    return with(
        new SecurityGroup(
            "sg-" + id,
            owner,
            region,
            id,
            "default",
            List.of(
                new SecurityGroupRule(
                    "sgr-in-" + id, Traffic.ALL, new SecurityGroupId("sg-" + id))),
            List.of(new SecurityGroupRule("sgr-out-" + id, Traffic.ALL, Cidr.ANY_IPV4))));
  }

  private static List<NetworkAclEntry> allowAll() {
    return List.of(entry(100, NetworkAclEntry.Action.ALLOW, Traffic.ALL, "0.0.0.0/0"));
  }

  static NetworkAclEntry entry(
      int number, NetworkAclEntry.Action action, Traffic traffic, String cidr) {
    return new NetworkAclEntry(number, action, traffic, Cidr.parse(cidr));
  }

  Scene subnet(String id, String vpc, String cidr) {
    return with(new Subnet(id, owner, region, vpc, region + "a", List.of(Cidr.parse(cidr)), false));
  }

  Scene table(String id, String vpc) {
    return with(new RouteTable(id, owner, region, vpc, List.of()));
  }

  Scene follows(String subnet, String table) {
    return with(
        new RouteTableAssociation(
            "rtbassoc-" + subnet,
            owner,
            region,
            table,
            new RouteTableAssociation.WithSubnet(subnet)));
  }

  Scene route(String table, String destination, String target) {
    return route(table, destination, target, RouteOrigin.CREATE_ROUTE);
  }

  Scene propagated(String table, String destination, String target) {
    return route(table, destination, target, RouteOrigin.ENABLE_VGW_ROUTE_PROPAGATION);
  }

  private Scene route(String table, String destination, String target, RouteOrigin origin) {
    RouteDestination to =
        destination.startsWith("pl-") ? new PrefixListId(destination) : Cidr.parse(destination);
    return with(get(RouteTable.class, table).with(new Route(to, target(target), origin)));
  }

  private static RouteTarget target(String id) {
    return switch (id.substring(0, id.indexOf('-'))) {
      case "igw" -> new RouteTarget.InternetGateway(id);
      case "eigw" -> new RouteTarget.EgressOnlyInternetGateway(id);
      case "nat" -> new RouteTarget.NatGateway(id);
      case "vpce" -> new RouteTarget.GatewayEndpoint(id);
      case "eni" -> new RouteTarget.NetworkInterface(id);
      case "pcx" -> new RouteTarget.PeeringConnection(id);
      case "tgw" -> new RouteTarget.TransitGateway(id);
      case "vgw" -> new RouteTarget.VirtualPrivateGateway(id);
      default -> throw new IllegalArgumentException(id);
    };
  }

  Scene internetGateway(String id, String vpc) {
    return with(new InternetGateway(id, owner, region, Optional.of(vpc)));
  }

  /** An interface with the default security group of its VPC, or these instead. */
  Scene client(String id, String subnet, String ip, String... groups) {
    Subnet in = get(Subnet.class, subnet);
    return attach(id, in, ip, groups, new NetworkInterface.Use.Ordinary());
  }

  private Scene attach(
      String id, Subnet subnet, String ip, String[] groups, NetworkInterface.Use use) {
    return with(
        new NetworkInterface(
            id,
            owner,
            region,
            subnet.vpcId(),
            subnet.id(),
            "",
            List.of(PrivateAddress.of(IpAddress.parse(ip))),
            groups.length == 0 ? List.of("sg-" + subnet.vpcId()) : List.of(groups),
            true,
            use,
            use instanceof NetworkInterface.Use.Ordinary
                ? Optional.of(new NetworkInterface.Attachment("i-" + id, 0, true))
                : Optional.empty()));
  }

  Scene elastic(String publicIp, String networkInterface) {
    NetworkInterface to = get(NetworkInterface.class, networkInterface);
    return with(
        new ElasticAddress(
            "eipalloc-" + networkInterface,
            owner,
            region,
            Ipv4Address.parse(publicIp),
            Optional.of(
                new ElasticAddress.Association(
                    "eipassoc-" + networkInterface, to.id(), to.primaryAddress()))));
  }

  /** A public NAT gateway with an Elastic IP and the interface {@code eni-<id>}. */
  Scene natGateway(String id, String subnet, String ip, String publicIp) {
    return nat(id, subnet, ip, NatGateway.Connectivity.PUBLIC).elastic(publicIp, "eni-" + id);
  }

  Scene nat(String id, String subnet, String ip, NatGateway.Connectivity connectivity) {
    Subnet in = get(Subnet.class, subnet);
    attach("eni-" + id, in, ip, new String[0], new NetworkInterface.Use.OfNatGateway(id));
    with(get(NetworkInterface.class, "eni-" + id).withGroups(List.of()));
    return with(
        new NatGateway(
            id,
            owner,
            region,
            in.vpcId(),
            subnet,
            "eni-" + id,
            connectivity,
            NatGateway.State.AVAILABLE));
  }

  /** A gateway endpoint for the region's DynamoDB. */
  Scene gatewayEndpoint(String id, String vpc, String... tables) {
    Service service =
        directory.byEndpointServiceName("com.amazonaws." + region + ".dynamodb").orElseThrow();
    with(
        new GatewayEndpoint(
            id,
            owner,
            region,
            vpc,
            service.endpointServiceName(),
            service.prefixListId().orElseThrow(),
            VpcEndpoint.State.AVAILABLE,
            List.of()));
    for (String table : tables) {
      network = network.associate(id, table);
    }
    return this;
  }

  /** An interface endpoint with one interface {@code eni-<id>}. */
  Scene interfaceEndpoint(String id, String service, String subnet, String ip, String... groups) {
    Subnet in = get(Subnet.class, subnet);
    Service offered =
        directory.byEndpointServiceName("com.amazonaws." + region + "." + service).orElseThrow();
    attach("eni-" + id, in, ip, groups, new NetworkInterface.Use.OfVpcEndpoint(id));
    return with(
        new InterfaceEndpoint(
            id,
            owner,
            region,
            in.vpcId(),
            offered.endpointServiceName(),
            id + "-5e6f7a8b",
            offered.interfaceEndpointDns().orElseThrow(),
            VpcEndpoint.State.AVAILABLE,
            List.of("eni-" + id),
            get(NetworkInterface.class, "eni-" + id).groupIds(),
            List.of()));
  }

  Scene peering(String id, String requester, String accepter) {
    return with(
        new PeeringConnection(
            id, side(requester), side(accepter), PeeringConnection.Status.ACTIVE));
  }

  private PeeringConnection.Side side(String vpc) {
    Vpc it = get(Vpc.class, vpc);
    return new PeeringConnection.Side(it.owner(), it.region(), vpc);
  }

  /** Attaches a VPC to a transit gateway through the interface {@code eni-<id>} in this subnet. */
  Scene attach(String id, String transitGateway, String subnet, String ip) {
    Subnet in = get(Subnet.class, subnet);
    with(new TransitGateway(transitGateway, owner, region));
    attach(
        "eni-" + id, in, ip, new String[0], new NetworkInterface.Use.OfService("transit_gateway"));
    with(get(NetworkInterface.class, "eni-" + id).withGroups(List.of()));
    return with(
        new TransitGatewayAttachment(
            id,
            owner,
            region,
            transitGateway,
            in.vpcId(),
            List.of("eni-" + id),
            TransitGatewayAttachment.State.AVAILABLE));
  }

  /** A security group without rules. */
  Scene group(String id, String vpc) {
    return with(new SecurityGroup(id, owner, region, vpc, id, List.of(), List.of()));
  }

  /** Adds the rule {@code sgr-<group>-<its position among the rules of its direction>}. */
  Scene allow(Direction direction, String group, Traffic traffic, String peer) {
    SecurityGroup it = get(SecurityGroup.class, group);
    List<SecurityGroupRule> rules = new ArrayList<>(it.rules(direction));
    RulePeer to =
        peer.startsWith("pl-")
            ? new PrefixListId(peer)
            : peer.startsWith("sg-") ? new SecurityGroupId(peer) : Cidr.parse(peer);
    rules.add(new SecurityGroupRule("sgr-" + group + "-" + rules.size(), traffic, to));
    return with(it.withRules(direction, rules));
  }

  Scene allowOut(String group, Traffic traffic, String peer) {
    return allow(Direction.EGRESS, group, traffic, peer);
  }

  Scene allowIn(String group, Traffic traffic, String peer) {
    return allow(Direction.INGRESS, group, traffic, peer);
  }

  /** A network ACL for one subnet, with only the entry {@code *} in both directions. */
  Scene acl(String id, String subnet) {
    Subnet it = get(Subnet.class, subnet);
    with(new NetworkAcl(id, owner, region, it.vpcId(), false, List.of(), List.of()));
    return with(new NetworkAclAssociation("aclassoc-" + subnet, owner, region, id, subnet));
  }

  Scene entry(String acl, Direction direction, NetworkAclEntry entry) {
    NetworkAcl it = get(NetworkAcl.class, acl);
    List<NetworkAclEntry> entries = new ArrayList<>(it.entries(direction));
    entries.add(entry);
    return with(it.withEntries(direction, entries));
  }

  Walk walk(String networkInterface, String host) {
    return walk(Flow.toHost(networkInterface, host, 443, CLIENT_PORT));
  }

  Walk walkTo(String networkInterface, String ip) {
    return walk(Flow.toAddress(networkInterface, IpAddress.parse(ip), 443, CLIENT_PORT));
  }

  Walk walk(Flow flow) {
    return Walk.of(network, directory, flow);
  }
}
