package dev.culvert.services.journey;

import dev.culvert.policy.Decision;
import dev.culvert.policy.Evidence.Findings;
import dev.culvert.policy.Grant;
import dev.culvert.policy.MatchedStatement;
import dev.culvert.policy.PolicyType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A decision in words: a line for each type of policy that was asked, and one for the whole. */
final class PolicyWords {
  private PolicyWords() {}

  static List<Row.Words> of(Decision decision, Variables now) {
    var words = new ArrayList<Row.Words>();
    for (var findings : decision.evidence().findings()) {
      if (!findings.consulted().isEmpty()) {
        words.add(asked(decision, findings, now));
      }
    }
    words.add(decided(decision, now));
    return words;
  }

  private static Row.Words asked(Decision decision, Findings findings, Variables now) {
    var names =
        findings.consulted().stream()
            .map(policy -> policy.name())
            .collect(Collectors.joining(", "));
    var action = decision.request().action();
    var check = "%s: what does it say of %s?".formatted(names, action);
    if (!findings.denies().isEmpty()) {
      var deny = findings.denies().getFirst();
      return row(findings.type(), check, name(deny) + " denies it", now, false, deny);
    }
    if (!findings.allows().isEmpty()) {
      var allow = findings.allows().getFirst();
      return row(findings.type(), check, name(allow) + " allows it", now, true, allow);
    }
    return new Row.Words(
        title(findings.type()), check, "no statement matches", now, true, List.of());
  }

  private static Row.Words row(
      PolicyType type,
      String check,
      String result,
      Variables now,
      boolean passed,
      MatchedStatement statement) {
    return new Row.Words(title(type), check, result, now, passed, List.of(name(statement)));
  }

  private static Row.Words decided(Decision decision, Variables now) {
    var request = decision.request();
    var check = "may the caller do %s on %s?".formatted(request.action(), request.resource());
    return switch (decision) {
      case Decision.Allowed allowed ->
          new Row.Words("Decide", check, "allowed: " + why(allowed.grant()), now, true, List.of());
      case Decision.ExplicitlyDenied denied ->
          new Row.Words(
              "Decide",
              check,
              "denied " + denied.reason().orElse("") + " (" + name(denied.statement()) + ")",
              now.refused(),
              false,
              List.of(name(denied.statement())));
      case Decision.ImplicitlyDenied denied ->
          new Row.Words(
              "Decide",
              check,
              "denied " + denied.reason().orElse(""),
              now.refused(),
              false,
              denied.lacking().stream().map(policy -> policy.name()).toList());
    };
  }

  private static String why(Grant grant) {
    return switch (grant) {
      case Grant.ByIdentity by -> name(by.statement());
      case Grant.ByResource by -> name(by.statement());
      case Grant.ByBoth by -> name(by.identity()) + " and " + name(by.resource());
      case Grant.ByOwnership by -> "root user of account " + by.account();
      case Grant.NotNeeded not -> not.why();
    };
  }

  private static String title(PolicyType type) {
    return "Ask the " + type.noun();
  }

  /** The statement by its Sid, or else by its place, and the policy that holds it. */
  private static String name(MatchedStatement matched) {
    var statement = matched.statement();
    return "statement %s of %s"
        .formatted(
            statement.sid().orElseGet(() -> Integer.toString(statement.index() + 1)),
            matched.policy().name());
  }
}
