package dev.culvert.services.ec2.transit;

import dev.culvert.network.TransitGatewayAttachment;
import dev.culvert.network.TransitGatewayRouteTable;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Paging;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.AssociateTransitGatewayRouteTableRequest;
import dev.culvert.shapes.ec2.AssociateTransitGatewayRouteTableResponse;
import dev.culvert.shapes.ec2.DisableTransitGatewayRouteTablePropagationRequest;
import dev.culvert.shapes.ec2.DisableTransitGatewayRouteTablePropagationResponse;
import dev.culvert.shapes.ec2.DisassociateTransitGatewayRouteTableRequest;
import dev.culvert.shapes.ec2.DisassociateTransitGatewayRouteTableResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.EnableTransitGatewayRouteTablePropagationRequest;
import dev.culvert.shapes.ec2.EnableTransitGatewayRouteTablePropagationResponse;
import dev.culvert.shapes.ec2.GetTransitGatewayAttachmentPropagationsRequest;
import dev.culvert.shapes.ec2.GetTransitGatewayAttachmentPropagationsResponse;
import dev.culvert.shapes.ec2.GetTransitGatewayRouteTableAssociationsRequest;
import dev.culvert.shapes.ec2.GetTransitGatewayRouteTableAssociationsResponse;
import dev.culvert.shapes.ec2.GetTransitGatewayRouteTablePropagationsRequest;
import dev.culvert.shapes.ec2.GetTransitGatewayRouteTablePropagationsResponse;
import dev.culvert.shapes.ec2.TransitGatewayAssociation;
import dev.culvert.shapes.ec2.TransitGatewayAttachmentPropagation;
import dev.culvert.shapes.ec2.TransitGatewayPropagation;
import dev.culvert.shapes.ec2.TransitGatewayRouteTableAssociation;
import dev.culvert.shapes.ec2.TransitGatewayRouteTablePropagation;
import dev.culvert.wire.aws.AwsException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which table an attachment's packets follow, and to which tables its VPC is announced. */
public final class TransitAssociations {
  private static final Filters<TransitGatewayRouteTableAssociation> ASSOCIATION_FILTERS =
      Filters.<TransitGatewayRouteTableAssociation>untagged()
          .on("resource-id", it -> it.resourceId)
          .on("resource-type", it -> it.resourceType)
          .on("transit-gateway-attachment-id", it -> it.transitGatewayAttachmentId);
  private static final Filters<TransitGatewayRouteTablePropagation> PROPAGATION_FILTERS =
      Filters.<TransitGatewayRouteTablePropagation>untagged()
          .on("resource-id", it -> it.resourceId)
          .on("resource-type", it -> it.resourceType)
          .on("transit-gateway-attachment-id", it -> it.transitGatewayAttachmentId);
  private static final Filters<TransitGatewayAttachmentPropagation> TABLE_FILTERS =
      Filters.<TransitGatewayAttachmentPropagation>untagged()
          .on("transit-gateway-route-table-id", it -> it.transitGatewayRouteTableId);

  private final Actions actions;

  public TransitAssociations(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.change(
            Ec2.ASSOCIATE_TRANSIT_GATEWAY_ROUTE_TABLE,
            input -> touched(input.transitGatewayRouteTableId, input.transitGatewayAttachmentId),
            TransitAssociations::associate),
        actions.change(
            Ec2.DISASSOCIATE_TRANSIT_GATEWAY_ROUTE_TABLE,
            input -> touched(input.transitGatewayRouteTableId, input.transitGatewayAttachmentId),
            TransitAssociations::disassociate),
        actions.change(
            Ec2.ENABLE_TRANSIT_GATEWAY_ROUTE_TABLE_PROPAGATION,
            input -> touched(input.transitGatewayRouteTableId, input.transitGatewayAttachmentId),
            TransitAssociations::enable),
        actions.change(
            Ec2.DISABLE_TRANSIT_GATEWAY_ROUTE_TABLE_PROPAGATION,
            input -> touched(input.transitGatewayRouteTableId, input.transitGatewayAttachmentId),
            TransitAssociations::disable),
        actions.read(
            Ec2.GET_TRANSIT_GATEWAY_ROUTE_TABLE_ASSOCIATIONS, TransitAssociations::associations),
        actions.read(
            Ec2.GET_TRANSIT_GATEWAY_ROUTE_TABLE_PROPAGATIONS, TransitAssociations::propagations),
        actions.read(
            Ec2.GET_TRANSIT_GATEWAY_ATTACHMENT_PROPAGATIONS, TransitAssociations::ofAttachment));
  }

  private static Touched touched(@Nullable String table, @Nullable String attachment) {
    return Touched.the(Kind.TRANSIT_TABLE, table).and(Kind.TRANSIT_ATTACHMENT, attachment);
  }

  /** The attachment, if it belongs to the table's gateway. */
  private static TransitGatewayAttachment attachment(
      @Nullable String id, TransitGatewayRouteTable table, Seen seen) {
    var found = TransitAttachments.of(id, seen);
    if (!found.transitGatewayId().equals(table.transitGatewayId())) {
      throw Kind.TRANSIT_ATTACHMENT.notFound(found.id());
    }
    return found;
  }

  private static AssociateTransitGatewayRouteTableResponse associate(
      AssociateTransitGatewayRouteTableRequest input, Draft draft) {
    var table = TransitTables.of(input.transitGatewayRouteTableId, draft.seen());
    var it = attachment(input.transitGatewayAttachmentId, table, draft.seen());
    if (draft.network().transitRouteTable(it.id()).isPresent()) {
      throw new AwsException(
          "Resource.AlreadyAssociated",
          "Transit Gateway Attachment " + it.id() + " is already associated to a route table.");
    }
    TransitTables.associate(table, it.id(), draft);
    return new AssociateTransitGatewayRouteTableResponse()
        .association(association(table, it, "associating"));
  }

  private static DisassociateTransitGatewayRouteTableResponse disassociate(
      DisassociateTransitGatewayRouteTableRequest input, Draft draft) {
    var table = TransitTables.of(input.transitGatewayRouteTableId, draft.seen());
    var it = attachment(input.transitGatewayAttachmentId, table, draft.seen());
    if (!table.associatedAttachmentIds().contains(it.id())) {
      throw new AwsException(
          "InvalidAssociation.NotFound",
          "Transit Gateway Attachment " + it.id() + " is not associated to " + table.id() + ".");
    }
    draft.put(
        table.withAssociations(TransitTables.minus(table.associatedAttachmentIds(), it.id())));
    return new DisassociateTransitGatewayRouteTableResponse()
        .association(association(table, it, "disassociating"));
  }

  private static TransitGatewayAssociation association(
      TransitGatewayRouteTable table, TransitGatewayAttachment it, String state) {
    return new TransitGatewayAssociation()
        .transitGatewayRouteTableId(table.id())
        .transitGatewayAttachmentId(it.id())
        .resourceId(it.vpcId())
        .resourceType(TransitAttachments.VPC)
        .state(state);
  }

  private static EnableTransitGatewayRouteTablePropagationResponse enable(
      EnableTransitGatewayRouteTablePropagationRequest input, Draft draft) {
    var table = TransitTables.of(input.transitGatewayRouteTableId, draft.seen());
    var it = attachment(input.transitGatewayAttachmentId, table, draft.seen());
    if (table.propagatedAttachmentIds().contains(it.id())) {
      throw new AwsException(
          "TransitGatewayRouteTablePropagation.Duplicate",
          "Propagation " + it.id() + " already exists in " + table.id() + ".");
    }
    TransitTables.propagate(table, it.id(), draft);
    return new EnableTransitGatewayRouteTablePropagationResponse()
        .propagation(propagation(table, it, "enabled"));
  }

  private static DisableTransitGatewayRouteTablePropagationResponse disable(
      DisableTransitGatewayRouteTablePropagationRequest input, Draft draft) {
    var table = TransitTables.of(input.transitGatewayRouteTableId, draft.seen());
    var it = attachment(input.transitGatewayAttachmentId, table, draft.seen());
    if (!table.propagatedAttachmentIds().contains(it.id())) {
      throw new AwsException(
          "TransitGatewayRouteTablePropagation.NotFound",
          "Propagation " + it.id() + " does not exist in " + table.id() + ".");
    }
    draft.put(
        table.withPropagations(TransitTables.minus(table.propagatedAttachmentIds(), it.id())));
    return new DisableTransitGatewayRouteTablePropagationResponse()
        .propagation(propagation(table, it, "disabled"));
  }

  private static TransitGatewayPropagation propagation(
      TransitGatewayRouteTable table, TransitGatewayAttachment it, String state) {
    return new TransitGatewayPropagation()
        .transitGatewayRouteTableId(table.id())
        .transitGatewayAttachmentId(it.id())
        .resourceId(it.vpcId())
        .resourceType(TransitAttachments.VPC)
        .state(state);
  }

  private static GetTransitGatewayRouteTableAssociationsResponse associations(
      GetTransitGatewayRouteTableAssociationsRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var table = TransitTables.of(input.transitGatewayRouteTableId, seen);
    var all =
        table.associatedAttachmentIds().stream()
            .flatMap(id -> seen.network().find(TransitGatewayAttachment.class, id).stream())
            .map(it ->
                new TransitGatewayRouteTableAssociation()
                    .transitGatewayAttachmentId(it.id())
                    .resourceId(it.vpcId())
                    .resourceType(TransitAttachments.VPC)
                    .state("associated"))
            .toList();
    var page =
        paging.cut(
            ASSOCIATION_FILTERS.select(input.filters, all),
            it -> String.valueOf(it.transitGatewayAttachmentId));
    return new GetTransitGatewayRouteTableAssociationsResponse()
        .associations(page.items())
        .nextToken(page.next());
  }

  private static GetTransitGatewayRouteTablePropagationsResponse propagations(
      GetTransitGatewayRouteTablePropagationsRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var table = TransitTables.of(input.transitGatewayRouteTableId, seen);
    var all =
        table.propagatedAttachmentIds().stream()
            .flatMap(id -> seen.network().find(TransitGatewayAttachment.class, id).stream())
            .map(it ->
                new TransitGatewayRouteTablePropagation()
                    .transitGatewayAttachmentId(it.id())
                    .resourceId(it.vpcId())
                    .resourceType(TransitAttachments.VPC)
                    .state("enabled"))
            .toList();
    var page =
        paging.cut(
            PROPAGATION_FILTERS.select(input.filters, all),
            it -> String.valueOf(it.transitGatewayAttachmentId));
    return new GetTransitGatewayRouteTablePropagationsResponse()
        .transitGatewayRouteTablePropagations(page.items())
        .nextToken(page.next());
  }

  private static GetTransitGatewayAttachmentPropagationsResponse ofAttachment(
      GetTransitGatewayAttachmentPropagationsRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var id = TransitAttachments.of(input.transitGatewayAttachmentId, seen).id();
    var all =
        seen.network().all(TransitGatewayRouteTable.class).stream()
            .filter(table -> table.propagatedAttachmentIds().contains(id))
            .sorted(Comparator.comparing(TransitGatewayRouteTable::id))
            .map(table ->
                new TransitGatewayAttachmentPropagation()
                    .transitGatewayRouteTableId(table.id())
                    .state("enabled"))
            .toList();
    var page =
        paging.cut(
            TABLE_FILTERS.select(input.filters, all),
            it -> String.valueOf(it.transitGatewayRouteTableId));
    return new GetTransitGatewayAttachmentPropagationsResponse()
        .transitGatewayAttachmentPropagations(page.items())
        .nextToken(page.next());
  }
}
