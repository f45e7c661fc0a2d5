package dev.culvert.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every policy said, sorted before anything was decided: the reasons of a {@link Decision}.
 * Types without a policy have no findings.
 *
 * @param findings in the order in which AWS reports explicit denials
 */
public record Evidence(List<Findings> findings) {
  public Evidence {
    findings = List.copyOf(findings);
  }

  /**
   * What the policies of one type said; organizations have one for each level.
   *
   * @param level the organization's level, otherwise empty
   * @param consulted all policies of the type
   * @param denies the matching statements with effect Deny, in the order of policies and statements
   * @param allows the matching statements with effect Allow
   */
  public record Findings(
      PolicyType type,
      String level,
      List<AttachedPolicy> consulted,
      List<MatchedStatement> denies,
      List<MatchedStatement> allows) {

    /** Asks every statement of these policies. */
    static Findings of(
        PolicyType type, String level, List<AttachedPolicy> policies, Question question) {
      List<MatchedStatement> denies = new ArrayList<>(0);
      List<MatchedStatement> allows = new ArrayList<>(0);
      for (AttachedPolicy policy : policies) {
        for (Statement statement : policy.document().speakingOf(question.lowerCasedAction())) {
          if (statement.matchesButForAction(question)) {
            switch (statement.effect()) {
              case DENY -> denies.add(new MatchedStatement(policy, statement));
              case ALLOW -> allows.add(new MatchedStatement(policy, statement));
            }
          }
        }
      }
      return new Findings(
          type,
          level,
          policies,
          Collections.unmodifiableList(denies),
          Collections.unmodifiableList(allows));
    }
  }

  /** What the policies of this type said; null if there are none, or they have levels. */
  @Nullable Findings find(PolicyType type) {
    for (Findings found : findings) {
      if (found.type() == type) {
        return found;
      }
    }
    return null;
  }

  /** Asks every statement of every policy. */
  static Evidence gather(Question question, Policies policies) {
    Gathering gathering = new Gathering(question);
    gathering.add(PolicyType.IDENTITY, policies.identity());
    gathering.add(resourceType(policies), policies.resource());
    gathering.addLevels(PolicyType.RESOURCE_CONTROL, policies.resourceControl());
    gathering.addLevels(PolicyType.SERVICE_CONTROL, policies.serviceControl());
    gathering.add(PolicyType.BOUNDARY, policies.boundary());
    gathering.add(PolicyType.SESSION, policies.session());
    gathering.add(PolicyType.ENDPOINT, policies.endpoint());
    return new Evidence(gathering.findings);
  }

  /** A role's own policy is its trust policy, which messages call by its name. */
  private static PolicyType resourceType(Policies policies) {
    return policies.resource().isEmpty()
        ? PolicyType.RESOURCE
        : policies.resource().getFirst().document().kind().type();
  }

  /** The findings as they come together. */
  private static final class Gathering {
    private final Question question;
    private final List<Findings> findings = new ArrayList<>();

    Gathering(Question question) {
      this.question = question;
    }

    void add(PolicyType type, List<AttachedPolicy> policies) {
      if (!policies.isEmpty()) {
        findings.add(Findings.of(type, "", policies, question));
      }
    }

    void addLevels(PolicyType type, List<OrganizationLevel> levels) {
      for (OrganizationLevel level : levels) {
        findings.add(Findings.of(type, level.target(), level.policies(), question));
      }
    }
  }
}
