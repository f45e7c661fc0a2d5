package dev.culvert.policy;

/** What made a request allowed. */
public sealed interface Grant {
  /** The principal's own policies. */
  record ByIdentity(MatchedStatement statement) implements Grant {}

  /** The resource's policy alone, in the principal's own account. */
  record ByResource(MatchedStatement statement) implements Grant {}

  /** Both sides, each in its own account. */
  record ByBoth(MatchedStatement identity, MatchedStatement resource) implements Grant {}

  /** The root user of the account that owns the resource needs no policy. */
  record ByOwnership(String account) implements Grant {}

  /** AWS asks no policy for this action. */
  record NotNeeded(String why) implements Grant {}
}
