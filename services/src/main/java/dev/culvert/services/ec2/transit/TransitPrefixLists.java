package dev.culvert.services.ec2.transit;

import dev.culvert.network.PrefixListId;
import dev.culvert.network.TransitGatewayAttachment;
import dev.culvert.network.TransitGatewayRouteTable;
import dev.culvert.network.TransitGatewayRouteTable.StaticRoute;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Paging;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.CreateTransitGatewayPrefixListReferenceRequest;
import dev.culvert.shapes.ec2.CreateTransitGatewayPrefixListReferenceResponse;
import dev.culvert.shapes.ec2.DeleteTransitGatewayPrefixListReferenceRequest;
import dev.culvert.shapes.ec2.DeleteTransitGatewayPrefixListReferenceResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.GetTransitGatewayPrefixListReferencesRequest;
import dev.culvert.shapes.ec2.GetTransitGatewayPrefixListReferencesResponse;
import dev.culvert.shapes.ec2.ModifyTransitGatewayPrefixListReferenceRequest;
import dev.culvert.shapes.ec2.ModifyTransitGatewayPrefixListReferenceResponse;
import dev.culvert.shapes.ec2.TransitGatewayPrefixListAttachment;
import dev.culvert.shapes.ec2.TransitGatewayPrefixListReference;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Routes of transit gateways to all blocks of a prefix list, as they are at each moment. */
public final class TransitPrefixLists {
  private static final Filters<TransitGatewayPrefixListReference> FILTERS =
      Filters.<TransitGatewayPrefixListReference>untagged()
          .on(
              "attachment.transit-gateway-attachment-id",
              it ->
                  it.transitGatewayAttachment == null
                      ? null
                      : it.transitGatewayAttachment.transitGatewayAttachmentId)
          .on(
              "attachment.resource-id",
              it ->
                  it.transitGatewayAttachment == null
                      ? null
                      : it.transitGatewayAttachment.resourceId)
          .on("is-blackhole", it -> it.blackhole)
          .on("prefix-list-id", it -> it.prefixListId)
          .on("prefix-list-owner-id", it -> it.prefixListOwnerId)
          .on("state", it -> it.state);

  private final Actions actions;

  public TransitPrefixLists(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.change(
            Ec2.CREATE_TRANSIT_GATEWAY_PREFIX_LIST_REFERENCE,
            input -> touched(input.transitGatewayRouteTableId, input.prefixListId),
            TransitPrefixLists::create),
        actions.change(
            Ec2.MODIFY_TRANSIT_GATEWAY_PREFIX_LIST_REFERENCE,
            input -> touched(input.transitGatewayRouteTableId, input.prefixListId),
            TransitPrefixLists::modify),
        actions.change(
            Ec2.DELETE_TRANSIT_GATEWAY_PREFIX_LIST_REFERENCE,
            input -> touched(input.transitGatewayRouteTableId, input.prefixListId),
            TransitPrefixLists::delete),
        actions.read(
            Ec2.GET_TRANSIT_GATEWAY_PREFIX_LIST_REFERENCES,
            input -> Touched.the(Kind.TRANSIT_TABLE, input.transitGatewayRouteTableId),
            TransitPrefixLists::describe));
  }

  private static Touched touched(@Nullable String table, @Nullable String list) {
    return Touched.the(Kind.TRANSIT_TABLE, table).and(Kind.PREFIX_LIST, list);
  }

  private static PrefixListId list(@Nullable String id, Draft draft) {
    return new PrefixListId(draft.seen().prefixList(Given.required(id, "PrefixListId")).id());
  }

  private static CreateTransitGatewayPrefixListReferenceResponse create(
      CreateTransitGatewayPrefixListReferenceRequest input, Draft draft) {
    var table = TransitTables.of(input.transitGatewayRouteTableId, draft.seen());
    var list = list(input.prefixListId, draft);
    if (TransitRoutes.find(table, list).isPresent()) {
      throw new AwsException(
          "InvalidPrefixListReference.Duplicate",
          "A reference to " + list.id() + " already exists in " + table.id() + ".");
    }
    var route =
        new StaticRoute(
            list,
            TransitRoutes.target(input.transitGatewayAttachmentId, input.blackhole, table, draft));
    TransitRoutes.put(table, route, draft);
    return new CreateTransitGatewayPrefixListReferenceResponse()
        .transitGatewayPrefixListReference(
            shown(table, list, route, draft.seen()).state("pending"));
  }

  private static ModifyTransitGatewayPrefixListReferenceResponse modify(
      ModifyTransitGatewayPrefixListReferenceRequest input, Draft draft) {
    var table = TransitTables.of(input.transitGatewayRouteTableId, draft.seen());
    var list = list(input.prefixListId, draft);
    var was = existing(table, list);
    var route =
        new StaticRoute(
            list,
            TransitRoutes.target(input.transitGatewayAttachmentId, input.blackhole, table, draft));
    TransitRoutes.put(TransitRoutes.without(table, was), route, draft);
    return new ModifyTransitGatewayPrefixListReferenceResponse()
        .transitGatewayPrefixListReference(
            shown(table, list, route, draft.seen()).state("modifying"));
  }

  private static DeleteTransitGatewayPrefixListReferenceResponse delete(
      DeleteTransitGatewayPrefixListReferenceRequest input, Draft draft) {
    var table = TransitTables.of(input.transitGatewayRouteTableId, draft.seen());
    var list = list(input.prefixListId, draft);
    var was = existing(table, list);
    draft.put(TransitRoutes.without(table, was));
    return new DeleteTransitGatewayPrefixListReferenceResponse()
        .transitGatewayPrefixListReference(shown(table, list, was, draft.seen()).state("deleting"));
  }

  private static StaticRoute existing(TransitGatewayRouteTable table, PrefixListId list) {
    return TransitRoutes.find(table, list)
        .orElseThrow(() ->
            new AwsException(
                "InvalidPrefixListReference.NotFound",
                "There is no reference to " + list.id() + " in " + table.id() + "."));
  }

  private static GetTransitGatewayPrefixListReferencesResponse describe(
      GetTransitGatewayPrefixListReferencesRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var table = TransitTables.of(input.transitGatewayRouteTableId, seen);
    var all =
        table.routes().stream()
            .filter(route -> route.destination() instanceof PrefixListId)
            .map(route -> shown(table, (PrefixListId) route.destination(), route, seen))
            .toList();
    var page =
        paging.cut(FILTERS.select(input.filters, all), it -> String.valueOf(it.prefixListId));
    return new GetTransitGatewayPrefixListReferencesResponse()
        .transitGatewayPrefixListReferences(page.items())
        .nextToken(page.next());
  }

  private static TransitGatewayPrefixListReference shown(
      TransitGatewayRouteTable table, PrefixListId list, StaticRoute route, Seen seen) {
    return new TransitGatewayPrefixListReference()
        .transitGatewayRouteTableId(table.id())
        .prefixListId(list.id())
        .prefixListOwnerId(
            seen.network().prefixList(table.region(), list).map(it -> it.owner()).orElse(null))
        .state("available")
        .blackhole(route.attachmentId().isEmpty())
        .transitGatewayAttachment(
            route
                .attachmentId()
                .flatMap(id -> seen.network().find(TransitGatewayAttachment.class, id))
                .map(to ->
                    new TransitGatewayPrefixListAttachment()
                        .transitGatewayAttachmentId(to.id())
                        .resourceId(to.vpcId())
                        .resourceType(TransitAttachments.VPC))
                .orElse(null));
  }
}
