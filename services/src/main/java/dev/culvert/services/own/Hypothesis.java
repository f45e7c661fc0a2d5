package dev.culvert.services.own;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.GatewayEndpoint;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.NetworkInterface.PrivateAddress;
import dev.culvert.network.NetworkInterface.Use;
import dev.culvert.network.Subnet;
import dev.culvert.network.Vpc;
import dev.culvert.network.VpcEndpoint;
import dev.culvert.network.walk.Flow;
import dev.culvert.network.walk.Outcome;
import dev.culvert.network.walk.ServiceDirectory;
import dev.culvert.network.walk.Walk;
import dev.culvert.services.EndpointPolicies;
import dev.culvert.services.Ids;
import dev.culvert.services.control.World;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Scope;
import dev.culvert.services.ec2.endpoint.EndpointDetails;
import dev.culvert.services.ec2.gateway.PublicAddresses;
import dev.culvert.services.ec2.nic.FreeAddresses;
import dev.culvert.services.ec2.nic.NewInterface;
import dev.culvert.services.journey.Journey;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * A recorded request once more, in a network that is a little different from the present one. The
 * same walk and the same policies decide as for a real request; nothing is sent and nothing
 * changes.
 */
public final class Hypothesis {
  private static final String DYNAMODB = ".dynamodb";

  private final ServiceDirectory directory;
  private final EndpointPolicies endpointPolicies;
  private final Ids ids;
  private final InstantSource clock;

  public Hypothesis(
      ServiceDirectory directory, EndpointPolicies endpointPolicies, Ids ids, InstantSource clock) {
    this.directory = directory;
    this.endpointPolicies = endpointPolicies;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What is different.
   *
   * @param withoutEndpoints ids of endpoints that are not there
   * @param subnet where the client is instead
   * @param withEndpoint whether the client's route table has a gateway endpoint for DynamoDB
   */
  record Change(
      Optional<List<String>> withoutEndpoints,
      Optional<String> subnet,
      Optional<Boolean> withEndpoint) {}

  /** The journey that it would be; its number is 0, because it did not happen. */
  Journey of(Journey journey, Change change, World world) {
    var flow =
        journey
            .walk()
            .map(Walk::flow)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    journey.id() + " came from outside any VPC: no change of one concerns it"));
    var network = world.network();
    var at =
        network
            .find(NetworkInterface.class, flow.interfaceId())
            .orElseThrow(
                () -> new IllegalArgumentException(flow.interfaceId() + " is no longer there"));
    var draft = new Draft(world, new Scope(at.owner(), at.region(), clock.instant()), ids);
    var moved = change.subnet().map(subnet -> move(at, subnet, draft)).orElse(at);
    for (var endpoint : change.withoutEndpoints().orElse(List.of())) {
      remove(endpoint, draft);
    }
    if (change.withEndpoint().orElse(false)) {
      addEndpoint(moved, draft);
    }
    var walk = Walk.of(draft.network(), directory, from(moved, flow));
    var source = change.subnet().isPresent() ? moved.primaryAddress().toString() : journey.source();
    var events =
        walk.outcome() instanceof Outcome.Arrived arrived
            ? new SecondThoughts(endpointPolicies, draft.world())
                .of(journey.events(), arrived.arrival())
            : SecondThoughts.NOTHING;
    return new Journey(
        0,
        clock.instant(),
        0,
        Optional.of(walk),
        source,
        journey.destination(),
        journey.request(),
        "",
        events.events(),
        events.status());
  }

  private static Flow from(NetworkInterface at, Flow flow) {
    return new Flow(
        at.id(),
        at.id().equals(flow.interfaceId()) ? flow.source() : Optional.empty(),
        flow.destination(),
        flow.protocol(),
        flow.port(),
        flow.sourcePort());
  }

  /** A client like this one in another subnet, with a public address where one is given. */
  private static NetworkInterface move(NetworkInterface at, String subnetId, Draft draft) {
    var network = draft.network();
    var subnet =
        network
            .find(Subnet.class, subnetId)
            .orElseThrow(
                () -> new IllegalArgumentException("there is no subnet `" + subnetId + "`"));
    var groups =
        subnet.vpcId().equals(at.vpcId())
            ? at.groupIds()
            : List.of(
                network.find(Vpc.class, subnet.vpcId()).orElseThrow().defaultSecurityGroupId());
    var ip = new FreeAddresses(network, subnet).next(AddressFamily.IPV4);
    var made =
        new NewInterface(subnet, List.of(ip), groups, at.description(), new Use.Ordinary())
            .make(draft);
    if (!subnet.mapPublicIpOnLaunch()) {
      return made;
    }
    var open =
        made.withAddresses(
            List.of(new PrivateAddress(ip, Optional.of(PublicAddresses.next(network)))));
    draft.put(open);
    return open;
  }

  private static void remove(String endpointId, Draft draft) {
    draft
        .network()
        .find(VpcEndpoint.class, endpointId)
        .ifPresentOrElse(
            draft::remove,
            () -> {
              throw new IllegalArgumentException("there is no VPC endpoint `" + endpointId + "`");
            });
  }

  private void addEndpoint(NetworkInterface at, Draft draft) {
    var network = draft.network();
    var table =
        network
            .find(Subnet.class, at.subnetId())
            .flatMap(network::association)
            .orElseThrow(() -> new IllegalArgumentException("the subnet has no route table"))
            .routeTableId();
    var service = "com.amazonaws." + at.region() + DYNAMODB;
    if (network.gatewayEndpoints(table).stream()
        .anyMatch(endpoint -> endpoint.serviceName().equals(service))) {
      throw new IllegalArgumentException(table + " has an endpoint for " + service + " already");
    }
    var list =
        directory.services().stream()
            .filter(known -> known.name().equals("dynamodb") && known.region().equals(at.region()))
            .flatMap(known -> known.prefixListId().stream())
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no DynamoDB in " + at.region()));
    var id = draft.newId(Kind.VPC_ENDPOINT);
    draft.put(
        new GatewayEndpoint(
            id,
            at.owner(),
            at.region(),
            at.vpcId(),
            service,
            list,
            VpcEndpoint.State.AVAILABLE,
            List.of(table)));
    draft.put(EndpointDetails.REGISTER, EndpointDetails.ofGateway(id, draft.scope().now()));
  }
}
