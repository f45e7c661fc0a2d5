package dev.culvert.policy;

import java.util.List;

/**
 * One level on the way from the root of an organization to an account, with what is attached there.
 * Each level must allow a request on its own.
 *
 * @param target {@code r-…}, {@code ou-…} or an account id
 */
public record OrganizationLevel(String target, List<AttachedPolicy> policies) {
  public OrganizationLevel {
    policies = List.copyOf(policies);
  }
}
