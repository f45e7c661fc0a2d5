package dev.culvert.services.journey;

import static dev.culvert.services.journey.NetworkWords.words;

import dev.culvert.network.Direction;
import dev.culvert.network.walk.Step;
import dev.culvert.network.walk.Step.Leg;
import java.util.Locale;

/** The conditions of route targets in words. */
final class TargetWords {
  private TargetWords() {}

  static Row.Words of(Step.TargetChecked step, Variables now) {
    return switch (step) {
      case Step.GatewayEndpointChecked checked ->
          words(
              "Route the request via the VPC endpoint",
              "is %s available for %s?"
                  .formatted(checked.endpoint().id(), checked.endpoint().serviceName()),
              checked.passed() ? "yes: routed privately" : state(checked.endpoint().state()),
              checked.passed() ? Variables.VIA_ENDPOINT : Variables.DROPPED,
              checked.passed(),
              checked.endpoint().id());
      case Step.InterfaceEndpointChecked checked ->
          words(
              "Route the request via the VPC endpoint",
              "is %s available for %s?"
                  .formatted(checked.endpoint().id(), checked.endpoint().serviceName()),
              checked.passed()
                  ? "yes: routed privately, into " + checked.interfaceId()
                  : state(checked.endpoint().state()),
              checked.passed() ? Variables.VIA_ENDPOINT : Variables.DROPPED,
              checked.passed(),
              checked.endpoint().id());
      case Step.InternetGatewayChecked checked ->
          words(
              "Route the request to the internet gateway",
              "%s: has %s a public address?"
                  .formatted(checked.gatewayId(), checked.privateSource()),
              checked.passed()
                  ? checked
                      .translation()
                      .map(address -> "yes: it leaves as " + address.ip())
                      .orElse("it leaves as it is")
                  : "no: dropped at the gateway",
              checked.passed() ? gateway(now) : Variables.DROPPED,
              checked.passed(),
              checked.gatewayId());
      case Step.NatGatewayChecked checked ->
          words(
              "Route the request to the NAT gateway",
              "%s: is it available, with an address to translate to?"
                  .formatted(checked.gateway().id()),
              checked.passed()
                  ? checked
                      .translation()
                      .map(address -> "yes: translated to " + address.ip())
                      .orElse("yes: translated to its private address")
                  : "no: dropped",
              checked.passed() ? Variables.VIA_NAT_GATEWAY : Variables.DROPPED,
              checked.passed(),
              checked.gateway().id());
      case Step.PeeringChecked checked ->
          words(
              "Cross the peering connection",
              "%s: does %s lie in %s?"
                  .formatted(checked.peering().id(), checked.destination(), checked.peerVpcId()),
              checked.passed()
                  ? "yes"
                  : "no: peering leads into the peer VPC and not through it, to its endpoints or"
                      + " gateways",
              checked.passed() ? now : Variables.DROPPED,
              checked.passed(),
              checked.peering().id());
      case Step.PublicAccessChecked checked ->
          words(
              "Check VPC Block Public Access",
              "%s in %s: may %s pass %s?"
                  .formatted(
                      checked.setting().owner(),
                      checked.setting().region(),
                      checked.subnetId(),
                      checked.direction() == Direction.EGRESS ? "out" : "in"),
              (checked.passed() ? "yes" : "no: dropped")
                  + checked.exclusion().map(it -> " (" + it.id() + ")").orElse(""),
              checked.passed() ? now : Variables.DROPPED,
              checked.passed(),
              checked.exclusion().map(it -> it.id()).orElse(checked.setting().id()));
      case Step.TransitGatewayChecked checked ->
          words(
              "Enter the transit gateway",
              "%s: has it an interface in %s?"
                  .formatted(checked.attachment().id(), checked.availabilityZone()),
              checked.passed() ? "yes" : "no: dropped",
              checked.passed() ? now : Variables.DROPPED,
              checked.passed(),
              checked.attachment().id());
      case Step.TransitRouteLookedUp looked ->
          words(
              looked.leg() == Leg.FORWARD ? "Cross the transit gateway" : "Route the reply",
              "%s: which route leads from %s to %s?"
                  .formatted(
                      looked.tableId().orElse("no route table"),
                      looked.attachmentId(),
                      looked.destination()),
              looked
                  .route()
                  .map(route -> route.cidr() + " → " + route.attachmentId().orElse("black hole"))
                  .orElse("no route"),
              looked.passed() ? now : Variables.NO_ROUTE,
              looked.passed(),
              looked.tableId().orElse(looked.attachmentId()));
      case Step.InterfaceLookedUp looked ->
          words(
              "Find the network interface",
              "who has %s in %s?".formatted(looked.ip(), looked.vpcId()),
              looked.found().map(found -> found.id()).orElse("nobody: dropped"),
              looked
                  .found()
                  .map(found ->
                      NetworkWords.ofEndpoint(found.use()) ? Variables.ENDPOINT_EXISTS : now)
                  .orElse(Variables.DROPPED),
              looked.passed(),
              looked.found().map(found -> found.id()).orElse(looked.vpcId()));
      case Step.MiddleboxChecked checked ->
          words(
              "Hand the packet to a middlebox",
              "does %s check source and destination?".formatted(checked.middlebox().id()),
              checked.passed() ? "no: it may forward" : "yes: dropped",
              checked.passed() ? now : Variables.DROPPED,
              checked.passed(),
              checked.middlebox().id());
    };
  }

  /** Behind a NAT gateway, the internet gateway does not change the route's name. */
  private static Variables gateway(Variables now) {
    return now.equals(Variables.VIA_NAT_GATEWAY) ? now : Variables.VIA_INTERNET_GATEWAY;
  }

  private static String state(Enum<?> state) {
    return "no: it is " + state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
