package dev.culvert.services.own;

import dev.culvert.policy.AttachedPolicy;
import dev.culvert.policy.Context;
import dev.culvert.policy.ContextValue;
import dev.culvert.policy.Decision;
import dev.culvert.policy.Evidence.Findings;
import dev.culvert.policy.Grant;
import dev.culvert.policy.MatchedStatement;
import dev.culvert.services.control.Json;
import dev.culvert.services.journey.Event;
import dev.culvert.services.journey.Journey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the policies were asked about a journey, which documents answered, and with what. */
final class DecisionJson {
  private DecisionJson() {}

  static String of(Journey journey) {
    var decisions = new ArrayList<Map<String, Object>>();
    for (var event : journey.events()) {
      if (event instanceof Event.Judged judged) {
        decisions.add(map(judged.decision()));
      }
    }
    return Json.text(Map.of("id", journey.id(), "decisions", decisions));
  }

  private static Map<String, Object> map(Decision decision) {
    var request = decision.request();
    var map = new LinkedHashMap<String, Object>();
    map.put("principal", request.principal().toString());
    map.put("action", request.action());
    map.put("resource", request.resource());
    map.put("resourceAccount", request.resourceAccount());
    switch (decision) {
      case Decision.Allowed allowed -> {
        map.put("decision", "allowed");
        map.put("grant", grant(allowed.grant()));
      }
      case Decision.ExplicitlyDenied denied -> {
        map.put("decision", "explicitlyDenied");
        map.put("type", denied.type().noun());
        map.put("message", denied.message());
      }
      case Decision.ImplicitlyDenied denied -> {
        map.put("decision", "implicitlyDenied");
        map.put("type", denied.type().noun());
        map.put("message", denied.message());
        map.put("lacking", denied.lacking().stream().map(AttachedPolicy::name).toList());
      }
    }
    map.put("findings", decision.evidence().findings().stream().map(DecisionJson::map).toList());
    map.put("context", context(request.context()));
    return map;
  }

  private static Map<String, Object> map(Findings findings) {
    var map = new LinkedHashMap<String, Object>();
    map.put("type", findings.type().noun());
    map.put("level", findings.level());
    map.put("policies", findings.consulted().stream().map(DecisionJson::policy).toList());
    map.put("denies", statements(findings.denies()));
    map.put("allows", statements(findings.allows()));
    return map;
  }

  private static Map<String, Object> policy(AttachedPolicy policy) {
    var map = new LinkedHashMap<String, Object>();
    map.put("name", policy.name());
    map.put("arn", policy.arn());
    map.put("text", policy.document().text());
    return map;
  }

  private static List<Map<String, Object>> statements(List<MatchedStatement> matched) {
    return matched.stream().map(DecisionJson::statement).toList();
  }

  private static Map<String, Object> statement(MatchedStatement matched) {
    var map = new LinkedHashMap<String, Object>();
    map.put("policy", matched.policy().name());
    map.put("index", matched.statement().index());
    map.put("sid", matched.statement().sid());
    map.put("range", matched.statement().range());
    return map;
  }

  private static String grant(Grant grant) {
    return switch (grant) {
      case Grant.ByIdentity by -> "by the identity-based policy " + name(by.statement());
      case Grant.ByResource by -> "by the resource-based policy " + name(by.statement());
      case Grant.ByBoth by ->
          "by both sides: %s and %s".formatted(name(by.identity()), name(by.resource()));
      case Grant.ByOwnership by -> "as the root user of account " + by.account();
      case Grant.NotNeeded not -> not.why();
    };
  }

  private static String name(MatchedStatement matched) {
    return matched.policy().name();
  }

  private static Map<String, String> context(Context context) {
    var texts = new TreeMap<String, String>();
    for (var key : context.keys()) {
      var value = context.value(key);
      if (value != null) {
        texts.put(key, text(value));
      }
    }
    return texts;
  }

  private static String text(ContextValue value) {
    return switch (value) {
      case ContextValue.Single single -> single.text();
      case ContextValue.Several several ->
          several.values().stream().map(ContextValue.Single::text).toList().toString();
    };
  }
}
