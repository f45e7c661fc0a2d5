package dev.culvert.services.ec2.transit;

import dev.culvert.network.TransitGateway;
import dev.culvert.network.TransitGatewayRouteTable;
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
import dev.culvert.shapes.ec2.CreateTransitGatewayRouteTableRequest;
import dev.culvert.shapes.ec2.CreateTransitGatewayRouteTableResponse;
import dev.culvert.shapes.ec2.DeleteTransitGatewayRouteTableRequest;
import dev.culvert.shapes.ec2.DeleteTransitGatewayRouteTableResponse;
import dev.culvert.shapes.ec2.DescribeTransitGatewayRouteTablesRequest;
import dev.culvert.shapes.ec2.DescribeTransitGatewayRouteTablesResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes, describes and deletes route tables of transit gateways. */
public final class TransitTables {
  private static final Filters<dev.culvert.shapes.ec2.TransitGatewayRouteTable> FILTERS =
      Filters.<dev.culvert.shapes.ec2.TransitGatewayRouteTable>tagged(it -> it.tags)
          .on("default-association-route-table", it -> it.defaultAssociationRouteTable)
          .on("default-propagation-route-table", it -> it.defaultPropagationRouteTable)
          .on("state", it -> it.state)
          .on("transit-gateway-id", it -> it.transitGatewayId)
          .on("transit-gateway-route-table-id", it -> it.transitGatewayRouteTableId);

  private final Actions actions;

  public TransitTables(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.create(
            Ec2.CREATE_TRANSIT_GATEWAY_ROUTE_TABLE,
            input ->
                Touched.a(Kind.TRANSIT_TABLE).and(Kind.TRANSIT_GATEWAY, input.transitGatewayId),
            TransitTables::create,
            (id, _, seen) ->
                new CreateTransitGatewayRouteTableResponse()
                    .transitGatewayRouteTable(shown(of(id, seen), seen).state("pending"))),
        actions.read(Ec2.DESCRIBE_TRANSIT_GATEWAY_ROUTE_TABLES, TransitTables::describe),
        actions.change(
            Ec2.DELETE_TRANSIT_GATEWAY_ROUTE_TABLE,
            input -> Touched.the(Kind.TRANSIT_TABLE, input.transitGatewayRouteTableId),
            TransitTables::delete));
  }

  static TransitGatewayRouteTable of(@Nullable String id, Seen seen) {
    return seen.the(
        Kind.TRANSIT_TABLE,
        TransitGatewayRouteTable.class,
        Given.required(id, "TransitGatewayRouteTableId"));
  }

  /** The table, if it is this gateway's. */
  static TransitGatewayRouteTable of(String id, String gatewayId, Seen seen) {
    var found = of(id, seen);
    if (!found.transitGatewayId().equals(gatewayId)) {
      throw Kind.TRANSIT_TABLE.notFound(id);
    }
    return found;
  }

  private static String create(CreateTransitGatewayRouteTableRequest input, Draft draft) {
    Tags.check(input.tagSpecifications, Kind.TRANSIT_TABLE.type());
    var made = make(TransitGateways.the(input.transitGatewayId, draft), draft);
    Tags.put(draft, Kind.TRANSIT_TABLE, made.id(), input.tagSpecifications);
    return made.id();
  }

  static TransitGatewayRouteTable make(TransitGateway gateway, Draft draft) {
    var made =
        new TransitGatewayRouteTable(
            draft.newId(Kind.TRANSIT_TABLE),
            gateway.owner(),
            gateway.region(),
            gateway.id(),
            List.of(),
            List.of(),
            List.of());
    draft.put(made);
    draft.put(
        TransitTableDetails.REGISTER, new TransitTableDetails(made.id(), draft.scope().now()));
    return made;
  }

  private static DescribeTransitGatewayRouteTablesResponse describe(
      DescribeTransitGatewayRouteTablesRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var all =
        seen
            .the(
                Kind.TRANSIT_TABLE,
                TransitGatewayRouteTable.class,
                input.transitGatewayRouteTableIds)
            .stream()
            .map(it -> shown(it, seen))
            .toList();
    var page =
        paging.cut(
            FILTERS.select(input.filters, all),
            it -> String.valueOf(it.transitGatewayRouteTableId));
    return new DescribeTransitGatewayRouteTablesResponse()
        .transitGatewayRouteTables(page.items())
        .nextToken(page.next());
  }

  private static dev.culvert.shapes.ec2.TransitGatewayRouteTable shown(
      TransitGatewayRouteTable it, Seen seen) {
    var gateway =
        seen.network()
            .find(TransitGateway.class, it.transitGatewayId())
            .map(found -> TransitDetails.of(seen.world(), found));
    return new dev.culvert.shapes.ec2.TransitGatewayRouteTable()
        .transitGatewayRouteTableId(it.id())
        .transitGatewayId(it.transitGatewayId())
        .state("available")
        .defaultAssociationRouteTable(isDefault(gateway.flatMap(has -> has.associationTable()), it))
        .defaultPropagationRouteTable(isDefault(gateway.flatMap(has -> has.propagationTable()), it))
        .creationTime(
            seen.world()
                .find(TransitTableDetails.REGISTER, it.id())
                .map(TransitTableDetails::created)
                .orElse(null))
        .tags(Tags.of(seen, it.id()));
  }

  private static boolean isDefault(Optional<String> tableId, TransitGatewayRouteTable it) {
    return tableId.filter(it.id()::equals).isPresent();
  }

  private static DeleteTransitGatewayRouteTableResponse delete(
      DeleteTransitGatewayRouteTableRequest input, Draft draft) {
    var it = of(input.transitGatewayRouteTableId, draft.seen());
    var shown = shown(it, draft.seen());
    if (!it.associatedAttachmentIds().isEmpty()
        || Boolean.TRUE.equals(shown.defaultAssociationRouteTable)
        || Boolean.TRUE.equals(shown.defaultPropagationRouteTable)) {
      throw new AwsException(
          "IncorrectState",
          "Cannot delete Transit Gateway Route Table "
              + it.id()
              + ": it has associations, or is a default route table.");
    }
    remove(it, draft);
    return new DeleteTransitGatewayRouteTableResponse()
        .transitGatewayRouteTable(shown.state("deleting"));
  }

  static void remove(TransitGatewayRouteTable it, Draft draft) {
    draft.remove(it);
    draft.remove(TransitTableDetails.REGISTER, it.id());
  }

  static void associate(TransitGatewayRouteTable it, String attachmentId, Draft draft) {
    draft.put(it.withAssociations(plus(it.associatedAttachmentIds(), attachmentId)));
  }

  static void propagate(TransitGatewayRouteTable it, String attachmentId, Draft draft) {
    draft.put(it.withPropagations(plus(it.propagatedAttachmentIds(), attachmentId)));
  }

  /** Takes an attachment out of a table, except for static routes to it. */
  static void forget(TransitGatewayRouteTable it, String attachmentId, Draft draft) {
    if (it.associatedAttachmentIds().contains(attachmentId)
        || it.propagatedAttachmentIds().contains(attachmentId)) {
      draft.put(
          it.withAssociations(minus(it.associatedAttachmentIds(), attachmentId))
              .withPropagations(minus(it.propagatedAttachmentIds(), attachmentId)));
    }
  }

  static List<String> plus(List<String> ids, String id) {
    var more = new ArrayList<>(ids);
    more.add(id);
    return more;
  }

  static List<String> minus(List<String> ids, String id) {
    return ids.stream().filter(it -> !it.equals(id)).toList();
  }
}
