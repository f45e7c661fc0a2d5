package dev.culvert.network.walk;

import dev.culvert.network.Direction;
import dev.culvert.network.EffectiveAssociation;
import dev.culvert.network.PublicAddress;
import dev.culvert.network.Route;
import java.util.List;
import java.util.Locale;

/** Steps and outcomes as short lines, so that a test reads as flow, outcome, list of steps. */
final class Words {

  private Words() {}

  static List<String> steps(Walk walk) {
    return walk.steps().stream().map(Words::step).toList();
  }

  static String step(Step step) {
    return switch (step) {
      case Step.NameResolved it -> "name " + it.host() + " is " + it.chosen();
      case Step.NameNotResolved it -> "name " + it.host() + " " + lower(it.reason());
      case Step.SecurityGroupChecked it ->
          "groups of %s %s: %s"
              .formatted(
                  it.interfaceId(),
                  direction(it.direction()),
                  it.allowedBy().map(by -> by.rule().id()).orElse("denied"));
      case Step.NetworkAclChecked it ->
          "%s %s%s: %d %s"
              .formatted(
                  it.networkAclId(),
                  it.leg() == Step.Leg.RETURN ? "replies " : "",
                  direction(it.direction()),
                  it.entry().number(),
                  lower(it.entry().action()));
      case Step.RouteChosen it ->
          "%s %s%s: %s -> %s%s%s"
              .formatted(
                  it.association().routeTableId(),
                  it.leg() == Step.Leg.RETURN ? "replies " : "",
                  association(it.association().kind()),
                  it.match().route().destination(),
                  it.match().route().target().id(),
                  it.match().beaten().stream().map(Words::beaten).reduce("", String::concat),
                  it.passed() ? "" : " blackhole");
      case Step.NoRoute it ->
          it.association().map(EffectiveAssociation::routeTableId).orElse("no table")
              + (it.leg() == Step.Leg.RETURN ? " replies" : "")
              + ": no route";
      case Step.InternetGatewayChecked it ->
          it.gatewayId()
              + " "
              + (it.passed()
                  ? "from "
                      + it.translation()
                          .map(PublicAddress::ip)
                          .map(Object::toString)
                          .orElse(it.privateSource().toString())
                  : "no public address");
      case Step.NatGatewayChecked it ->
          "%s %s%s"
              .formatted(
                  it.gateway().id(), lower(it.gateway().state()), it.passed() ? "" : " not passed");
      case Step.GatewayEndpointChecked it ->
          it.endpoint().id() + " " + lower(it.endpoint().state());
      case Step.InterfaceEndpointChecked it ->
          it.endpoint().id() + " " + lower(it.endpoint().state());
      case Step.PeeringChecked it ->
          it.peering().id() + " to " + it.peerVpcId() + (it.passed() ? "" : " not transitive");
      case Step.InterfaceLookedUp it ->
          "%s in %s is %s"
              .formatted(it.ip(), it.vpcId(), it.found().map(found -> found.id()).orElse("nobody"));
      case Step.PublicAccessChecked it ->
          "public access %s %s%s"
              .formatted(
                  direction(it.direction()),
                  it.passed() ? "admitted" : "blocked",
                  it.exclusion().map(exclusion -> " by " + exclusion.id()).orElse(""));
      case Step.TransitGatewayChecked it ->
          it.attachment().id() + (it.passed() ? " in " : " not in ") + it.availabilityZone();
      case Step.TransitRouteLookedUp it ->
          "%s %sfrom %s: %s%s"
              .formatted(
                  it.tableId().orElse("no table"),
                  it.leg() == Step.Leg.RETURN ? "replies " : "",
                  it.attachmentId(),
                  it.route()
                      .map(route ->
                          route.cidr() + " -> " + route.attachmentId().orElse("black hole"))
                      .orElse("no route"),
                  it.passed() ? "" : " not passed");
      case Step.MiddleboxChecked it ->
          it.middlebox().id() + (it.passed() ? " forwards" : " source/dest check");
    };
  }

  private static String beaten(Route route) {
    return " over " + route.destination() + " -> " + route.target().id();
  }

  static String outcome(Walk walk) {
    return outcome(walk.outcome());
  }

  static String outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Arrived(Arrival arrival, Service service) ->
          "%s at %s %s".formatted(arrival(arrival), service.name(), service.region());
      case Outcome.ReachedInterface it ->
          "reached %s from %s for %s".formatted(it.interfaceId(), it.source(), it.destination());
      case Outcome.ReachedLocalService it -> "reached " + lower(it.service());
      case Outcome.LeftNetwork it -> "left through " + it.gatewayId() + " from " + it.source();
      case Outcome.Dropped it -> "dropped " + lower(it.reason());
      case Outcome.NotResolved it -> "not resolved " + lower(it.reason());
    };
  }

  private static String arrival(Arrival arrival) {
    return switch (arrival) {
      case Arrival.Public(var source) -> "public from " + source;
      case Arrival.ThroughGatewayEndpoint it ->
          "%s of %s in %s from %s %s"
              .formatted(
                  it.endpointId(), it.endpointOwner(), it.vpcId(), it.source(), it.interfaceId());
      case Arrival.ThroughInterfaceEndpoint it ->
          "%s of %s in %s from %s %s at %s"
              .formatted(
                  it.endpointId(),
                  it.endpointOwner(),
                  it.vpcId(),
                  it.source(),
                  it.interfaceId(),
                  it.endpointInterfaceId());
    };
  }

  private static String association(EffectiveAssociation.Kind kind) {
    return lower(kind);
  }

  private static String direction(Direction direction) {
    return switch (direction) {
      case INGRESS -> "in";
      case EGRESS -> "out";
    };
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
