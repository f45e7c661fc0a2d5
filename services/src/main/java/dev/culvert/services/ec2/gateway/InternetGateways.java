package dev.culvert.services.ec2.gateway;

import dev.culvert.network.InternetGateway;
import dev.culvert.network.Network;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.Vpc;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Paging;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.AttachInternetGatewayRequest;
import dev.culvert.shapes.ec2.AttachInternetGatewayResponse;
import dev.culvert.shapes.ec2.CreateInternetGatewayRequest;
import dev.culvert.shapes.ec2.CreateInternetGatewayResponse;
import dev.culvert.shapes.ec2.DeleteInternetGatewayRequest;
import dev.culvert.shapes.ec2.DeleteInternetGatewayResponse;
import dev.culvert.shapes.ec2.DescribeInternetGatewaysRequest;
import dev.culvert.shapes.ec2.DescribeInternetGatewaysResponse;
import dev.culvert.shapes.ec2.DetachInternetGatewayRequest;
import dev.culvert.shapes.ec2.DetachInternetGatewayResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.InternetGatewayAttachment;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes internet gateways and attaches them to VPCs. */
public final class InternetGateways {
  private static final Filters<dev.culvert.shapes.ec2.InternetGateway> FILTERS =
      Filters.<dev.culvert.shapes.ec2.InternetGateway>tagged(gateway -> gateway.tags)
          .on("internet-gateway-id", gateway -> gateway.internetGatewayId)
          .on("owner-id", gateway -> gateway.ownerId)
          .each("attachment.vpc-id", gateway -> attachments(gateway).map(it -> it.vpcId))
          .each("attachment.state", gateway -> attachments(gateway).map(it -> it.state));

  private final Actions actions;

  public InternetGateways(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.create(
            Ec2.CREATE_INTERNET_GATEWAY,
            _ -> Touched.a(Kind.INTERNET_GATEWAY),
            InternetGateways::create,
            (id, _, seen) ->
                new CreateInternetGatewayResponse()
                    .internetGateway(
                        shown(seen.the(Kind.INTERNET_GATEWAY, InternetGateway.class, id), seen))),
        actions.read(Ec2.DESCRIBE_INTERNET_GATEWAYS, InternetGateways::describe),
        actions.change(
            Ec2.ATTACH_INTERNET_GATEWAY,
            input ->
                Touched.the(Kind.INTERNET_GATEWAY, input.internetGatewayId)
                    .and(Kind.VPC, input.vpcId),
            InternetGateways::attach),
        actions.change(
            Ec2.DETACH_INTERNET_GATEWAY,
            input ->
                Touched.the(Kind.INTERNET_GATEWAY, input.internetGatewayId)
                    .and(Kind.VPC, input.vpcId),
            InternetGateways::detach),
        actions.change(
            Ec2.DELETE_INTERNET_GATEWAY,
            input -> Touched.the(Kind.INTERNET_GATEWAY, input.internetGatewayId),
            InternetGateways::delete));
  }

  private static String create(CreateInternetGatewayRequest input, Draft draft) {
    Tags.check(input.tagSpecifications, Kind.INTERNET_GATEWAY.type());
    var id = draft.newId(Kind.INTERNET_GATEWAY);
    draft.put(
        new InternetGateway(id, draft.scope().account(), draft.scope().region(), Optional.empty()));
    Tags.put(draft, Kind.INTERNET_GATEWAY, id, input.tagSpecifications);
    return id;
  }

  private static DescribeInternetGatewaysResponse describe(
      DescribeInternetGatewaysRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var all =
        seen.the(Kind.INTERNET_GATEWAY, InternetGateway.class, input.internetGatewayIds).stream()
            .map(gateway -> shown(gateway, seen))
            .toList();
    var page =
        paging.cut(
            FILTERS.select(input.filters, all),
            gateway -> String.valueOf(gateway.internetGatewayId));
    return new DescribeInternetGatewaysResponse()
        .internetGateways(page.items())
        .nextToken(page.next());
  }

  private static AttachInternetGatewayResponse attach(
      AttachInternetGatewayRequest input, Draft draft) {
    var gateway = gateway(input.internetGatewayId, draft);
    var vpc = draft.the(Kind.VPC, Vpc.class, Given.required(input.vpcId, "vpcId"));
    if (gateway.attachedTo().isPresent()) {
      throw new AwsException(
          "Resource.AlreadyAssociated",
          "resource "
              + gateway.id()
              + " is already attached to network "
              + gateway.attachedTo().get());
    }
    if (draft.network().internetGateway(vpc.id()).isPresent()) {
      throw Refusals.value("Network " + vpc.id() + " already has an internet gateway attached");
    }
    draft.put(gateway.withAttachment(Optional.of(vpc.id())));
    return new AttachInternetGatewayResponse();
  }

  private static DetachInternetGatewayResponse detach(
      DetachInternetGatewayRequest input, Draft draft) {
    var gateway = gateway(input.internetGatewayId, draft);
    var vpcId = Given.required(input.vpcId, "vpcId");
    draft.the(Kind.VPC, Vpc.class, vpcId);
    if (!gateway.isAttachedTo(vpcId)) {
      throw new AwsException(
          "Gateway.NotAttached",
          "resource " + gateway.id() + " is not attached to network " + vpcId);
    }
    if (hasPublicAddresses(vpcId, draft.network())) {
      throw new AwsException(
          "DependencyViolation",
          "Network "
              + vpcId
              + " has some mapped public address(es). Please unmap those public address(es) before"
              + " detaching the gateway.");
    }
    draft.put(gateway.withAttachment(Optional.empty()));
    return new DetachInternetGatewayResponse();
  }

  private static boolean hasPublicAddresses(String vpcId, Network network) {
    return network.all(NetworkInterface.class).stream()
        .filter(it -> it.vpcId().equals(vpcId))
        .anyMatch(it ->
            it.addresses().stream()
                .anyMatch(address -> network.publicAddress(it, address.ip()).isPresent()));
  }

  private static DeleteInternetGatewayResponse delete(
      DeleteInternetGatewayRequest input, Draft draft) {
    var gateway = gateway(input.internetGatewayId, draft);
    if (gateway.attachedTo().isPresent()) {
      throw Refusals.dependency("internetGateway", gateway.id());
    }
    draft.remove(gateway);
    return new DeleteInternetGatewayResponse();
  }

  private static InternetGateway gateway(
      @org.jspecify.annotations.Nullable String id, Draft draft) {
    return draft.the(
        Kind.INTERNET_GATEWAY, InternetGateway.class, Given.required(id, "internetGatewayId"));
  }

  /** An attached gateway is {@code available}, where other gateways are {@code attached}. */
  private static dev.culvert.shapes.ec2.InternetGateway shown(InternetGateway gateway, Seen seen) {
    return new dev.culvert.shapes.ec2.InternetGateway()
        .internetGatewayId(gateway.id())
        .ownerId(gateway.owner())
        .attachments(
            gateway.attachedTo().stream()
                .map(vpcId -> new InternetGatewayAttachment().vpcId(vpcId).state("available"))
                .toList())
        .tags(Tags.of(seen, gateway.id()));
  }

  private static Stream<InternetGatewayAttachment> attachments(
      dev.culvert.shapes.ec2.InternetGateway gateway) {
    return Given.list(gateway.attachments).stream();
  }
}
