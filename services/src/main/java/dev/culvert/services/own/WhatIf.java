package dev.culvert.services.own;

import dev.culvert.policy.AttachedPolicy;
import dev.culvert.policy.AuthorizationRequest;
import dev.culvert.policy.Authorizer;
import dev.culvert.policy.Decision;
import dev.culvert.policy.Evidence;
import dev.culvert.policy.OrganizationLevel;
import dev.culvert.policy.Policies;
import dev.culvert.policy.PolicyDocument;
import dev.culvert.policy.PolicyKind;
import dev.culvert.policy.PolicyRefusedException;
import dev.culvert.policy.PolicyType;
import dev.culvert.policy.Principal;
import dev.culvert.services.journey.Event;
import dev.culvert.services.journey.Journey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What would have happened to past requests under another policy: each is decided again by the same
 * evaluator, from the facts that decided it then, with one document replaced.
 */
final class WhatIf {
  private final Replaced replaced;
  private final String text;

  /** What the new document takes the place of. */
  private sealed interface Replaced {
    /** The policy of a VPC endpoint. */
    record Endpoint(String id) implements Replaced {}

    /** All that a role is permitted by its own policies. */
    record OfRole(String name) implements Replaced {}

    /** The policy on a table. */
    record Table(String name) implements Replaced {}
  }

  /** What was asked for, as the command sends it. */
  record Asked(String policy, String replace) {}

  /**
   * @throws IllegalArgumentException if the document may not be stored there
   */
  WhatIf(Asked asked) {
    this.replaced = replaced(asked.replace());
    this.text = asked.policy();
    try {
      switch (replaced) {
        case Replaced.Endpoint _ -> PolicyDocument.parse(text, PolicyKind.ENDPOINT_GATEWAY);
        case Replaced.OfRole _ -> PolicyDocument.parse(text, PolicyKind.INLINE);
        case Replaced.Table _ -> PolicyDocument.parse(text, PolicyKind.RESOURCE);
      }
    } catch (PolicyRefusedException refusal) {
      throw new IllegalArgumentException(
          "the document cannot be stored there: " + refusal.getMessage(), refusal);
    }
  }

  private static Replaced replaced(String name) {
    if (name.startsWith("vpce-")) {
      return new Replaced.Endpoint(name);
    }
    if (name.startsWith("role/")) {
      return new Replaced.OfRole(name.substring("role/".length()));
    }
    if (name.startsWith("table/")) {
      return new Replaced.Table(name.substring("table/".length()));
    }
    throw new IllegalArgumentException(
        "`" + name + "` is none of vpce-ID, role/NAME and table/NAME");
  }

  /** The requests whose answer would change, oldest first, and how many were looked at. */
  Map<String, Object> answer(List<Journey> journeys) {
    var changed = new ArrayList<Map<String, Object>>();
    var replayed = 0;
    for (var journey : journeys) {
      for (var event : journey.events()) {
        if (event instanceof Event.Judged(Decision before) && concerns(before.request())) {
          replayed++;
          var after = Authorizer.decide(before.request(), policies(before));
          if (isAllowed(before) != isAllowed(after)) {
            changed.add(change(journey, before, after));
          }
        }
      }
    }
    return Map.of("replayed", replayed, "changed", changed);
  }

  private boolean concerns(AuthorizationRequest request) {
    return switch (replaced) {
      case Replaced.Endpoint(String id) ->
          request.context().value("aws:SourceVpce") != null
              && String.valueOf(request.context().value("aws:SourceVpce")).contains(id);
      case Replaced.OfRole(String name) ->
          request.principal() instanceof Principal.RoleSession session
              && session.roleArn().endsWith("/" + name);
      case Replaced.Table(String name) -> {
        var resource = request.resource();
        yield resource.startsWith("arn:aws:dynamodb:")
            && (resource.endsWith(":table/" + name) || resource.contains(":table/" + name + "/"));
      }
    };
  }

  private Policies policies(Decision before) {
    var identity = new ArrayList<AttachedPolicy>();
    var boundary = new ArrayList<AttachedPolicy>();
    var session = new ArrayList<AttachedPolicy>();
    var resource = new ArrayList<AttachedPolicy>();
    var endpoint = new ArrayList<AttachedPolicy>();
    var service = new ArrayList<OrganizationLevel>();
    var resourceControl = new ArrayList<OrganizationLevel>();
    for (Evidence.Findings found : before.evidence().findings()) {
      switch (found.type()) {
        case IDENTITY -> identity.addAll(found.consulted());
        case BOUNDARY -> boundary.addAll(found.consulted());
        case SESSION -> session.addAll(found.consulted());
        case RESOURCE, TRUST -> resource.addAll(found.consulted());
        case ENDPOINT -> endpoint.addAll(found.consulted());
        case SERVICE_CONTROL ->
            service.add(new OrganizationLevel(found.level(), found.consulted()));
        case RESOURCE_CONTROL ->
            resourceControl.add(new OrganizationLevel(found.level(), found.consulted()));
      }
    }
    switch (replaced) {
      case Replaced.Endpoint(String id) -> {
        var kind =
            endpoint.stream()
                .map(policy -> policy.document().kind())
                .findFirst()
                .orElse(PolicyKind.ENDPOINT_GATEWAY);
        only(endpoint, id, kind);
      }
      case Replaced.OfRole(String name) -> only(identity, name, PolicyKind.INLINE);
      case Replaced.Table(String name) -> only(resource, name, PolicyKind.RESOURCE);
    }
    return new Policies(identity, boundary, session, resource, service, resourceControl, endpoint);
  }

  private void only(List<AttachedPolicy> policies, String name, PolicyKind kind) {
    policies.clear();
    policies.add(
        AttachedPolicy.inline("the new policy of " + name, PolicyDocument.parse(text, kind)));
  }

  private static boolean isAllowed(Decision decision) {
    return switch (decision) {
      case Decision.Allowed _ -> true;
      case Decision.Denied _ -> false;
    };
  }

  private static Map<String, Object> change(Journey journey, Decision before, Decision after) {
    var request = before.request();
    var told = new LinkedHashMap<String, Object>();
    told.put("journey", journey.id());
    told.put("started", journey.started().toString());
    told.put("principal", request.principal().name());
    told.put("action", request.action());
    told.put("resource", request.resource());
    told.put("before", outcome(before));
    told.put("after", outcome(after));
    return told;
  }

  private static String outcome(Decision decision) {
    return switch (decision) {
      case Decision.Allowed _ -> "allowed";
      case Decision.Denied denied ->
          "denied " + denied.reason().orElse("by the " + PolicyType.RESOURCE.noun());
    };
  }
}
