package dev.culvert.policy;

import java.util.List;
import java.util.Map;

/** A compiled {@code Principal} or {@code NotPrincipal} element. */
sealed interface PrincipalElement {
  PrincipalMatch match(Principal principal);

  List<PrincipalPattern> patterns();

  PrincipalElement bind(Map<String, String> uniqueIdsByArn);

  /** No element: identity policies apply to whoever has them. */
  record Absent() implements PrincipalElement {
    @Override
    public PrincipalMatch match(Principal principal) {
      return PrincipalMatch.EVERYONE;
    }

    @Override
    public List<PrincipalPattern> patterns() {
      return List.of();
    }

    @Override
    public PrincipalElement bind(Map<String, String> uniqueIdsByArn) {
      return this;
    }
  }

  record Named(List<PrincipalPattern> patterns) implements PrincipalElement {
    @Override
    public PrincipalMatch match(Principal principal) {
      return closest(patterns, principal);
    }

    @Override
    public PrincipalElement bind(Map<String, String> uniqueIdsByArn) {
      return new Named(bound(patterns, uniqueIdsByArn));
    }
  }

  /** An allow for all but these; naming any part of a principal is enough to leave it out. */
  record AllowedBut(List<PrincipalPattern> patterns) implements PrincipalElement {
    @Override
    public PrincipalMatch match(Principal principal) {
      return closest(patterns, principal) == PrincipalMatch.NONE
          ? PrincipalMatch.EVERYONE
          : PrincipalMatch.NONE;
    }

    @Override
    public PrincipalElement bind(Map<String, String> uniqueIdsByArn) {
      return new AllowedBut(bound(patterns, uniqueIdsByArn));
    }
  }

  /**
   * A denial for all but these. A principal is checked part by part, so it is left out only if its
   * account, its role and itself are all named.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html">IAM
   *     JSON policy elements: NotPrincipal</a>
   */
  record DeniedBut(List<PrincipalPattern> patterns) implements PrincipalElement {
    @Override
    public PrincipalMatch match(Principal principal) {
      boolean leftOut = names(PrincipalMatch.EVERYONE, principal) || namesWhole(principal);
      return leftOut ? PrincipalMatch.NONE : PrincipalMatch.EVERYONE;
    }

    private boolean namesWhole(Principal principal) {
      return switch (principal) {
        case Principal.User _, Principal.FederatedUser _ ->
            names(PrincipalMatch.ACCOUNT, principal) && names(PrincipalMatch.ITSELF, principal);
        case Principal.RoleSession _ ->
            names(PrincipalMatch.ACCOUNT, principal)
                && names(PrincipalMatch.ROLE, principal)
                && names(PrincipalMatch.ITSELF, principal);
        case Principal.AccountRoot _,
            Principal.Federated _,
            Principal.Service _,
            Principal.Anonymous _ ->
            closest(patterns, principal) != PrincipalMatch.NONE;
      };
    }

    private boolean names(PrincipalMatch part, Principal principal) {
      return patterns.stream().anyMatch(pattern -> pattern.match(principal) == part);
    }

    @Override
    public PrincipalElement bind(Map<String, String> uniqueIdsByArn) {
      return new DeniedBut(bound(patterns, uniqueIdsByArn));
    }
  }

  private static PrincipalMatch closest(List<PrincipalPattern> patterns, Principal principal) {
    PrincipalMatch closest = PrincipalMatch.NONE;
    for (PrincipalPattern pattern : patterns) {
      closest = closest.or(pattern.match(principal));
    }
    return closest;
  }

  private static List<PrincipalPattern> bound(
      List<PrincipalPattern> patterns, Map<String, String> uniqueIdsByArn) {
    return patterns.stream().map(pattern -> pattern.bind(uniqueIdsByArn)).toList();
  }
}
