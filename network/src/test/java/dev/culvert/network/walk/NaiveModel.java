package dev.culvert.network.walk;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.BlockPublicAccess;
import dev.culvert.network.BlockPublicAccessExclusion;
import dev.culvert.network.Cidr;
import dev.culvert.network.DhcpOptions;
import dev.culvert.network.Direction;
import dev.culvert.network.GatewayEndpoint;
import dev.culvert.network.InterfaceEndpoint;
import dev.culvert.network.InternetGateway;
import dev.culvert.network.IpAddress;
import dev.culvert.network.NatGateway;
import dev.culvert.network.Network;
import dev.culvert.network.NetworkAcl;
import dev.culvert.network.NetworkAclAssociation;
import dev.culvert.network.NetworkAclEntry;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.PeeringConnection;
import dev.culvert.network.PrefixListId;
import dev.culvert.network.Route;
import dev.culvert.network.RouteTable;
import dev.culvert.network.RouteTableAssociation;
import dev.culvert.network.RouteTarget;
import dev.culvert.network.SecurityGroup;
import dev.culvert.network.SecurityGroupRule;
import dev.culvert.network.Traffic;
import dev.culvert.network.TransitGatewayAttachment;
import dev.culvert.network.TransitGatewayRouteTable;
import dev.culvert.network.Vpc;
import dev.culvert.network.VpcEndpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The path decision once more, as slow and as plain as possible: every question is a scan over all
 * resources, nothing is prepared, nothing is shared with the walk but the records. It answers in
 * the words of {@link Words}: the outcome, and each filter and route that was asked.
 */
final class NaiveModel extends NaiveFacts {

  /** Ends a decision early. */
  private static final class Ended extends RuntimeException {

    private static final long serialVersionUID = 1;

    Ended(String outcome) {
      super(outcome);
    }
  }

  private final ServiceDirectory directory;
  private final Flow flow;
  final List<String> asked = new ArrayList<>();
  private final List<Runnable> back = new ArrayList<>();
  private String clientId = "";
  private Optional<RouteTarget> entry = Optional.empty();

  NaiveModel(Network network, ServiceDirectory directory, Flow flow) {
    super(network);
    this.directory = directory;
    this.flow = flow;
  }

  String decide() {
    try {
      String outcome = forward();
      back.reversed().forEach(Runnable::run);
      return outcome;
    } catch (Ended ended) {
      return String.valueOf(ended.getMessage());
    }
  }

  private String forward() {
    NetworkInterface client =
        one(NetworkInterface.class, flow.interfaceId())
            .orElseThrow(() -> new Ended("dropped no source"));
    if (client.attachment().isPresent() && !client.attachment().get().running()) {
      throw new Ended("dropped instance not running");
    }
    clientId = client.id();
    IpAddress ip = destination(client);
    localService(vpc(client), ip);
    IpAddress source =
        client.addresses().stream()
            .map(NetworkInterface.PrivateAddress::ip)
            .filter(it -> it.family() == ip.family())
            .filter(it -> flow.source().isEmpty() || flow.source().get().equals(it))
            .findFirst()
            .orElseThrow(() -> new Ended("dropped no source address"));
    groups(client, Direction.EGRESS, ip, "dropped security group egress");
    Optional<NetworkInterface> there = holder(client.vpcId(), ip);
    if (there.isPresent() && there.get().subnetId().equals(client.subnetId())) {
      return enter(there.get(), source, flow.sourcePort(), ip, false);
    }
    border(client, Direction.EGRESS, ip, flow.port(), "dropped network acl egress");
    backOver(client, Direction.INGRESS, ip, flow.sourcePort(), "dropped network acl return");
    Chosen chosen = route(client, ip, false, "").orElseThrow(() -> new Ended("dropped no route"));
    if (!chosen.active()) {
      throw new Ended("dropped blackhole");
    }
    return switch (chosen.route().target()) {
      case RouteTarget.Local _ ->
          enter(
              there.orElseThrow(() -> new Ended("dropped no such interface")),
              source,
              flow.sourcePort(),
              ip,
              true);
      case RouteTarget.GatewayEndpoint(String id) -> gatewayEndpoint(client, source, id);
      case RouteTarget.InternetGateway(String id) ->
          internet(client, source, flow.sourcePort(), ip, id, false);
      case RouteTarget.NatGateway(String id) -> nat(client, source, ip, id);
      case RouteTarget.PeeringConnection(String id) -> peer(client, source, ip, id);
      case RouteTarget.NetworkInterface(String id) -> middlebox(client, source, ip, id);
      case RouteTarget.TransitGateway(String id) -> transit(client, source, ip, id);
      case RouteTarget.VirtualPrivateGateway(String id) -> "left through " + id + " from " + source;
      case RouteTarget.EgressOnlyInternetGateway(String id) -> {
        if (ip.family() == AddressFamily.IPV4) {
          throw new Ended("dropped not routable");
        }
        yield internet(client, source, flow.sourcePort(), ip, id, true);
      }
    };
  }

  private IpAddress destination(NetworkInterface client) {
    return switch (flow.destination()) {
      case Flow.Address(IpAddress ip) -> ip;
      case Flow.ResolvedHost(String _, IpAddress ip) -> ip;
      case Flow.Host(String name) -> resolve(client, name);
    };
  }

  private IpAddress resolve(NetworkInterface client, String name) {
    Vpc vpc = vpc(client);
    List<DhcpOptions.NameServer> servers =
        vpc.dhcpOptionsId()
            .flatMap(id -> one(DhcpOptions.class, id))
            .map(DhcpOptions::domainNameServers)
            .orElse(List.of(new DhcpOptions.AmazonProvidedDns()));
    if (servers.isEmpty()) {
      throw new Ended("not resolved no name server");
    }
    boolean amazon =
        switch (servers.getFirst()) {
          case DhcpOptions.AmazonProvidedDns _ -> true;
          case DhcpOptions.Custom(IpAddress ip) ->
              ip.toString().equals("169.254.169.253") || ip.equals(vpc.cidr().at(2));
        };
    if (amazon && !vpc.enableDnsSupport()) {
      throw new Ended("not resolved dns support disabled");
    }
    for (InterfaceEndpoint endpoint : network.all(InterfaceEndpoint.class)) {
      for (String id : endpoint.networkInterfaceIds()) {
        NetworkInterface its = one(NetworkInterface.class, id).orElseThrow();
        boolean ownName =
            name.equals(endpoint.regionalName())
                || name.equals(endpoint.zonalName(subnet(its).availabilityZone()));
        boolean privateName =
            amazon
                && vpc.enableDnsHostnames()
                && endpoint.vpcId().equals(vpc.id())
                && endpoint.privateDnsNames().contains(name);
        if (ownName || privateName) {
          return its.primaryAddress();
        }
      }
    }
    boolean ipv6 =
        client.addresses().stream()
                .map(NetworkInterface.PrivateAddress::ip)
                .filter(it -> flow.source().isEmpty() || flow.source().get().equals(it))
                .anyMatch(it -> it.family() == AddressFamily.IPV6)
            || flow.source().filter(it -> it.family() == AddressFamily.IPV6).isPresent();
    return directory.resolve(name).stream()
        .min(Comparator.comparingInt(it -> (it.family() == AddressFamily.IPV6) == ipv6 ? 0 : 1))
        .orElseThrow(() -> new Ended("not resolved unknown name"));
  }

  private static void localService(Vpc vpc, IpAddress ip) {
    boolean resolver = ip.equals(vpc.cidr().at(2)) || ip.toString().equals("169.254.169.253");
    if (resolver && vpc.enableDnsSupport()) {
      throw new Ended("reached resolver");
    }
    if (List.of("169.254.169.254", "fd00:ec2::254").contains(ip.toString())) {
      throw new Ended("reached instance metadata");
    }
  }

  private void groups(NetworkInterface it, Direction direction, IpAddress peer, String otherwise) {
    Optional<SecurityGroupRule> rule =
        it.groupIds().stream()
            .flatMap(id -> one(SecurityGroup.class, id).stream())
            .flatMap(group ->
                group.rules(direction).stream()
                    .filter(each -> covers(each.traffic(), flow.port()))
                    .filter(each -> admits(group, each, peer)))
            .findFirst();
    asked.add(
        "groups of %s %s: %s"
            .formatted(it.id(), word(direction), rule.map(SecurityGroupRule::id).orElse("denied")));
    if (rule.isEmpty()) {
      throw new Ended(otherwise);
    }
  }

  private static String word(Direction direction) {
    return direction == Direction.INGRESS ? "in" : "out";
  }

  private boolean covers(Traffic traffic, int port) {
    return traffic.protocol() == -1
        || (traffic.protocol() == flow.protocol()
            && traffic.from() <= port
            && port <= traffic.to());
  }

  private void border(
      NetworkInterface it, Direction direction, IpAddress peer, int port, String otherwise) {
    border(it, direction, "", peer, port, otherwise);
  }

  private void backOver(
      NetworkInterface it, Direction direction, IpAddress peer, int port, String otherwise) {
    back.add(() -> border(it, direction, "replies ", peer, port, otherwise));
  }

  private void border(
      NetworkInterface it,
      Direction direction,
      String leg,
      IpAddress peer,
      int port,
      String otherwise) {
    NetworkAcl acl =
        network.all(NetworkAclAssociation.class).stream()
            .filter(each -> each.subnetId().equals(it.subnetId()))
            .findFirst()
            .map(NetworkAclAssociation::networkAclId)
            .or(() -> Optional.of(vpc(it).defaultNetworkAclId()))
            .flatMap(id -> one(NetworkAcl.class, id))
            .orElseThrow();
    List<NetworkAclEntry> entries = direction == Direction.INGRESS ? acl.ingress() : acl.egress();
    NetworkAclEntry entry =
        entries.stream()
            .filter(each -> covers(each.traffic(), port) && in(each.cidr(), peer))
            .min(Comparator.comparingInt(NetworkAclEntry::number))
            .orElse(NetworkAclEntry.last(peer.family()));
    boolean allowed = entry.action() == NetworkAclEntry.Action.ALLOW;
    asked.add(
        "%s %s%s: %d %s"
            .formatted(acl.id(), leg, word(direction), entry.number(), allowed ? "allow" : "deny"));
    if (!allowed) {
      throw new Ended(otherwise);
    }
  }

  private record Chosen(Route route, boolean active) {}

  /** Route, the length of the block that matched, and its rank among equal lengths. */
  private record Candidate(Route route, int length, int rank) {}

  private Optional<Chosen> route(NetworkInterface from, IpAddress ip, boolean isNat, String leg) {
    Optional<RouteTableAssociation> explicit =
        network.all(RouteTableAssociation.class).stream()
            .filter(it -> it.with().equals(new RouteTableAssociation.WithSubnet(from.subnetId())))
            .findFirst();
    Optional<RouteTableAssociation> main =
        network.all(RouteTableAssociation.class).stream()
            .filter(it -> it.with().equals(new RouteTableAssociation.AsMain(from.vpcId())))
            .findFirst();
    Optional<RouteTable> table =
        explicit.or(() -> main).flatMap(it -> one(RouteTable.class, it.routeTableId()));
    if (table.isEmpty()) {
      asked.add("no table" + (leg.isEmpty() ? "" : " replies") + ": no route");
      return Optional.empty();
    }
    List<Candidate> candidates =
        routes(table.get()).stream()
            .flatMap(it ->
                cidrs(table.get(), it).stream()
                    .filter(cidr -> in(cidr, ip))
                    .map(cidr -> new Candidate(it, cidr.prefixLength(), rank(it)))
                    .distinct())
            .sorted(
                Comparator.comparingInt(Candidate::length)
                    .reversed()
                    .thenComparingInt(Candidate::rank)
                    .thenComparing(it -> it.route().destination().toString()))
            .dropWhile(it -> isNat && it.route().target() instanceof RouteTarget.GatewayEndpoint)
            .toList();
    if (candidates.isEmpty()) {
      asked.add(table.get().id() + (leg.isEmpty() ? "" : " replies") + ": no route");
      return Optional.empty();
    }
    Candidate best = candidates.getFirst();
    boolean active = isActive(from.vpcId(), best.route().target());
    StringBuilder beaten = new StringBuilder();
    candidates.stream()
        .skip(1)
        .filter(it -> it.length() == best.length())
        .forEach(it ->
            beaten
                .append(" over ")
                .append(it.route().destination())
                .append(" -> ")
                .append(it.route().target().id()));
    asked.add(
        "%s %s%s: %s -> %s%s%s"
            .formatted(
                table.get().id(),
                leg,
                explicit.isPresent() ? "explicit" : "main",
                best.route().destination(),
                best.route().target().id(),
                beaten,
                active ? "" : " blackhole"));
    return Optional.of(new Chosen(best.route(), active));
  }

  private String gatewayEndpoint(NetworkInterface client, IpAddress source, String id) {
    GatewayEndpoint endpoint = one(GatewayEndpoint.class, id).orElseThrow();
    if (endpoint.state() != VpcEndpoint.State.AVAILABLE) {
      throw new Ended("dropped endpoint not available");
    }
    return "%s of %s in %s from %s %s at dynamodb %s"
        .formatted(id, endpoint.owner(), client.vpcId(), source, client.id(), endpoint.region());
  }

  private String internet(
      NetworkInterface from,
      IpAddress source,
      int sourcePort,
      IpAddress ip,
      String gateway,
      boolean outboundOnly) {
    publicAccess(from, true, outboundOnly);
    IpAddress address =
        publicAddress(from, source).orElseThrow(() -> new Ended("dropped no public address"));
    for (Service service : directory.services()) {
      if (service.cidrs().stream().anyMatch(cidr -> in(cidr, ip))) {
        return "public from %s at %s %s".formatted(address, service.name(), service.region());
      }
    }
    for (NetworkInterface it : network.all(NetworkInterface.class)) {
      for (NetworkInterface.PrivateAddress own : it.addresses()) {
        boolean assigned = own.assignedPublicIp().filter(ip::equals).isPresent();
        if (assigned || publicAddress(it, own.ip()).filter(ip::equals).isPresent()) {
          return fromInternet(it, own.ip(), address, sourcePort);
        }
      }
    }
    for (String block :
        List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "fc00::/7")) {
      if (in(Cidr.parse(block), ip)) {
        throw new Ended("dropped not routable");
      }
    }
    return "left through " + gateway + " from " + address;
  }

  private String fromInternet(
      NetworkInterface there, IpAddress ip, IpAddress source, int sourcePort) {
    InternetGateway gateway =
        network.all(InternetGateway.class).stream()
            .filter(it -> it.attachedTo().equals(Optional.of(there.vpcId())))
            .findFirst()
            .orElseThrow(() -> new Ended("dropped no return route"));
    publicAccess(there, false, false);
    entry = Optional.of(new RouteTarget.InternetGateway(gateway.id()));
    return enter(there, source, sourcePort, ip, true);
  }

  private void returnRoute(NetworkInterface there, IpAddress to, RouteTarget via) {
    Optional<Chosen> chosen = route(there, to, false, "replies ");
    if (chosen.filter(it -> it.active() && it.route().target().equals(via)).isEmpty()) {
      throw new Ended("dropped no return route");
    }
  }

  private String nat(NetworkInterface client, IpAddress source, IpAddress ip, String id) {
    if (ip.family() == AddressFamily.IPV6) {
      throw new Ended("dropped not routable");
    }
    NatGateway nat = one(NatGateway.class, id).orElseThrow();
    NetworkInterface its = one(NetworkInterface.class, nat.networkInterfaceId()).orElseThrow();
    IpAddress own = its.primaryAddress();
    if (nat.state() != NatGateway.State.AVAILABLE) {
      throw new Ended("dropped nat gateway not available");
    }
    if (nat.connectivity() == NatGateway.Connectivity.PUBLIC && publicAddress(its, own).isEmpty()) {
      throw new Ended("dropped nat gateway without address");
    }
    entry.ifPresent(via -> back.add(() -> returnRoute(its, source, via)));
    entry = Optional.empty();
    String denied = "dropped nat gateway network acl";
    if (!its.subnetId().equals(client.subnetId())) {
      border(its, Direction.INGRESS, source, flow.port(), denied);
      backOver(its, Direction.EGRESS, source, flow.sourcePort(), denied);
    }
    int port = flow.sourcePort() < 1024 ? 1024 : flow.sourcePort();
    border(its, Direction.EGRESS, ip, flow.port(), denied);
    backOver(its, Direction.INGRESS, ip, port, denied);
    Chosen chosen =
        route(its, ip, true, "")
            .filter(Chosen::active)
            .orElseThrow(() -> new Ended("dropped nat gateway without route"));
    if (chosen.route().target() instanceof RouteTarget.InternetGateway(String gateway)) {
      return internet(its, own, port, ip, gateway, true);
    } else if (chosen.route().target() instanceof RouteTarget.VirtualPrivateGateway(String vgw)) {
      return "left through " + vgw + " from " + own;
    } else if (chosen.route().target() instanceof RouteTarget.Local) {
      NetworkInterface there =
          holder(its.vpcId(), ip).orElseThrow(() -> new Ended("dropped no such interface"));
      boolean crossing = !there.subnetId().equals(its.subnetId());
      if (!crossing) {
        back.removeLast();
      }
      return enter(there, own, port, ip, crossing);
    }
    throw new Ended("dropped nat gateway without route");
  }

  private String peer(NetworkInterface client, IpAddress source, IpAddress ip, String id) {
    PeeringConnection peering = one(PeeringConnection.class, id).orElseThrow();
    String other =
        peering.requester().vpcId().equals(client.vpcId())
            ? peering.accepter().vpcId()
            : peering.requester().vpcId();
    if (!in(one(Vpc.class, other).orElseThrow(), ip)) {
      throw new Ended("dropped not transitive");
    }
    NetworkInterface there =
        holder(other, ip).orElseThrow(() -> new Ended("dropped no such interface"));
    entry = Optional.of(new RouteTarget.PeeringConnection(id));
    return enter(there, source, flow.sourcePort(), ip, true);
  }

  /** Where a transit gateway sends what comes in through an attachment. */
  private Optional<TransitGatewayAttachment> carry(
      TransitGatewayAttachment from, IpAddress ip, String leg) {
    Optional<TransitGatewayRouteTable> table =
        network.all(TransitGatewayRouteTable.class).stream()
            .filter(it -> it.associatedAttachmentIds().contains(from.id()))
            .findFirst();
    int longest = -1;
    Optional<String> best = Optional.empty();
    String route = "no route";
    for (var it : table.map(TransitGatewayRouteTable::routes).orElse(List.of())) {
      List<Cidr> cidrs =
          it.destination() instanceof PrefixListId list
              ? expand(table.orElseThrow().region(), list)
              : List.of((Cidr) it.destination());
      for (Cidr cidr : cidrs) {
        if (in(cidr, ip) && cidr.prefixLength() > longest) {
          longest = cidr.prefixLength();
          best = it.attachmentId();
          route = cidr + " -> " + best.orElse("black hole");
        }
      }
    }
    for (String id :
        table.map(TransitGatewayRouteTable::propagatedAttachmentIds).orElse(List.of())) {
      Vpc vpc =
          one(TransitGatewayAttachment.class, id)
              .flatMap(it -> one(Vpc.class, it.vpcId()))
              .orElseThrow();
      for (Cidr cidr : blocks(vpc)) {
        if (in(cidr, ip) && cidr.prefixLength() > longest) {
          longest = cidr.prefixLength();
          best = Optional.of(id);
          route = cidr + " -> " + id;
        }
      }
    }
    Optional<TransitGatewayAttachment> to =
        best.flatMap(id -> one(TransitGatewayAttachment.class, id))
            .filter(it -> it.state() == TransitGatewayAttachment.State.AVAILABLE);
    asked.add(
        "%s %sfrom %s: %s%s"
            .formatted(
                table.map(TransitGatewayRouteTable::id).orElse("no table"),
                leg,
                from.id(),
                route,
                to.isPresent() ? "" : " not passed"));
    return to;
  }

  private String transit(NetworkInterface client, IpAddress source, IpAddress ip, String id) {
    TransitGatewayAttachment here = attachment(id, client.vpcId()).orElseThrow();
    String zone = subnet(client).availabilityZone();
    NetworkInterface entrance =
        interfaces(here).stream()
            .filter(it -> subnet(it).availabilityZone().equals(zone))
            .findFirst()
            .orElseThrow(() -> new Ended("dropped transit gateway not in zone"));
    border(entrance, Direction.INGRESS, source, flow.port(), "dropped network acl ingress");
    if (entrance.subnetId().equals(client.subnetId())) {
      back.removeLast();
    } else {
      backOver(entrance, Direction.EGRESS, source, flow.sourcePort(), "dropped network acl return");
    }
    TransitGatewayAttachment there =
        carry(here, ip, "").orElseThrow(() -> new Ended("dropped transit gateway without route"));
    back.add(() -> {
      if (!carry(there, source, "replies ").equals(Optional.of(here))) {
        throw new Ended("dropped no return route");
      }
    });
    NetworkInterface exit =
        interfaces(there).stream()
            .filter(it -> subnet(it).availabilityZone().equals(zone))
            .findFirst()
            .orElse(interfaces(there).getFirst());
    entry = Optional.of(new RouteTarget.TransitGateway(id));
    return leaveTransit(exit, source, ip);
  }

  private String leaveTransit(NetworkInterface exit, IpAddress source, IpAddress ip) {
    Optional<NetworkInterface> there = holder(exit.vpcId(), ip);
    String lost = "dropped network acl return";
    backOver(exit, Direction.INGRESS, ip, flow.sourcePort(), lost);
    if (there.filter(it -> it.subnetId().equals(exit.subnetId())).isPresent()) {
      backOver(exit, Direction.EGRESS, source, flow.sourcePort(), lost);
      return enter(there.get(), source, flow.sourcePort(), ip, false);
    }
    border(exit, Direction.EGRESS, ip, flow.port(), "dropped network acl egress");
    Chosen chosen = route(exit, ip, true, "").orElseThrow(() -> new Ended("dropped no route"));
    if (!chosen.active()) {
      throw new Ended("dropped blackhole");
    }
    return switch (chosen.route().target()) {
      case RouteTarget.Local _ ->
          enter(
              there.orElseThrow(() -> new Ended("dropped no such interface")),
              source,
              flow.sourcePort(),
              ip,
              true);
      case RouteTarget.NatGateway(String nat) -> nat(exit, source, ip, nat);
      case RouteTarget.NetworkInterface(String box) -> middlebox(exit, source, ip, box);
      case RouteTarget.InternetGateway(String igw) ->
          internet(exit, source, flow.sourcePort(), ip, igw, false);
      case RouteTarget.VirtualPrivateGateway(String vgw) ->
          "left through " + vgw + " from " + source;
      case RouteTarget.GatewayEndpoint _,
          RouteTarget.EgressOnlyInternetGateway _,
          RouteTarget.PeeringConnection _,
          RouteTarget.TransitGateway _ ->
          throw new Ended("dropped not transitive");
    };
  }

  private void publicAccess(NetworkInterface at, boolean outbound, boolean outboundOnly) {
    Vpc vpc = vpc(at);
    for (BlockPublicAccess it : network.all(BlockPublicAccess.class)) {
      if (!it.owner().equals(vpc.owner()) || !it.region().equals(vpc.region())) {
        continue;
      }
      List<BlockPublicAccessExclusion> all =
          List.copyOf(network.all(BlockPublicAccessExclusion.class));
      String mode =
          all.stream()
              .filter(each -> each.excludedId().equals(at.subnetId()))
              .findFirst()
              .or(() -> all.stream().filter(each -> each.excludedId().equals(vpc.id())).findFirst())
              .map(each -> each.mode().name())
              .orElse("");
      boolean free = mode.equals("ALLOW_BIDIRECTIONAL");
      boolean passes =
          switch (it.mode()) {
            case OFF -> true;
            case BLOCK_BIDIRECTIONAL -> free || (outbound && mode.equals("ALLOW_EGRESS"));
            case BLOCK_INGRESS -> free || (outbound && outboundOnly);
          };
      if (!passes) {
        throw new Ended("dropped public access blocked");
      }
    }
  }

  private String middlebox(NetworkInterface client, IpAddress source, IpAddress ip, String id) {
    NetworkInterface there = one(NetworkInterface.class, id).orElseThrow();
    if (there.sourceDestCheck()) {
      throw new Ended("dropped source dest check");
    }
    boolean crossing = !there.subnetId().equals(client.subnetId());
    if (!crossing) {
      back.removeLast();
    }
    return enter(there, source, flow.sourcePort(), ip, crossing);
  }

  /** Past the filters of the other side, unless the packet stays in its subnet. */
  private String enter(
      NetworkInterface there, IpAddress source, int sourcePort, IpAddress ip, boolean crossing) {
    entry.ifPresent(via -> back.add(() -> returnRoute(there, source, via)));
    Optional<InterfaceEndpoint> endpoint = Optional.empty();
    if (there.use() instanceof NetworkInterface.Use.OfVpcEndpoint(String id)) {
      endpoint = one(InterfaceEndpoint.class, id);
      if (endpoint.orElseThrow().state() != VpcEndpoint.State.AVAILABLE) {
        throw new Ended("dropped endpoint not available");
      }
    }
    if (crossing) {
      border(there, Direction.INGRESS, source, flow.port(), "dropped network acl ingress");
      backOver(there, Direction.EGRESS, source, sourcePort, "dropped network acl return");
    }
    groups(there, Direction.INGRESS, source, "dropped security group ingress");
    return endpoint
        .map(it ->
            "%s of %s in %s from %s %s at %s at %s"
                .formatted(
                    it.id(),
                    it.owner(),
                    it.vpcId(),
                    source,
                    clientId,
                    there.id(),
                    it.serviceName().endsWith(".sts")
                        ? "sts " + it.region()
                        : "dynamodb " + it.region()))
        .orElse("reached %s from %s for %s".formatted(there.id(), source, ip));
  }
}
