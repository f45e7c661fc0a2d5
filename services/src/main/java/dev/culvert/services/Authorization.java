package dev.culvert.services;

import dev.culvert.network.walk.Arrival;
import dev.culvert.policy.AttachedPolicy;
import dev.culvert.policy.AuthorizationRequest;
import dev.culvert.policy.Authorizer;
import dev.culvert.policy.Context;
import dev.culvert.policy.Decision;
import dev.culvert.policy.NetworkKeys;
import dev.culvert.policy.Policies;
import dev.culvert.policy.RequestKeys;
import dev.culvert.wire.http.HttpRequest;
import java.util.List;
import java.util.Optional;

/** Asks the policies about one access: collects which apply, and what they may look at. */
final class Authorization {
  private final EndpointPolicies endpointPolicies;

  Authorization(EndpointPolicies endpointPolicies) {
    this.endpointPolicies = endpointPolicies;
  }

  Decision decide(Access access, Call call, HttpRequest request) {
    return decide(
        access, call, request.ingress().encrypted(), request.headers().first("User-Agent"));
  }

  Decision decide(Access access, Call call, boolean encrypted, Optional<String> userAgent) {
    var question =
        AuthorizationRequest.of(
            call.caller().principal(),
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
    if (onResource.isEmpty() && onEndpoint.isEmpty()) {
      return carried;
    }
    return new Policies(
        carried.identity(),
        carried.boundary(),
        carried.session(),
        list(onResource),
        carried.serviceControl(),
        carried.resourceControl(),
        list(onEndpoint));
  }

  private static List<AttachedPolicy> list(Optional<AttachedPolicy> policy) {
    return policy.map(List::of).orElseGet(List::of);
  }

  private static Context context(
      Access access, Call call, boolean encrypted, Optional<String> userAgent) {
    return Context.of(
        call.caller().keys(),
        new RequestKeys(
            call.region(),
            call.now(),
            encrypted,
            access.resource().equals("*")
                ? Optional.empty()
                : Optional.of(access.resourceAccount()),
            userAgent),
        NetworkKeys.of(call.arrival()),
        access.keys());
  }

  private static Optional<String> endpointId(Arrival arrival) {
    return switch (arrival) {
      case Arrival.Public _ -> Optional.empty();
      case Arrival.ThroughGatewayEndpoint through -> Optional.of(through.endpointId());
      case Arrival.ThroughInterfaceEndpoint through -> Optional.of(through.endpointId());
    };
  }
}
