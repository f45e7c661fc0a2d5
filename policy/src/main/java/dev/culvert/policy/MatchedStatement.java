package dev.culvert.policy;

/** A statement that a request met, and the policy it stands in. */
public record MatchedStatement(AttachedPolicy policy, Statement statement) {}
