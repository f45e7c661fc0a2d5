package dev.culvert.services.own;

import dev.culvert.network.walk.Arrival;
import dev.culvert.policy.AttachedPolicy;
import dev.culvert.policy.AuthorizationRequest;
import dev.culvert.policy.Authorizer;
import dev.culvert.policy.Context;
import dev.culvert.policy.Decision;
import dev.culvert.policy.NetworkKeys;
import dev.culvert.policy.OrganizationLevel;
import dev.culvert.policy.Policies;
import dev.culvert.services.EndpointPolicies;
import dev.culvert.services.control.World;
import dev.culvert.services.journey.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What happened to a request at the service, decided anew for another arrival: the same caller,
 * actions and policies, but the network's condition keys and the endpoint's policy of the new way.
 */
record SecondThoughts(EndpointPolicies endpointPolicies, World world) {
  static final Outcome NOTHING = new Outcome(List.of(), 0);
  private static final int SERVED = 200;
  private static final int REFUSED = 400;

  /** The condition keys that {@link NetworkKeys} gives, in lower case. */
  private static final Set<String> OF_THE_NETWORK =
      Set.of(
          "aws:sourceip",
          "aws:vpcsourceip",
          "aws:sourcevpce",
          "aws:sourcevpc",
          "aws:vpceaccount",
          "aws:vpceorgid",
          "aws:vpceorgpaths");

  /**
   * @param status of the answer; 0 if nothing is known that could be decided
   */
  record Outcome(List<Event> events, int status) {}

  Outcome of(List<Event> events, Arrival arrival) {
    var changed = new ArrayList<Event>();
    var status = events.isEmpty() ? 0 : SERVED;
    for (var event : events) {
      switch (event) {
        case Event.Judged judged -> {
          var decision = again(judged.decision(), arrival);
          changed.add(new Event.Judged(decision));
          if (decision instanceof Decision.Denied) {
            return new Outcome(changed, REFUSED);
          }
        }
        case Event.Authenticated by -> changed.add(by);
        case Event.NotAuthenticated not -> {
          changed.add(not);
          status = REFUSED;
        }
        case Event.Served served -> changed.add(served);
        case Event.Refused refused -> {
          changed.add(refused);
          status = REFUSED;
        }
      }
    }
    return new Outcome(changed, status);
  }

  private Decision again(Decision decision, Arrival arrival) {
    var asked = decision.request();
    var context = Context.builder();
    for (var key : asked.context().keys()) {
      var value = asked.context().value(key);
      if (value != null && !OF_THE_NETWORK.contains(key.toLowerCase(Locale.ROOT))) {
        context.put(key, value);
      }
    }
    return Authorizer.decide(
        new AuthorizationRequest(
            asked.principal(),
            asked.action(),
            asked.resource(),
            asked.resourceAccount(),
            asked.crossAccount(),
            context.with(NetworkKeys.of(arrival)).build()),
        policies(decision, arrival));
  }

  private Policies policies(Decision decision, Arrival arrival) {
    var policies = Policies.builder();
    for (var findings : decision.evidence().findings()) {
      var consulted = findings.consulted();
      switch (findings.type()) {
        case IDENTITY -> consulted.forEach(policies::identity);
        case BOUNDARY -> consulted.forEach(policies::boundary);
        case SESSION -> consulted.forEach(policies::session);
        case RESOURCE, TRUST -> consulted.forEach(policies::resource);
        case SERVICE_CONTROL ->
            policies.serviceControl(new OrganizationLevel(findings.level(), consulted));
        case RESOURCE_CONTROL ->
            policies.resourceControl(new OrganizationLevel(findings.level(), consulted));
        case ENDPOINT -> {
          // That of the way it came; the new way has its own.
        }
      }
    }
    ofEndpoint(arrival).ifPresent(policies::endpoint);
    return policies.build();
  }

  private Optional<AttachedPolicy> ofEndpoint(Arrival arrival) {
    return switch (arrival) {
      case Arrival.Public _ -> Optional.empty();
      case Arrival.ThroughGatewayEndpoint through ->
          Optional.of(endpointPolicies.of(through.endpointId(), world));
      case Arrival.ThroughInterfaceEndpoint through ->
          Optional.of(endpointPolicies.of(through.endpointId(), world));
    };
  }
}
