package dev.culvert.policy;

import java.util.List;

/**
 * What every policy said, sorted before anything was decided: the reasons of a {@link Decision}.
 * Types without a policy have no findings.
 *
 * @param findings in the order in which denials are reported
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
      List<MatchedStatement> allows) {}
}
