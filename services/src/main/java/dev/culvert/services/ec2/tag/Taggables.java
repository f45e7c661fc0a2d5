package dev.culvert.services.ec2.tag;

import dev.culvert.network.BlockPublicAccessExclusion;
import dev.culvert.network.DhcpOptions;
import dev.culvert.network.EgressOnlyInternetGateway;
import dev.culvert.network.ElasticAddress;
import dev.culvert.network.InternetGateway;
import dev.culvert.network.NatGateway;
import dev.culvert.network.NetworkAcl;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.Resource;
import dev.culvert.network.RouteTable;
import dev.culvert.network.SecurityGroup;
import dev.culvert.network.Subnet;
import dev.culvert.network.TransitGateway;
import dev.culvert.network.TransitGatewayAttachment;
import dev.culvert.network.TransitGatewayRouteTable;
import dev.culvert.network.VirtualPrivateGateway;
import dev.culvert.network.Vpc;
import dev.culvert.network.VpcEndpoint;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.endpoint.ProvidedService;
import dev.culvert.services.ec2.flow.FlowLog;
import dev.culvert.services.ec2.instance.Instances;
import dev.culvert.services.ec2.instance.KeyPair;
import dev.culvert.services.ec2.instance.Volume;
import dev.culvert.services.ec2.peering.Peerings;
import dev.culvert.wire.aws.AwsException;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** What can be tagged, and whether it exists. */
final class Taggables {
  private static final Map<Kind, BiPredicate<Seen, String>> KNOWN =
      Map.ofEntries(
          in(Kind.VPC, Vpc.class),
          in(Kind.SUBNET, Subnet.class),
          in(Kind.ROUTE_TABLE, RouteTable.class),
          in(Kind.INTERNET_GATEWAY, InternetGateway.class),
          in(Kind.EGRESS_ONLY_GATEWAY, EgressOnlyInternetGateway.class),
          in(Kind.VPN_GATEWAY, VirtualPrivateGateway.class),
          in(Kind.NAT_GATEWAY, NatGateway.class),
          in(Kind.NETWORK_INTERFACE, NetworkInterface.class),
          in(Kind.SECURITY_GROUP, SecurityGroup.class),
          in(Kind.NETWORK_ACL, NetworkAcl.class),
          in(Kind.ELASTIC_IP, ElasticAddress.class),
          in(Kind.DHCP_OPTIONS, DhcpOptions.class),
          in(Kind.VPC_ENDPOINT, VpcEndpoint.class),
          in(Kind.TRANSIT_GATEWAY, TransitGateway.class),
          in(Kind.TRANSIT_ATTACHMENT, TransitGatewayAttachment.class),
          in(Kind.TRANSIT_TABLE, TransitGatewayRouteTable.class),
          in(Kind.PUBLIC_ACCESS_EXCLUSION, BlockPublicAccessExclusion.class),
          Map.entry(
              Kind.FLOW_LOG, (seen, id) -> seen.world().find(FlowLog.REGISTER, id).isPresent()),
          Map.entry(
              Kind.ENDPOINT_SERVICE,
              (seen, id) -> seen.world().find(ProvidedService.REGISTER, id).isPresent()),
          Map.entry(Kind.INSTANCE, (seen, id) -> Instances.find(seen, id).isPresent()),
          Map.entry(Kind.VOLUME, (seen, id) -> seen.world().find(Volume.REGISTER, id).isPresent()),
          Map.entry(
              Kind.KEY_PAIR,
              (seen, id) ->
                  seen.world().all(KeyPair.REGISTER).stream().anyMatch(it -> it.id().equals(id))),
          Map.entry(
              Kind.PEERING_CONNECTION,
              (seen, id) -> Peerings.find(seen.network(), seen.scope(), id).isPresent()),
          Map.entry(Kind.PREFIX_LIST, (seen, id) -> seen.owns(seen.prefixList(id))),
          Map.entry(Kind.SECURITY_GROUP_RULE, Taggables::isRule));

  private Taggables() {}

  private static Map.Entry<Kind, BiPredicate<Seen, String>> in(
      Kind kind, Class<? extends Resource> type) {
    return Map.entry(kind, (seen, id) -> seen.find(type, id).isPresent());
  }

  /** The kind of a resource that exists. */
  static Kind of(String id, Seen seen) {
    for (var known : KNOWN.entrySet()) {
      if (known.getKey().matches(id)) {
        if (known.getValue().test(seen, id)) {
          return known.getKey();
        }
        throw known.getKey().notFound(id);
      }
    }
    throw new AwsException("InvalidID", "The ID '" + id + "' is not valid");
  }

  private static boolean isRule(Seen seen, String id) {
    return seen.all(SecurityGroup.class).stream()
        .flatMap(group -> Stream.concat(group.ingress().stream(), group.egress().stream()))
        .anyMatch(rule -> rule.id().equals(id));
  }
}
