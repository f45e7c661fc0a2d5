package dev.culvert.services.ec2.transit;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.NetworkInterface.Use;
import dev.culvert.network.Subnet;
import dev.culvert.network.TransitGateway;
import dev.culvert.network.TransitGatewayAttachment;
import dev.culvert.network.TransitGatewayRouteTable;
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
import dev.culvert.services.ec2.nic.FreeAddresses;
import dev.culvert.services.ec2.nic.NewInterface;
import dev.culvert.shapes.ec2.CreateTransitGatewayVpcAttachmentRequest;
import dev.culvert.shapes.ec2.CreateTransitGatewayVpcAttachmentRequestOptions;
import dev.culvert.shapes.ec2.CreateTransitGatewayVpcAttachmentResponse;
import dev.culvert.shapes.ec2.DeleteTransitGatewayVpcAttachmentRequest;
import dev.culvert.shapes.ec2.DeleteTransitGatewayVpcAttachmentResponse;
import dev.culvert.shapes.ec2.DescribeTransitGatewayAttachmentsRequest;
import dev.culvert.shapes.ec2.DescribeTransitGatewayAttachmentsResponse;
import dev.culvert.shapes.ec2.DescribeTransitGatewayVpcAttachmentsRequest;
import dev.culvert.shapes.ec2.DescribeTransitGatewayVpcAttachmentsResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.ModifyTransitGatewayVpcAttachmentRequest;
import dev.culvert.shapes.ec2.ModifyTransitGatewayVpcAttachmentRequestOptions;
import dev.culvert.shapes.ec2.ModifyTransitGatewayVpcAttachmentResponse;
import dev.culvert.shapes.ec2.TransitGatewayAttachmentAssociation;
import dev.culvert.shapes.ec2.TransitGatewayVpcAttachment;
import dev.culvert.shapes.ec2.TransitGatewayVpcAttachmentOptions;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attaches VPCs to transit gateways, by an interface in one subnet of each zone. */
public final class TransitAttachments {
  static final String VPC = "vpc";
  private static final Filters<TransitGatewayVpcAttachment> VPC_FILTERS =
      Filters.<TransitGatewayVpcAttachment>tagged(it -> it.tags)
          .on("state", it -> it.state)
          .on("transit-gateway-attachment-id", it -> it.transitGatewayAttachmentId)
          .on("transit-gateway-id", it -> it.transitGatewayId)
          .on("vpc-id", it -> it.vpcId);
  private static final Filters<dev.culvert.shapes.ec2.TransitGatewayAttachment> FILTERS =
      Filters.<dev.culvert.shapes.ec2.TransitGatewayAttachment>tagged(it -> it.tags)
          .on("association.state", it -> it.association == null ? null : it.association.state)
          .on(
              "association.transit-gateway-route-table-id",
              it -> it.association == null ? null : it.association.transitGatewayRouteTableId)
          .on("resource-id", it -> it.resourceId)
          .on("resource-owner-id", it -> it.resourceOwnerId)
          .on("resource-type", it -> it.resourceType)
          .on("state", it -> it.state)
          .on("transit-gateway-attachment-id", it -> it.transitGatewayAttachmentId)
          .on("transit-gateway-id", it -> it.transitGatewayId)
          .on("transit-gateway-owner-id", it -> it.transitGatewayOwnerId);

  private final Actions actions;

  public TransitAttachments(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.create(
            Ec2.CREATE_TRANSIT_GATEWAY_VPC_ATTACHMENT,
            input ->
                Touched.a(Kind.TRANSIT_ATTACHMENT)
                    .and(Kind.TRANSIT_GATEWAY, input.transitGatewayId)
                    .and(Kind.VPC, input.vpcId)
                    .and(Kind.SUBNET, input.subnetIds),
            TransitAttachments::create,
            (id, _, seen) ->
                new CreateTransitGatewayVpcAttachmentResponse()
                    .transitGatewayVpcAttachment(shown(of(id, seen), seen).state("pending"))),
        actions.read(Ec2.DESCRIBE_TRANSIT_GATEWAY_VPC_ATTACHMENTS, TransitAttachments::describeVpc),
        actions.read(Ec2.DESCRIBE_TRANSIT_GATEWAY_ATTACHMENTS, TransitAttachments::describe),
        actions.change(
            Ec2.MODIFY_TRANSIT_GATEWAY_VPC_ATTACHMENT,
            input -> Touched.the(Kind.TRANSIT_ATTACHMENT, input.transitGatewayAttachmentId),
            TransitAttachments::modify),
        actions.change(
            Ec2.DELETE_TRANSIT_GATEWAY_VPC_ATTACHMENT,
            input -> Touched.the(Kind.TRANSIT_ATTACHMENT, input.transitGatewayAttachmentId),
            TransitAttachments::delete));
  }

  static TransitGatewayAttachment of(@Nullable String id, Seen seen) {
    return seen.the(
        Kind.TRANSIT_ATTACHMENT,
        TransitGatewayAttachment.class,
        Given.required(id, "TransitGatewayAttachmentId"));
  }

  private static String create(CreateTransitGatewayVpcAttachmentRequest input, Draft draft) {
    Tags.check(input.tagSpecifications, Kind.TRANSIT_ATTACHMENT.type());
    var gateway = TransitGateways.the(input.transitGatewayId, draft);
    var vpc = draft.the(Kind.VPC, Vpc.class, Given.required(input.vpcId, "VpcId"));
    var subnets = Given.list(input.subnetIds);
    if (subnets.isEmpty()) {
      throw Refusals.missing("SubnetIds");
    }
    if (draft.network().transitAttachment(gateway.id(), vpc.id()).isPresent()) {
      throw new AwsException(
          "DuplicateTransitGatewayAttachment",
          gateway.id() + " has non-deleted Transit Gateway Attachments with same VPC ID.");
    }
    var options =
        input.options == null
            ? new CreateTransitGatewayVpcAttachmentRequestOptions()
            : input.options;
    var id = draft.newId(Kind.TRANSIT_ATTACHMENT);
    draft.put(
        AttachmentDetails.REGISTER,
        new AttachmentDetails(
            id,
            draft.scope().now(),
            List.of(),
            TransitGateways.choice(options.dnsSupport, "enable"),
            TransitGateways.choice(options.securityGroupReferencingSupport, "enable"),
            TransitGateways.choice(options.ipv6Support, "disable"),
            TransitGateways.choice(options.applianceModeSupport, "disable")));
    place(
        new TransitGatewayAttachment(
            id,
            vpc.owner(),
            vpc.region(),
            gateway.id(),
            vpc.id(),
            List.of(),
            TransitGatewayAttachment.State.AVAILABLE),
        subnets,
        draft);
    followDefaults(gateway, id, draft);
    Tags.put(draft, Kind.TRANSIT_ATTACHMENT, id, input.tagSpecifications);
    return id;
  }

  private static void followDefaults(TransitGateway gateway, String id, Draft draft) {
    var details = TransitDetails.of(draft.world(), gateway);
    details
        .associationTable()
        .ifPresent(
            table -> TransitTables.associate(TransitTables.of(table, draft.seen()), id, draft));
    details
        .propagationTable()
        .ifPresent(
            table -> TransitTables.propagate(TransitTables.of(table, draft.seen()), id, draft));
  }

  /** Puts the attachment into the draft, with its interfaces in exactly these subnets. */
  private static void place(TransitGatewayAttachment it, List<String> subnetIds, Draft draft) {
    var zones = new HashSet<String>();
    var interfaces = new ArrayList<String>();
    for (var id : subnetIds) {
      var subnet = draft.the(Kind.SUBNET, Subnet.class, id);
      if (!subnet.vpcId().equals(it.vpcId())) {
        throw Refusals.parameter(
            "subnet " + id + " and network " + it.vpcId() + " belong to different networks");
      }
      if (!zones.add(subnet.availabilityZone())) {
        throw new AwsException("DuplicateSubnetsInSameZone", "Duplicate Subnets for same AZ");
      }
      interfaces.add(interfaceIn(subnet, it, draft));
    }
    for (var id : it.networkInterfaceIds()) {
      if (!interfaces.contains(id)) {
        draft
            .network()
            .find(NetworkInterface.class, id)
            .ifPresent(gone -> NewInterface.remove(draft, gone));
      }
    }
    draft.put(
        new TransitGatewayAttachment(
            it.id(),
            it.owner(),
            it.region(),
            it.transitGatewayId(),
            it.vpcId(),
            interfaces,
            it.state()));
    draft.put(
        AttachmentDetails.REGISTER, AttachmentDetails.of(draft.world(), it).withSubnets(subnetIds));
  }

  private static String interfaceIn(Subnet subnet, TransitGatewayAttachment it, Draft draft) {
    return it.networkInterfaceIds().stream()
        .flatMap(id -> draft.network().find(NetworkInterface.class, id).stream())
        .filter(has -> has.subnetId().equals(subnet.id()))
        .findFirst()
        .orElseGet(() ->
            new NewInterface(
                    subnet,
                    List.of(
                        new FreeAddresses(draft.network(), subnet)
                            .next(
                                subnet.cidr(AddressFamily.IPV4).isPresent()
                                    ? AddressFamily.IPV4
                                    : AddressFamily.IPV6)),
                    List.of(),
                    "Network Interface for Transit Gateway Attachment " + it.id(),
                    new Use.OfService("transit_gateway"))
                .make(draft))
        .id();
  }

  private static DescribeTransitGatewayVpcAttachmentsResponse describeVpc(
      DescribeTransitGatewayVpcAttachmentsRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var all =
        seen
            .the(
                Kind.TRANSIT_ATTACHMENT,
                TransitGatewayAttachment.class,
                input.transitGatewayAttachmentIds)
            .stream()
            .map(it -> shown(it, seen))
            .toList();
    var page =
        paging.cut(
            VPC_FILTERS.select(input.filters, all),
            it -> String.valueOf(it.transitGatewayAttachmentId));
    return new DescribeTransitGatewayVpcAttachmentsResponse()
        .transitGatewayVpcAttachments(page.items())
        .nextToken(page.next());
  }

  private static TransitGatewayVpcAttachment shown(TransitGatewayAttachment it, Seen seen) {
    var details = AttachmentDetails.of(seen.world(), it);
    return new TransitGatewayVpcAttachment()
        .transitGatewayAttachmentId(it.id())
        .transitGatewayId(it.transitGatewayId())
        .vpcId(it.vpcId())
        .vpcOwnerId(it.owner())
        .state("available")
        .subnetIds(details.subnetIds())
        .creationTime(details.created())
        .options(
            new TransitGatewayVpcAttachmentOptions()
                .dnsSupport(details.dnsSupport())
                .securityGroupReferencingSupport(details.securityGroupReferencingSupport())
                .ipv6Support(details.ipv6Support())
                .applianceModeSupport(details.applianceModeSupport()))
        .tags(Tags.of(seen, it.id()));
  }

  private static DescribeTransitGatewayAttachmentsResponse describe(
      DescribeTransitGatewayAttachmentsRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var all =
        seen
            .the(
                Kind.TRANSIT_ATTACHMENT,
                TransitGatewayAttachment.class,
                input.transitGatewayAttachmentIds)
            .stream()
            .map(it -> general(it, seen))
            .toList();
    var page =
        paging.cut(
            FILTERS.select(input.filters, all),
            it -> String.valueOf(it.transitGatewayAttachmentId));
    return new DescribeTransitGatewayAttachmentsResponse()
        .transitGatewayAttachments(page.items())
        .nextToken(page.next());
  }

  private static dev.culvert.shapes.ec2.TransitGatewayAttachment general(
      TransitGatewayAttachment it, Seen seen) {
    var owner =
        seen.network()
            .find(TransitGateway.class, it.transitGatewayId())
            .map(TransitGateway::owner)
            .orElse(it.owner());
    return new dev.culvert.shapes.ec2.TransitGatewayAttachment()
        .transitGatewayAttachmentId(it.id())
        .transitGatewayId(it.transitGatewayId())
        .transitGatewayOwnerId(owner)
        .resourceId(it.vpcId())
        .resourceOwnerId(it.owner())
        .resourceType(VPC)
        .state("available")
        .creationTime(AttachmentDetails.of(seen.world(), it).created())
        .association(
            seen.network()
                .transitRouteTable(it.id())
                .map(TransitGatewayRouteTable::id)
                .map(id ->
                    new TransitGatewayAttachmentAssociation()
                        .transitGatewayRouteTableId(id)
                        .state("associated"))
                .orElse(null))
        .tags(Tags.of(seen, it.id()));
  }

  private static ModifyTransitGatewayVpcAttachmentResponse modify(
      ModifyTransitGatewayVpcAttachmentRequest input, Draft draft) {
    var it = of(input.transitGatewayAttachmentId, draft.seen());
    var details = AttachmentDetails.of(draft.world(), it);
    var options =
        input.options == null
            ? new ModifyTransitGatewayVpcAttachmentRequestOptions()
            : input.options;
    draft.put(
        AttachmentDetails.REGISTER,
        details.withOptions(
            TransitGateways.choice(options.dnsSupport, details.dnsSupport()),
            TransitGateways.choice(
                options.securityGroupReferencingSupport, details.securityGroupReferencingSupport()),
            TransitGateways.choice(options.ipv6Support, details.ipv6Support()),
            TransitGateways.choice(options.applianceModeSupport, details.applianceModeSupport())));
    var subnets = new ArrayList<>(details.subnetIds());
    subnets.removeAll(Given.list(input.removeSubnetIds));
    for (var id : Given.list(input.addSubnetIds)) {
      if (!subnets.contains(id)) {
        subnets.add(id);
      }
    }
    if (subnets.isEmpty()) {
      throw Refusals.parameter("A VPC attachment must have at least one subnet.");
    }
    place(it, subnets, draft);
    return new ModifyTransitGatewayVpcAttachmentResponse()
        .transitGatewayVpcAttachment(
            shown(of(it.id(), draft.seen()), draft.seen()).state("modifying"));
  }

  /** Static routes to it become black holes. */
  private static DeleteTransitGatewayVpcAttachmentResponse delete(
      DeleteTransitGatewayVpcAttachmentRequest input, Draft draft) {
    var it = of(input.transitGatewayAttachmentId, draft.seen());
    var shown = shown(it, draft.seen()).state("deleting");
    for (var table : draft.network().all(TransitGatewayRouteTable.class)) {
      TransitTables.forget(table, it.id(), draft);
    }
    for (var id : it.networkInterfaceIds()) {
      draft
          .network()
          .find(NetworkInterface.class, id)
          .ifPresent(gone -> NewInterface.remove(draft, gone));
    }
    draft.remove(it);
    draft.remove(AttachmentDetails.REGISTER, it.id());
    return new DeleteTransitGatewayVpcAttachmentResponse().transitGatewayVpcAttachment(shown);
  }
}
