package dev.culvert.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A decision as SimulatePrincipalPolicy and SimulateCustomPolicy tell it.
 *
 * @param matched the statements that determine the outcome: all that deny if one does, all that
 *     allow if it is allowed, none otherwise
 * @param missingContextValues the keys that the policies read and the request does not have
 * @param allowedByBoundary empty if there is no boundary
 * @param allowedByOrganizations empty if there are no service control policies
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html">IAM:
 *     EvaluationResult</a>
 */
public record Simulation(
    Outcome outcome,
    List<MatchedStatement> matched,
    List<String> missingContextValues,
    Optional<Boolean> allowedByBoundary,
    Optional<Boolean> allowedByOrganizations) {

  public Simulation {
    matched = List.copyOf(matched);
    missingContextValues = List.copyOf(missingContextValues);
  }

  /** {@code EvalDecision}. */
  public enum Outcome {
    ALLOWED("allowed"),
    EXPLICIT_DENY("explicitDeny"),
    IMPLICIT_DENY("implicitDeny");

    private final String text;

    Outcome(String text) {
      this.text = text;
    }

    /** As the API spells it. */
    public String text() {
      return text;
    }
  }

  /** Decides the request and tells it as a simulation. */
  public static Simulation of(AuthorizationRequest request, Policies policies) {
    return of(Authorizer.decide(request, policies));
  }

  static Simulation of(Decision decision) {
    List<Evidence.Findings> findings = decision.evidence().findings();
    return new Simulation(
        switch (decision) {
          case Decision.Allowed _ -> Outcome.ALLOWED;
          case Decision.ExplicitlyDenied _ -> Outcome.EXPLICIT_DENY;
          case Decision.ImplicitlyDenied _ -> Outcome.IMPLICIT_DENY;
        },
        switch (decision) {
          case Decision.Allowed _ ->
              findings.stream().flatMap(found -> found.allows().stream()).toList();
          case Decision.ExplicitlyDenied _ ->
              findings.stream().flatMap(found -> found.denies().stream()).toList();
          case Decision.ImplicitlyDenied _ -> List.of();
        },
        missing(findings, decision.request().context()),
        allowedBy(PolicyType.BOUNDARY, findings),
        allowedBy(PolicyType.SERVICE_CONTROL, findings));
  }

  private static List<String> missing(List<Evidence.Findings> findings, Context context) {
    TreeSet<String> keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (Evidence.Findings found : findings) {
      for (AttachedPolicy policy : found.consulted()) {
        keys.addAll(policy.document().contextKeys());
      }
    }
    keys.removeIf(key -> context.lowerCased(key.toLowerCase(Locale.ROOT)) != null);
    return List.copyOf(keys);
  }

  private static Optional<Boolean> allowedBy(PolicyType type, List<Evidence.Findings> findings) {
    List<Evidence.Findings> ofType =
        findings.stream().filter(found -> found.type() == type).toList();
    return ofType.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ofType.stream()
                .allMatch(found -> found.denies().isEmpty() && !found.allows().isEmpty()));
  }
}
