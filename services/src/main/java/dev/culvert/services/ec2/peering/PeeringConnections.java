package dev.culvert.services.ec2.peering;

import dev.culvert.network.PeeringConnection;
import dev.culvert.network.PeeringConnection.Side;
import dev.culvert.network.PeeringConnection.Status;
import dev.culvert.network.Vpc;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Paging;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.AcceptVpcPeeringConnectionRequest;
import dev.culvert.shapes.ec2.AcceptVpcPeeringConnectionResponse;
import dev.culvert.shapes.ec2.CreateVpcPeeringConnectionRequest;
import dev.culvert.shapes.ec2.CreateVpcPeeringConnectionResponse;
import dev.culvert.shapes.ec2.DeleteVpcPeeringConnectionRequest;
import dev.culvert.shapes.ec2.DeleteVpcPeeringConnectionResponse;
import dev.culvert.shapes.ec2.DescribeVpcPeeringConnectionsRequest;
import dev.culvert.shapes.ec2.DescribeVpcPeeringConnectionsResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.RejectVpcPeeringConnectionRequest;
import dev.culvert.shapes.ec2.RejectVpcPeeringConnectionResponse;
import dev.culvert.shapes.ec2.VpcPeeringConnection;
import dev.culvert.shapes.ec2.VpcPeeringConnectionVpcInfo;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Requests, accepts, rejects, describes and deletes peering connections. */
public final class PeeringConnections {
  private static final Filters<VpcPeeringConnection> FILTERS =
      Filters.<VpcPeeringConnection>tagged(peering -> peering.tags)
          .on("vpc-peering-connection-id", peering -> peering.vpcPeeringConnectionId)
          .on("expiration-time", peering -> peering.expirationTime)
          .on("status-code", peering -> peering.status == null ? null : peering.status.code)
          .on("status-message", peering -> peering.status == null ? null : peering.status.message)
          .on("requester-vpc-info.cidr-block", requester(side -> side.cidrBlock))
          .on("requester-vpc-info.owner-id", requester(side -> side.ownerId))
          .on("requester-vpc-info.vpc-id", requester(side -> side.vpcId))
          .on("accepter-vpc-info.cidr-block", accepter(side -> side.cidrBlock))
          .on("accepter-vpc-info.owner-id", accepter(side -> side.ownerId))
          .on("accepter-vpc-info.vpc-id", accepter(side -> side.vpcId));

  private final Actions actions;

  public PeeringConnections(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.create(
            Ec2.CREATE_VPC_PEERING_CONNECTION,
            input -> Touched.a(Kind.PEERING_CONNECTION).and(Kind.VPC, input.vpcId),
            PeeringConnections::create,
            (id, _, seen) ->
                new CreateVpcPeeringConnectionResponse().vpcPeeringConnection(shown(id, seen))),
        actions.read(Ec2.DESCRIBE_VPC_PEERING_CONNECTIONS, PeeringConnections::describe),
        actions.change(
            Ec2.ACCEPT_VPC_PEERING_CONNECTION,
            input -> Touched.the(Kind.PEERING_CONNECTION, input.vpcPeeringConnectionId),
            PeeringConnections::accept),
        actions.change(
            Ec2.REJECT_VPC_PEERING_CONNECTION,
            input -> Touched.the(Kind.PEERING_CONNECTION, input.vpcPeeringConnectionId),
            PeeringConnections::reject),
        actions.change(
            Ec2.DELETE_VPC_PEERING_CONNECTION,
            input -> Touched.the(Kind.PEERING_CONNECTION, input.vpcPeeringConnectionId),
            PeeringConnections::delete));
  }

  private static VpcPeeringConnection shown(String id, Seen seen) {
    return PeeringAnswer.of(Peerings.the(seen.network(), seen.scope(), id), seen);
  }

  private static String create(CreateVpcPeeringConnectionRequest input, Draft draft) {
    Tags.check(input.tagSpecifications, Kind.PEERING_CONNECTION.type());
    var scope = draft.scope();
    var vpc = draft.the(Kind.VPC, Vpc.class, Given.required(input.vpcId, "vpcId"));
    var peerId = Given.required(input.peerVpcId, "peerVpcId");
    Kind.VPC.check(peerId);
    var peer =
        new Side(
            Given.text(input.peerOwnerId).orElse(scope.account()),
            Given.text(input.peerRegion).orElse(scope.region()),
            peerId);
    if (draft.network().activePeering(vpc.id(), peerId).isPresent()) {
      throw new AwsException(
          "VpcPeeringConnectionAlreadyExists",
          "A VPC peering connection already exists between the VPCs.");
    }
    var problem = problem(vpc, peer, draft);
    var id = draft.newId(Kind.PEERING_CONNECTION);
    draft.put(
        new PeeringConnection(
            id,
            new Side(vpc.owner(), vpc.region(), vpc.id()),
            peer,
            problem.isPresent() ? Status.FAILED : Status.PENDING_ACCEPTANCE));
    draft.put(
        PeeringDetails.REGISTER,
        new PeeringDetails(
            id,
            scope.now(),
            problem.orElse("Pending Acceptance by " + peer.owner()),
            false,
            false));
    Tags.put(draft, Kind.PEERING_CONNECTION, id, input.tagSpecifications);
    return id;
  }

  /** What makes a request fail after it was taken, as EC2 does it. */
  private static Optional<String> problem(Vpc vpc, Side peer, Draft draft) {
    var other =
        draft
            .network()
            .find(Vpc.class, peer.vpcId())
            .filter(it -> it.owner().equals(peer.owner()) && it.region().equals(peer.region()));
    if (other.isEmpty()) {
      return Optional.of("Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range");
    }
    var overlap =
        vpc.cidrs().stream().anyMatch(one -> other.get().cidrs().stream().anyMatch(one::overlaps));
    return overlap
        ? Optional.of("Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range")
        : Optional.empty();
  }

  private static DescribeVpcPeeringConnectionsResponse describe(
      DescribeVpcPeeringConnectionsRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var ids = Given.list(input.vpcPeeringConnectionIds);
    var found =
        ids.isEmpty()
            ? Peerings.all(seen.network(), seen.scope())
            : ids.stream().map(id -> Peerings.the(seen.network(), seen.scope(), id)).toList();
    var all = found.stream().map(peering -> PeeringAnswer.of(peering, seen)).toList();
    var page =
        paging.cut(
            FILTERS.select(input.filters, all),
            peering -> String.valueOf(peering.vpcPeeringConnectionId));
    return new DescribeVpcPeeringConnectionsResponse()
        .vpcPeeringConnections(page.items())
        .nextToken(page.next());
  }

  private static AcceptVpcPeeringConnectionResponse accept(
      AcceptVpcPeeringConnectionRequest input, Draft draft) {
    var peering = peering(input.vpcPeeringConnectionId, draft);
    if (!Peerings.isOn(peering.accepter(), draft.scope())) {
      throw new AwsException(
          "OperationNotPermitted",
          "User " + draft.scope().account() + " cannot accept peering " + peering.id());
    }
    move(peering, Status.ACTIVE, "Active", draft);
    return new AcceptVpcPeeringConnectionResponse()
        .vpcPeeringConnection(shown(peering.id(), draft.seen()));
  }

  private static RejectVpcPeeringConnectionResponse reject(
      RejectVpcPeeringConnectionRequest input, Draft draft) {
    var peering = peering(input.vpcPeeringConnectionId, draft);
    if (!Peerings.isOn(peering.accepter(), draft.scope())) {
      throw new AwsException(
          "OperationNotPermitted",
          "User " + draft.scope().account() + " cannot reject peering " + peering.id());
    }
    move(peering, Status.REJECTED, "Rejected by " + draft.scope().account(), draft);
    return new RejectVpcPeeringConnectionResponse().returnValue(true);
  }

  private static void move(PeeringConnection peering, Status to, String message, Draft draft) {
    if (peering.status() != Status.PENDING_ACCEPTANCE) {
      throw new AwsException(
          "InvalidStateTransition",
          "Invalid state transition for "
              + peering.id()
              + ", attempted to transition from "
              + PeeringAnswer.code(peering.status())
              + " to "
              + PeeringAnswer.code(to));
    }
    draft.put(peering.withStatus(to));
    draft.put(
        PeeringDetails.REGISTER, PeeringDetails.of(draft.world(), peering).withMessage(message));
  }

  /** It is gone at once; EC2 shows it as deleted for some time. */
  private static DeleteVpcPeeringConnectionResponse delete(
      DeleteVpcPeeringConnectionRequest input, Draft draft) {
    var peering = peering(input.vpcPeeringConnectionId, draft);
    draft.remove(peering);
    Tags.clear(draft, peering.accepter().owner(), peering.id());
    draft.remove(PeeringDetails.REGISTER, peering.id());
    return new DeleteVpcPeeringConnectionResponse().returnValue(true);
  }

  private static PeeringConnection peering(@Nullable String id, Draft draft) {
    return Peerings.the(
        draft.network(), draft.scope(), Given.required(id, "vpcPeeringConnectionId"));
  }

  private static Function<VpcPeeringConnection, @Nullable Object> requester(
      Function<VpcPeeringConnectionVpcInfo, @Nullable Object> value) {
    return peering ->
        peering.requesterVpcInfo == null ? null : value.apply(peering.requesterVpcInfo);
  }

  private static Function<VpcPeeringConnection, @Nullable Object> accepter(
      Function<VpcPeeringConnectionVpcInfo, @Nullable Object> value) {
    return peering -> peering.accepterVpcInfo == null ? null : value.apply(peering.accepterVpcInfo);
  }
}
