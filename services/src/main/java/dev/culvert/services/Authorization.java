package dev.culvert.services;

import dev.culvert.network.walk.Arrival;
import dev.culvert.policy.AttachedPolicy;
import dev.culvert.policy.AuthorizationRequest;
import dev.culvert.policy.Authorizer;
import dev.culvert.policy.Context;
import dev.culvert.policy.ContextSource;
import dev.culvert.policy.Decision;
import dev.culvert.policy.NetworkKeys;
import dev.culvert.policy.Policies;
import dev.culvert.policy.PrincipalKeys;
import dev.culvert.policy.RequestKeys;
import dev.culvert.policy.ResourceKeys;
import dev.culvert.services.iam.Ceilings;
import dev.culvert.wire.http.HttpRequest;
import java.util.List;
import java.util.Optional;

/** Asks the policies about one access: collects which apply, and what they may look at. */
final class Authorization {
  private final EndpointPolicies endpointPolicies;
  private final Ceilings ceilings;

  Authorization(EndpointPolicies endpointPolicies, Ceilings ceilings) {
    this.endpointPolicies = endpointPolicies;
    this.ceilings = ceilings;
  }

  Decision decide(Access access, Call call, HttpRequest request) {
    return decide(
        access, call, request.ingress().encrypted(), request.headers().first("User-Agent"));
  }

  Decision decide(Access access, Call call, boolean encrypted, Optional<String> userAgent) {
    var question =
        AuthorizationRequest.of(
            access.principal().orElse(call.caller().principal()),
            access.action(),
            access.resource(),
            access.resourceAccount(),
            context(access, call, encrypted, userAgent));
    return Authorizer.decide(
        access.crossAccount() ? question : question.withinAccountOnly(), policies(access, call));
  }

  private Policies policies(Access access, Call call) {
    var carried = call.caller().policies();
    var onResource = access.resourcePolicy();
    var onEndpoint = endpointId(call.arrival()).map(id -> endpointPolicies.of(id, call.world()));
    var aboveResource = ceilings.resourceControl(access.resourceAccount(), call.world());
    if (onResource.isEmpty() && onEndpoint.isEmpty() && aboveResource.isEmpty()) {
      return carried;
    }
    return new Policies(
        carried.identity(),
        carried.boundary(),
        carried.session(),
        list(onResource),
        carried.serviceControl(),
        aboveResource,
        list(onEndpoint));
  }

  private static List<AttachedPolicy> list(Optional<AttachedPolicy> policy) {
    return policy.map(List::of).orElseGet(List::of);
  }

  private Context context(Access access, Call call, boolean encrypted, Optional<String> userAgent) {
    return Context.of(
        access.principal().<ContextSource>map(PrincipalKeys::of).orElse(call.caller().keys()),
        new RequestKeys(
            call.region(),
            call.now(),
            encrypted,
            access.resource().equals("*")
                ? Optional.empty()
                : Optional.of(access.resourceAccount()),
            userAgent),
        new NetworkKeys(
            call.arrival(),
            endpointOwner(call.arrival()).flatMap(owner -> ceilings.path(owner, call.world()))),
        new ResourceKeys(
            access.resource().equals("*")
                ? Optional.empty()
                : ceilings.path(access.resourceAccount(), call.world())),
        access.keys());
  }

  private static Optional<String> endpointOwner(Arrival arrival) {
    return switch (arrival) {
      case Arrival.Public _ -> Optional.empty();
      case Arrival.ThroughGatewayEndpoint through -> Optional.of(through.endpointOwner());
      case Arrival.ThroughInterfaceEndpoint through -> Optional.of(through.endpointOwner());
    };
  }

  private static Optional<String> endpointId(Arrival arrival) {
    return switch (arrival) {
      case Arrival.Public _ -> Optional.empty();
      case Arrival.ThroughGatewayEndpoint through -> Optional.of(through.endpointId());
      case Arrival.ThroughInterfaceEndpoint through -> Optional.of(through.endpointId());
    };
  }
}
