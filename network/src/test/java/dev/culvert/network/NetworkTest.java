package dev.culvert.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culvert.network.NetworkInterface.PrivateAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkTest {

  private static final String OWNER = "111111111111";
  private static final String REGION = "us-east-1";

  private final Network empty = Network.empty();

  private static NetworkInterface networkInterface(String id, String ip) {
    return new NetworkInterface(
        id,
        OWNER,
        REGION,
        "vpc-1",
        "subnet-1",
        "",
        List.of(PrivateAddress.of(IpAddress.parse(ip))),
        List.of(),
        true,
        new NetworkInterface.Use.Ordinary(),
        Optional.empty());
  }

  private static RouteTable table(String id) {
    return new RouteTable(id, OWNER, REGION, "vpc-1", List.of());
  }

  private static PrefixList list(String region, String id, String cidr) {
    return new PrefixList(
        id, PrefixList.AWS, region, id, AddressFamily.IPV4, List.of(Cidr.parse(cidr)), 1);
  }

  private static GatewayEndpoint endpoint(String id, String... tables) {
    return new GatewayEndpoint(
        id,
        OWNER,
        REGION,
        "vpc-1",
        "com.amazonaws.us-east-1.dynamodb",
        new PrefixListId("pl-1"),
        VpcEndpoint.State.AVAILABLE,
        List.of(tables));
  }

  private static Vpc vpc(String cidr) {
    return new Vpc(
        "vpc-1",
        OWNER,
        REGION,
        Cidr.parse(cidr),
        List.of(),
        true,
        true,
        Optional.empty(),
        "sg",
        "acl");
  }

  private static Subnet subnet() {
    return new Subnet(
        "subnet-1",
        OWNER,
        REGION,
        "vpc-1",
        "us-east-1a",
        List.of(Cidr.parse("10.0.0.0/24")),
        false);
  }

  private Optional<String> interfaceAt(Network network, String ip) {
    return network.interfaceAt("vpc-1", IpAddress.parse(ip)).map(NetworkInterface::id);
  }

  @Test
  void aChangeLeavesTheOldNetworkAsItWas() {
    Network before = empty.with(networkInterface("eni-1", "10.0.0.1"));
    Network after = before.without(networkInterface("eni-1", "10.0.0.1"));

    assertThat(before.find(NetworkInterface.class, "eni-1")).isPresent();
    assertThat(interfaceAt(before, "10.0.0.1")).contains("eni-1");
    assertThat(after.find(NetworkInterface.class, "eni-1")).isEmpty();
    assertThat(after.all(NetworkInterface.class)).isEmpty();
    assertThat(interfaceAt(after, "10.0.0.1")).isEmpty();
  }

  @Test
  void anInterfaceThatChangesItsAddressIsFoundUnderTheNewOne() {
    Network network =
        empty
            .with(networkInterface("eni-1", "10.0.0.1"))
            .with(networkInterface("eni-1", "10.0.0.2"));

    assertThat(interfaceAt(network, "10.0.0.1")).isEmpty();
    assertThat(interfaceAt(network, "10.0.0.2")).contains("eni-1");
    assertThat(network.interfaceAt("vpc-2", IpAddress.parse("10.0.0.2"))).isEmpty();
  }

  @Test
  void anAddressThatWentToAnotherInterfaceStaysThere() {
    Network network =
        empty
            .with(networkInterface("eni-1", "10.0.0.1"))
            .with(networkInterface("eni-2", "10.0.0.1"))
            .without(networkInterface("eni-1", "10.0.0.1"));

    assertThat(interfaceAt(network, "10.0.0.1")).contains("eni-2");
  }

  @Test
  void removingWhatIsNotThereChangesNothing() {
    Network network = empty.with(networkInterface("eni-1", "10.0.0.1"));

    assertThat(network.without(table("rtb-1")).all(NetworkInterface.class)).hasSize(1);
  }

  @Test
  void bothKindsOfEndpointAreVpcEndpoints() {
    InterfaceEndpoint other =
        new InterfaceEndpoint(
            "vpce-2",
            OWNER,
            REGION,
            "vpc-1",
            "com.amazonaws.us-east-1.sts",
            "vpce-2-x",
            "sts.us-east-1.vpce.amazonaws.com",
            VpcEndpoint.State.PENDING,
            List.of(),
            List.of(),
            List.of());
    Network network = empty.with(endpoint("vpce-1")).with(other);

    assertThat(network.all(VpcEndpoint.class)).containsExactlyInAnyOrder(endpoint("vpce-1"), other);
    assertThat(network.all(GatewayEndpoint.class)).containsExactly(endpoint("vpce-1"));
    assertThat(network.find(VpcEndpoint.class, "vpce-2")).contains(other);
    assertThat(network.find(GatewayEndpoint.class, "vpce-2")).isEmpty();
  }

  @Test
  void prefixListsOfTwoRegionsMayShareTheirId() {
    Network network =
        empty
            .with(list("us-east-1", "pl-1", "198.18.0.0/24"))
            .with(list("eu-west-1", "pl-1", "198.18.1.0/24"));

    assertThat(network.all(PrefixList.class)).hasSize(2);
    assertThat(network.prefixList("eu-west-1", new PrefixListId("pl-1")).orElseThrow().cidrs())
        .containsExactly(Cidr.parse("198.18.1.0/24"));
    assertThatThrownBy(() -> network.find(PrefixList.class, "pl-1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a prefix list is known by its region and id");
  }

  @Test
  void theOrderOfResourcesDoesNotMatter() {
    List<Resource> resources =
        List.of(
            vpc("10.0.0.0/16"),
            list("us-east-1", "pl-1", "198.18.0.0/24"),
            table("rtb-1"),
            endpoint("vpce-1", "rtb-1"));

    Network forward = empty;
    for (Resource resource : resources) {
      forward = forward.with(resource);
    }
    Network backward = empty;
    for (Resource resource : resources.reversed()) {
      backward = backward.with(resource);
    }

    for (Network network : List.of(forward, backward, empty.withAll(resources))) {
      assertThat(network.routes("rtb-1"))
          .extracting(route -> route.destination() + " " + route.target().id())
          .containsExactly("10.0.0.0/16 local", "pl-1 vpce-1");
      assertThat(network.route("rtb-1", IpAddress.parse("198.18.0.7"))).isPresent();
      assertThat(network.gatewayEndpoints("rtb-1")).containsExactly(endpoint("vpce-1", "rtb-1"));
    }
  }

  @Test
  void associatingAndDisassociatingMovesTheRoute() {
    Network network =
        empty.with(table("rtb-1")).with(table("rtb-2")).with(endpoint("vpce-1", "rtb-1"));

    Network moved = network.associate("vpce-1", "rtb-2").disassociate("vpce-1", "rtb-1");

    assertThat(moved.find(GatewayEndpoint.class, "vpce-1").orElseThrow().routeTableIds())
        .containsExactly("rtb-2");
    assertThat(moved.routes("rtb-1")).isEmpty();
    assertThat(moved.routes("rtb-2"))
        .containsExactly(
            new Route(
                new PrefixListId("pl-1"),
                new RouteTarget.GatewayEndpoint("vpce-1"),
                RouteOrigin.CREATE_ROUTE));
    assertThat(moved.associate("vpce-1", "rtb-2")).isSameAs(moved);
    assertThat(moved.disassociate("vpce-1", "rtb-1")).isSameAs(moved);
  }

  @Test
  void anAssociationNeedsBothEndsInOneVpc() {
    Network network =
        empty
            .with(endpoint("vpce-1"))
            .with(new RouteTable("rtb-x", OWNER, REGION, "vpc-2", List.of()));

    assertThatThrownBy(() -> network.associate("vpce-1", "rtb-x"))
        .hasMessage("`rtb-x` is not in the VPC of `vpce-1`");
    assertThatThrownBy(() -> network.associate("vpce-1", "rtb-9"))
        .hasMessage("`rtb-9` does not exist");
    assertThatThrownBy(() -> network.associate("vpce-9", "rtb-x"))
        .hasMessage("`vpce-9` does not exist");
  }

  @Test
  void aSubnetFollowsItsOwnTableOrElseTheMainOne() {
    RouteTableAssociation main =
        new RouteTableAssociation(
            "rtbassoc-m", OWNER, REGION, "rtb-m", new RouteTableAssociation.AsMain("vpc-1"));
    RouteTableAssociation own =
        new RouteTableAssociation(
            "rtbassoc-1", OWNER, REGION, "rtb-1", new RouteTableAssociation.WithSubnet("subnet-1"));
    Network network = empty.with(subnet()).with(main);

    assertThat(empty.association(subnet())).isEmpty();
    assertThat(network.association(subnet()))
        .contains(new EffectiveAssociation("rtb-m", "rtbassoc-m", EffectiveAssociation.Kind.MAIN));
    assertThat(network.with(own).association(subnet()))
        .contains(
            new EffectiveAssociation("rtb-1", "rtbassoc-1", EffectiveAssociation.Kind.EXPLICIT));
    assertThat(network.with(own).with(own.withRouteTable("rtb-2")).association(subnet()))
        .contains(
            new EffectiveAssociation("rtb-2", "rtbassoc-1", EffectiveAssociation.Kind.EXPLICIT));
    assertThat(network.with(own).without(own).association(subnet()))
        .isEqualTo(network.association(subnet()));
  }

  @Test
  void anElasticIpTakesThePlaceOfAnAssignedAddress() {
    IpAddress ip = IpAddress.parse("10.0.0.1");
    Ipv4Address assigned = Ipv4Address.parse("198.19.1.1");
    Ipv4Address elastic = Ipv4Address.parse("198.19.2.2");
    NetworkInterface client =
        networkInterface("eni-1", "10.0.0.1")
            .withAddresses(List.of(new PrivateAddress(ip, Optional.of(assigned))));
    ElasticAddress address =
        new ElasticAddress(
            "eipalloc-1",
            OWNER,
            REGION,
            elastic,
            Optional.of(new ElasticAddress.Association("eipassoc-1", "eni-1", ip)));
    Network network = empty.with(client);

    assertThat(network.publicAddress(client, ip))
        .contains(new PublicAddress(assigned, "eni-1", ip, Optional.empty()));
    assertThat(network.with(address).publicAddress(client, ip))
        .contains(new PublicAddress(elastic, "eni-1", ip, Optional.of("eipalloc-1")));
    assertThat(
            network
                .with(address)
                .with(address.withAssociation(Optional.empty()))
                .publicAddress(client, ip))
        .contains(new PublicAddress(assigned, "eni-1", ip, Optional.empty()));
    assertThat(network.with(address).without(address).publicAddress(elastic)).isEmpty();
  }

  @Test
  void aTableKeepsOneStaticAndOnePropagatedRouteForADestination() {
    Cidr to = Cidr.parse("172.16.0.0/12");
    Route first = Route.to(to, new RouteTarget.InternetGateway("igw-1"));
    Route second = Route.to(to, new RouteTarget.NatGateway("nat-1"));
    Route propagated =
        new Route(
            to,
            new RouteTarget.VirtualPrivateGateway("vgw-1"),
            RouteOrigin.ENABLE_VGW_ROUTE_PROPAGATION);

    RouteTable table = table("rtb-1").with(first).with(propagated).with(second);

    assertThat(table.routes()).containsExactly(propagated, second);
    assertThat(table.route(to)).contains(second);
    assertThat(table.without(second).route(to)).isEmpty();
  }
}
