package dev.culvert.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The decision again, written slowly and apart from the product, straight from the reference
 * algorithm: denies in their order, then the filters, then the rules for one account and for two. A
 * verdict is a sentence: {@code allowed by identity}, {@code explicit IDENTITY 0.1}, where the
 * numbers are the places of policy and statement, or {@code implicit SESSION}.
 */
final class NaiveAuthorizer {
  private static final List<PolicyType> DENY_ORDER =
      List.of(
          PolicyType.IDENTITY,
          PolicyType.RESOURCE,
          PolicyType.TRUST,
          PolicyType.RESOURCE_CONTROL,
          PolicyType.SERVICE_CONTROL,
          PolicyType.BOUNDARY,
          PolicyType.SESSION,
          PolicyType.ENDPOINT);

  private final RandomCase asked;

  NaiveAuthorizer(RandomCase asked) {
    this.asked = asked;
  }

  String decide() {
    for (PolicyType type : DENY_ORDER) {
      Optional<String> deny = firstDeny(type);
      if (deny.isPresent()) {
        return deny.get();
      }
    }
    if (has(PolicyType.ENDPOINT) && !allows(PolicyType.ENDPOINT)) {
      return "implicit ENDPOINT";
    }
    if (!everyLevelAllows(PolicyType.RESOURCE_CONTROL)) {
      return "implicit RESOURCE_CONTROL";
    }
    if (!everyLevelAllows(PolicyType.SERVICE_CONTROL)) {
      return "implicit SERVICE_CONTROL";
    }
    PolicyType resource = has(PolicyType.TRUST) ? PolicyType.TRUST : PolicyType.RESOURCE;
    List<String> kinds = resourceAllowKinds(resource);
    String account = asked.principal().account().orElse("none");
    if (account.equals("none")) {
      return kinds.isEmpty() ? "implicit " + resource : "allowed by resource";
    }
    return account.equals(asked.resourceAccount())
        ? sameAccount(resource, kinds)
        : otherAccount(resource, kinds);
  }

  private String sameAccount(PolicyType resource, List<String> kinds) {
    if (resource == PolicyType.TRUST && kinds.isEmpty()) {
      return "implicit TRUST";
    }
    if (asked.principal() instanceof Principal.AccountRoot) {
      return "allowed by ownership";
    }
    if (kinds.contains("itself") || kinds.contains("star")) {
      return "allowed by resource";
    }
    if (!kinds.contains("role") && !allows(PolicyType.IDENTITY)) {
      return "implicit IDENTITY";
    }
    return limited(kinds.contains("role") ? "allowed by resource" : "allowed by identity");
  }

  private String otherAccount(PolicyType resource, List<String> kinds) {
    if (kinds.isEmpty() || !asked.crossAccount()) {
      return "implicit " + resource;
    }
    if (asked.principal() instanceof Principal.AccountRoot) {
      return "allowed by resource";
    }
    return allows(PolicyType.IDENTITY) ? limited("allowed by both") : "implicit IDENTITY";
  }

  private String limited(String otherwise) {
    if (has(PolicyType.BOUNDARY) && !allows(PolicyType.BOUNDARY)) {
      return "implicit BOUNDARY";
    }
    boolean mustHave = asked.principal() instanceof Principal.FederatedUser;
    return (has(PolicyType.SESSION) || mustHave) && !allows(PolicyType.SESSION)
        ? "implicit SESSION"
        : otherwise;
  }

  private List<List<RandomDocument>> levels(PolicyType type) {
    return asked.documents().getOrDefault(type, List.of());
  }

  private boolean has(PolicyType type) {
    return !levels(type).isEmpty();
  }

  private boolean allows(PolicyType type) {
    return levels(type).stream().anyMatch(this::levelAllows);
  }

  private boolean everyLevelAllows(PolicyType type) {
    return levels(type).stream().allMatch(this::levelAllows);
  }

  private boolean levelAllows(List<RandomDocument> level) {
    return level.stream()
        .anyMatch(document ->
            document.clauses().stream()
                .anyMatch(clause -> !clause.deny() && matches(document, clause)));
  }

  private Optional<String> firstDeny(PolicyType type) {
    for (List<RandomDocument> level : levels(type)) {
      for (RandomDocument document : level) {
        for (RandomDocument.Clause clause : document.clauses()) {
          if (clause.deny() && matches(document, clause)) {
            return Optional.of(
                "explicit %s %d.%d"
                    .formatted(type, level.indexOf(document), place(document, clause)));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static int place(RandomDocument document, RandomDocument.Clause clause) {
    return document.clauses().indexOf(clause);
  }

  private boolean matches(RandomDocument document, RandomDocument.Clause clause) {
    NaiveConditions conditions =
        new NaiveConditions(asked.context(), document.version().equals("2012-10-17"));
    return principalMatches(document, clause)
        && anyMatches(clause.actions(), this::actionMatches) != clause.notAction()
        && (clause.resources().isEmpty()
            || anyMatches(
                    clause.resources(),
                    pattern -> conditions.resourceMatches(pattern, asked.resource()))
                != clause.notResource())
        && clause.tests().stream()
            .allMatch(test -> conditions.holds(NaiveConditions.spared(document.kind(), test)));
  }

  private static boolean anyMatches(List<String> patterns, Predicate<String> matches) {
    return patterns.stream().anyMatch(matches);
  }

  private boolean actionMatches(String pattern) {
    return NaiveGlob.matches(
        WildcardStyle.TEXT,
        pattern.toLowerCase(Locale.ROOT),
        asked.action().toLowerCase(Locale.ROOT));
  }

  private boolean principalMatches(RandomDocument document, RandomDocument.Clause clause) {
    if (clause.principals().isEmpty()) {
      return true;
    }
    List<String> kinds = kinds(document.kind(), clause.principals());
    if (!clause.notPrincipal()) {
      return !kinds.isEmpty();
    }
    if (!clause.deny()) {
      return kinds.isEmpty();
    }
    List<String> parts =
        switch (asked.principal()) {
          case Principal.User _, Principal.FederatedUser _ -> List.of("account", "itself");
          case Principal.RoleSession _ -> List.of("account", "role", "itself");
          case Principal.AccountRoot _,
              Principal.Federated _,
              Principal.Service _,
              Principal.Anonymous _ ->
              kinds.isEmpty() ? List.of("named") : List.of();
        };
    return !kinds.contains("star") && !kinds.containsAll(parts);
  }

  /** In which ways the entries name the principal. */
  private List<String> kinds(PolicyKind kind, List<String> entries) {
    List<String> kinds = new ArrayList<>();
    for (String entry : entries) {
      String named = entry.substring(entry.indexOf(' ') + 1);
      if (named.equals("*")) {
        kinds.add("star");
      }
      boolean account = named.matches("\\d+") || named.endsWith(":root");
      switch (asked.principal()) {
        case Principal.AccountRoot root when account && named.contains(root.accountId()) ->
            kinds.add(kind == PolicyKind.ENDPOINT_GATEWAY ? "itself" : "account");
        case Principal.Member member
            when account
                && named.contains(member.accountId())
                && kind != PolicyKind.ENDPOINT_GATEWAY ->
            kinds.add("account");
        case Principal.User user when named.equals(user.arn()) || named.equals(user.userId()) ->
            kinds.add("itself");
        case Principal.RoleSession session
            when named.equals(session.roleArn()) || named.equals(session.roleId()) ->
            kinds.add("role");
        case Principal.RoleSession session when named.equals(session.arn()) -> kinds.add("itself");
        case Principal.FederatedUser user when named.equals(user.arn()) -> kinds.add("itself");
        case Principal.Service service when entry.equals("Service " + service.name()) ->
            kinds.add("itself");
        case Principal.Federated federated when entry.equals("Federated " + federated.provider()) ->
            kinds.add("itself");
        case Principal _ -> {}
      }
    }
    return kinds;
  }

  /** In which ways matching allow statements of the resource's policy name the principal. */
  private List<String> resourceAllowKinds(PolicyType type) {
    List<String> kinds = new ArrayList<>();
    for (List<RandomDocument> level : levels(type)) {
      for (RandomDocument document : level) {
        for (RandomDocument.Clause clause : document.clauses()) {
          if (!clause.deny() && matches(document, clause)) {
            kinds.addAll(
                clause.notPrincipal()
                    ? List.of("star")
                    : kinds(document.kind(), clause.principals()));
          }
        }
      }
    }
    return kinds;
  }

  /** The product's context for the same case. */
  static Context context(Map<String, Object> keys) {
    Context.Builder context = Context.builder();
    keys.forEach((key, value) -> {
      switch (value) {
        case List<?> several -> context.put(key, several.stream().map(Object::toString).toList());
        default -> context.put(key, value.toString());
      }
    });
    return context.build();
  }
}
