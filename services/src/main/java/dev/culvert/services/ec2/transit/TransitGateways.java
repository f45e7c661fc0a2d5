package dev.culvert.services.ec2.transit;

import dev.culvert.network.TransitGateway;
import dev.culvert.network.TransitGatewayAttachment;
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
import dev.culvert.shapes.ec2.CreateTransitGatewayRequest;
import dev.culvert.shapes.ec2.CreateTransitGatewayResponse;
import dev.culvert.shapes.ec2.DeleteTransitGatewayRequest;
import dev.culvert.shapes.ec2.DeleteTransitGatewayResponse;
import dev.culvert.shapes.ec2.DescribeTransitGatewaysRequest;
import dev.culvert.shapes.ec2.DescribeTransitGatewaysResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.ModifyTransitGatewayRequest;
import dev.culvert.shapes.ec2.ModifyTransitGatewayResponse;
import dev.culvert.shapes.ec2.TransitGatewayOptions;
import dev.culvert.shapes.ec2.TransitGatewayRequestOptions;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes, changes, describes and deletes transit gateways. */
public final class TransitGateways {
  static final List<String> SWITCH = List.of("enable", "disable");
  private static final String ENABLE = "enable";
  private static final long DEFAULT_ASN = 64_512;
  private static final Filters<dev.culvert.shapes.ec2.TransitGateway> FILTERS =
      Filters.<dev.culvert.shapes.ec2.TransitGateway>tagged(it -> it.tags)
          .on("transit-gateway-id", it -> it.transitGatewayId)
          .on("owner-id", it -> it.ownerId)
          .on("state", it -> it.state)
          .on("options.amazon-side-asn", option(it -> it.amazonSideAsn))
          .on("options.dns-support", option(it -> it.dnsSupport))
          .on("options.vpn-ecmp-support", option(it -> it.vpnEcmpSupport))
          .on(
              "options.auto-accept-shared-attachments",
              option(it -> it.autoAcceptSharedAttachments))
          .on(
              "options.default-route-table-association",
              option(it -> it.defaultRouteTableAssociation))
          .on(
              "options.default-route-table-propagation",
              option(it -> it.defaultRouteTablePropagation))
          .on(
              "options.association-default-route-table-id",
              option(it -> it.associationDefaultRouteTableId))
          .on(
              "options.propagation-default-route-table-id",
              option(it -> it.propagationDefaultRouteTableId));

  private final Actions actions;

  public TransitGateways(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.create(
            Ec2.CREATE_TRANSIT_GATEWAY,
            _ -> Touched.a(Kind.TRANSIT_GATEWAY),
            TransitGateways::create,
            (id, _, seen) ->
                new CreateTransitGatewayResponse()
                    .transitGateway(
                        shown(seen.the(Kind.TRANSIT_GATEWAY, TransitGateway.class, id), seen)
                            .state("pending"))),
        actions.read(Ec2.DESCRIBE_TRANSIT_GATEWAYS, TransitGateways::describe),
        actions.change(
            Ec2.MODIFY_TRANSIT_GATEWAY,
            input -> Touched.the(Kind.TRANSIT_GATEWAY, input.transitGatewayId),
            TransitGateways::modify),
        actions.change(
            Ec2.DELETE_TRANSIT_GATEWAY,
            input -> Touched.the(Kind.TRANSIT_GATEWAY, input.transitGatewayId),
            TransitGateways::delete));
  }

  private static String create(CreateTransitGatewayRequest input, Draft draft) {
    Tags.check(input.tagSpecifications, Kind.TRANSIT_GATEWAY.type());
    var options = input.options == null ? new TransitGatewayRequestOptions() : input.options;
    var scope = draft.scope();
    var gateway =
        new TransitGateway(draft.newId(Kind.TRANSIT_GATEWAY), scope.account(), scope.region());
    draft.put(gateway);
    var associates = isOn(options.defaultRouteTableAssociation, "DefaultRouteTableAssociation");
    var propagates = isOn(options.defaultRouteTablePropagation, "DefaultRouteTablePropagation");
    var table =
        associates || propagates
            ? Optional.of(TransitTables.make(gateway, draft).id())
            : Optional.<String>empty();
    draft.put(
        TransitDetails.REGISTER,
        new TransitDetails(
            gateway.id(),
            scope.now(),
            Given.text(input.description).orElse(""),
            options.amazonSideAsn == null ? DEFAULT_ASN : options.amazonSideAsn,
            choice(options.autoAcceptSharedAttachments, "disable"),
            associates,
            propagates,
            associates ? table : Optional.empty(),
            propagates ? table : Optional.empty(),
            choice(options.vpnEcmpSupport, ENABLE),
            choice(options.dnsSupport, ENABLE),
            choice(options.securityGroupReferencingSupport, "disable"),
            choice(options.multicastSupport, "disable"),
            Given.list(options.transitGatewayCidrBlocks)));
    Tags.put(draft, Kind.TRANSIT_GATEWAY, gateway.id(), input.tagSpecifications);
    return gateway.id();
  }

  private static boolean isOn(@Nullable String given, String parameter) {
    return Given.oneOf(Given.text(given).orElse(ENABLE), parameter, SWITCH).equals(ENABLE);
  }

  static String choice(@Nullable String given, String otherwise) {
    return Given.oneOf(Given.text(given).orElse(otherwise), "Options", SWITCH);
  }

  private static DescribeTransitGatewaysResponse describe(
      DescribeTransitGatewaysRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var all =
        seen.the(Kind.TRANSIT_GATEWAY, TransitGateway.class, input.transitGatewayIds).stream()
            .map(it -> shown(it, seen))
            .toList();
    var page =
        paging.cut(FILTERS.select(input.filters, all), it -> String.valueOf(it.transitGatewayId));
    return new DescribeTransitGatewaysResponse()
        .transitGateways(page.items())
        .nextToken(page.next());
  }

  static dev.culvert.shapes.ec2.TransitGateway shown(TransitGateway it, Seen seen) {
    var details = TransitDetails.of(seen.world(), it);
    return new dev.culvert.shapes.ec2.TransitGateway()
        .transitGatewayId(it.id())
        .transitGatewayArn(seen.arn(Kind.TRANSIT_GATEWAY, it.id()))
        .ownerId(it.owner())
        .description(details.description())
        .creationTime(details.created())
        .state("available")
        .options(
            new TransitGatewayOptions()
                .amazonSideAsn(details.amazonSideAsn())
                .autoAcceptSharedAttachments(details.autoAcceptSharedAttachments())
                .defaultRouteTableAssociation(onOff(details.associatesByDefault()))
                .defaultRouteTablePropagation(onOff(details.propagatesByDefault()))
                .associationDefaultRouteTableId(details.associationTable().orElse(null))
                .propagationDefaultRouteTableId(details.propagationTable().orElse(null))
                .vpnEcmpSupport(details.vpnEcmpSupport())
                .dnsSupport(details.dnsSupport())
                .securityGroupReferencingSupport(details.securityGroupReferencingSupport())
                .multicastSupport(details.multicastSupport())
                .transitGatewayCidrBlocks(
                    details.cidrBlocks().isEmpty() ? null : details.cidrBlocks()))
        .tags(Tags.of(seen, it.id()));
  }

  private static String onOff(boolean on) {
    return on ? ENABLE : "disable";
  }

  private static ModifyTransitGatewayResponse modify(
      ModifyTransitGatewayRequest input, Draft draft) {
    var it = the(input.transitGatewayId, draft);
    var was = TransitDetails.of(draft.world(), it);
    var options =
        input.options == null
            ? new dev.culvert.shapes.ec2.ModifyTransitGatewayOptions()
            : input.options;
    var blocks = new ArrayList<>(was.cidrBlocks());
    blocks.removeAll(Given.list(options.removeTransitGatewayCidrBlocks));
    blocks.addAll(Given.list(options.addTransitGatewayCidrBlocks));
    var association =
        table(options.associationDefaultRouteTableId, was.associationTable(), it, draft);
    var propagation =
        table(options.propagationDefaultRouteTableId, was.propagationTable(), it, draft);
    var associates =
        options.defaultRouteTableAssociation == null
            ? was.associatesByDefault()
            : isOn(options.defaultRouteTableAssociation, "DefaultRouteTableAssociation");
    var propagates =
        options.defaultRouteTablePropagation == null
            ? was.propagatesByDefault()
            : isOn(options.defaultRouteTablePropagation, "DefaultRouteTablePropagation");
    draft.put(
        TransitDetails.REGISTER,
        new TransitDetails(
                it.id(),
                was.created(),
                Given.text(input.description).orElse(was.description()),
                options.amazonSideAsn == null ? was.amazonSideAsn() : options.amazonSideAsn,
                choice(options.autoAcceptSharedAttachments, was.autoAcceptSharedAttachments()),
                associates,
                propagates,
                association,
                propagation,
                choice(options.vpnEcmpSupport, was.vpnEcmpSupport()),
                choice(options.dnsSupport, was.dnsSupport()),
                choice(
                    options.securityGroupReferencingSupport, was.securityGroupReferencingSupport()),
                was.multicastSupport(),
                blocks)
            .withDefaults(
                associates ? association : Optional.empty(),
                propagates ? propagation : Optional.empty()));
    return new ModifyTransitGatewayResponse()
        .transitGateway(shown(it, draft.seen()).state("modifying"));
  }

  private static Optional<String> table(
      @Nullable String given, Optional<String> was, TransitGateway of, Draft draft) {
    var wanted = Given.text(given);
    wanted.ifPresent(id -> TransitTables.of(id, of.id(), draft.seen()));
    return wanted.or(() -> was);
  }

  static TransitGateway the(@Nullable String id, Draft draft) {
    return draft.the(
        Kind.TRANSIT_GATEWAY, TransitGateway.class, Given.required(id, "TransitGatewayId"));
  }

  private static DeleteTransitGatewayResponse delete(
      DeleteTransitGatewayRequest input, Draft draft) {
    var it = the(input.transitGatewayId, draft);
    var attachments =
        draft.network().all(TransitGatewayAttachment.class).stream()
            .filter(attachment -> attachment.transitGatewayId().equals(it.id()))
            .map(TransitGatewayAttachment::id)
            .sorted()
            .toList();
    if (!attachments.isEmpty()) {
      throw new AwsException(
          "IncorrectState",
          it.id() + " has non-deleted VPC Attachments: " + String.join(", ", attachments) + ".");
    }
    var details = TransitDetails.of(draft.world(), it);
    var shown = shown(it, draft.seen()).state("deleting");
    for (var table : draft.network().all(TransitGatewayRouteTable.class)) {
      if (table.transitGatewayId().equals(it.id())) {
        if (details.associationTable().filter(table.id()::equals).isEmpty()
            && details.propagationTable().filter(table.id()::equals).isEmpty()) {
          throw new AwsException(
              "IncorrectState",
              it.id() + " has non-deleted TransitGateway Route Tables: " + table.id() + ".");
        }
        TransitTables.remove(table, draft);
      }
    }
    draft.remove(it);
    draft.remove(TransitDetails.REGISTER, it.id());
    return new DeleteTransitGatewayResponse().transitGateway(shown);
  }

  private static Function<dev.culvert.shapes.ec2.TransitGateway, @Nullable Object> option(
      Function<TransitGatewayOptions, @Nullable Object> value) {
    return it -> it.options == null ? null : value.apply(it.options);
  }
}
