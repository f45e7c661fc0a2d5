package dev.culvert.services.journey;

import dev.culvert.network.Direction;
import dev.culvert.network.EffectiveAssociation;
import dev.culvert.network.NetworkInterface.Use;
import dev.culvert.network.RouteMatch;
import dev.culvert.network.RouteState;
import dev.culvert.network.RouteTarget;
import dev.culvert.network.walk.Step;
import dev.culvert.network.walk.Step.Leg;
import java.util.List;
import java.util.stream.Collectors;

/** The steps of a walk in words, each with the variables after it. */
final class NetworkWords {
  private NetworkWords() {}

  static Row.Words of(Step step, Variables now) {
    return switch (step) {
      case Step.NameResolved resolved -> resolved(resolved, now);
      case Step.NameNotResolved not ->
          words(
              "Resolve the name",
              "%s: what is the address of %s?".formatted(resolver(not.resolver()), not.host()),
              switch (not.reason()) {
                case DNS_SUPPORT_DISABLED -> "no answer: enableDnsSupport is off";
                case UNKNOWN_NAME -> "nobody knows the name";
                case NO_NAME_SERVER -> "the DHCP options name no server";
              },
              Variables.NOT_RESOLVED,
              false);
      case Step.SecurityGroupChecked checked -> securityGroup(checked, now);
      case Step.NetworkAclChecked checked -> networkAcl(checked, now);
      case Step.RouteChosen chosen -> route(chosen, now);
      case Step.NoRoute no ->
          words(
              no.leg() == Leg.FORWARD ? "Check for a VPC endpoint" : "Route the reply",
              "%s: which route leads to %s?"
                  .formatted(
                      no.association().map(NetworkWords::table).orElse("no route table"),
                      no.destination()),
              "no route",
              Variables.NO_ROUTE,
              false,
              no.association().map(EffectiveAssociation::routeTableId).orElse(no.subnetId()));
      case Step.TargetChecked checked -> TargetWords.of(checked, now);
    };
  }

  private static Row.Words resolved(Step.NameResolved resolved, Variables now) {
    var source =
        switch (resolved.source()) {
          case Step.NameSource.PublicService of ->
              " (%s, %s)".formatted(of.service().name(), of.service().region());
          case Step.NameSource.EndpointName of -> " (a name of " + of.endpointId() + ")";
          case Step.NameSource.PrivateDns of -> " (private DNS of " + of.endpointId() + ")";
          case Step.NameSource.Unknown _ -> "";
        };
    return words(
        "Resolve the name",
        "%s: what is the address of %s?".formatted(resolver(resolved.resolver()), resolved.host()),
        resolved.chosen() + source,
        now,
        true);
  }

  private static String resolver(Step.Resolver resolver) {
    return switch (resolver) {
      case Step.Resolver.Amazon _ -> "the VPC's resolver";
      case Step.Resolver.Custom custom ->
          custom.servers().stream().map(Object::toString).collect(Collectors.joining(", "));
      case Step.Resolver.Client _ -> "the client's own resolver";
    };
  }

  private static Row.Words securityGroup(Step.SecurityGroupChecked checked, Variables now) {
    var groups = String.join(", ", checked.groupIds());
    var out = checked.direction() == Direction.EGRESS;
    var allowed =
        checked.allowedBy().map(by -> by.rule().id() + " of " + by.groupId()).orElse("no rule");
    return words(
        out ? "Leave the network interface" : "Enter the network interface",
        "%s of %s: %s port %d?"
            .formatted(
                groups,
                checked.interfaceId(),
                (out ? "outbound to " : "inbound from ") + checked.peer(),
                checked.port()),
        checked.passed() ? "allowed by " + allowed : "no rule allows it: dropped",
        checked.passed() ? now : Variables.DROPPED,
        checked.passed(),
        checked.passed() ? checked.allowedBy().orElseThrow().rule().id() : groups);
  }

  private static Row.Words networkAcl(Step.NetworkAclChecked checked, Variables now) {
    var out = checked.direction() == Direction.EGRESS;
    var number = checked.entry().number();
    var rule = number >= 32767 ? "rule *" : "rule " + number;
    return words(
        (out ? "Leave " : "Enter ")
            + checked.subnetId()
            + (checked.leg() == Leg.RETURN ? " (reply)" : ""),
        "%s: %s port %d?"
            .formatted(
                checked.networkAclId(),
                (out ? "outbound to " : "inbound from ") + checked.peer(),
                checked.port()),
        rule + (checked.passed() ? " allows it" : " denies it: dropped"),
        checked.passed() ? now : Variables.DROPPED,
        checked.passed(),
        checked.networkAclId() + " " + rule);
  }

  private static Row.Words route(Step.RouteChosen chosen, Variables now) {
    var route = chosen.match().route();
    var forward = chosen.leg() == Leg.FORWARD;
    var found = "%s → %s".formatted(route.destination(), route.target().id());
    var active = chosen.state() == RouteState.ACTIVE;
    return words(
        forward ? "Check for a VPC endpoint" : "Route the reply",
        "%s: which route leads to %s?".formatted(table(chosen.association()), chosen.destination()),
        found + (active ? (forward ? meaning(chosen.match()) : "") : ": a black hole"),
        active ? (forward ? after(chosen, now) : now) : Variables.NO_ROUTE,
        active,
        chosen.association().routeTableId() + " " + route.destination());
  }

  private static String meaning(RouteMatch match) {
    return switch (match.route().target()) {
      case RouteTarget.GatewayEndpoint _ -> ": VPC endpoint exists";
      case RouteTarget.Local _ -> ": inside the VPC";
      case RouteTarget.PeeringConnection _ -> ": to a peered VPC";
      case RouteTarget.TransitGateway _ -> ": to a transit gateway";
      case RouteTarget.InternetGateway _,
          RouteTarget.EgressOnlyInternetGateway _,
          RouteTarget.NatGateway _,
          RouteTarget.NetworkInterface _,
          RouteTarget.VirtualPrivateGateway _ ->
          ": no VPC endpoint on this route";
    };
  }

  private static Variables after(Step.RouteChosen chosen, Variables now) {
    return switch (chosen.match().route().target()) {
      case RouteTarget.GatewayEndpoint _ -> Variables.ENDPOINT_EXISTS;
      case RouteTarget.InternetGateway _,
          RouteTarget.EgressOnlyInternetGateway _,
          RouteTarget.NatGateway _ ->
          now.equals(Variables.START) ? Variables.NO_ENDPOINT : now;
      case RouteTarget.Local _,
          RouteTarget.PeeringConnection _,
          RouteTarget.NetworkInterface _,
          RouteTarget.TransitGateway _,
          RouteTarget.VirtualPrivateGateway _ ->
          now;
    };
  }

  private static String table(EffectiveAssociation association) {
    return "%s (%s)"
        .formatted(
            association.routeTableId(),
            switch (association.kind()) {
              case EXPLICIT -> "the subnet's own";
              case MAIN -> "the VPC's main";
            });
  }

  /** Whether an interface is one through which a VPC endpoint is reached. */
  static boolean ofEndpoint(Use use) {
    return use instanceof Use.OfVpcEndpoint;
  }

  static Row.Words words(
      String action,
      String check,
      String result,
      Variables after,
      boolean passed,
      String... decidedBy) {
    return new Row.Words(action, check, result, after, passed, List.of(decidedBy));
  }
}
