package dev.culvert.policy;

/** What keeps a document from being stored; {@link Refusals} has the words for it. */
sealed interface Fault {
  record NotJson(int line, int column) implements Fault {}

  /** JSON, but not in the shape of a policy. */
  record BadShape(SourceRange at) implements Fault {}

  record TooLarge(int limit) implements Fault {}

  record OldVersion() implements Fault {}

  /** What IAM's older parser trips over: the case of an effect, a date, an ARN without service. */
  record FailsLegacyParsing(SourceRange at) implements Fault {}

  record SidTwice(String sid, SourceRange at) implements Fault {}

  record SidNotAlphanumeric(String sid, SourceRange at) implements Fault {}

  record NoActions(SourceRange at) implements Fault {}

  record NoResources(SourceRange at) implements Fault {}

  record ActionWithoutService(String action, SourceRange at) implements Fault {}

  record ActionOfManyColons(String action, SourceRange at) implements Fault {}

  record BadService(String service, SourceRange at) implements Fault {}

  record ResourceNotArn(String resource, SourceRange at) implements Fault {}

  record BadPartition(String partition, String resource, SourceRange at) implements Fault {}

  record ResourceWithoutService(String resource, SourceRange at) implements Fault {}

  record ResourceWithRegion(String service, String resource, SourceRange at) implements Fault {}

  record BadIamPath(String resource, SourceRange at) implements Fault {}

  record ProhibitedField(String field, SourceRange at) implements Fault {}

  record MissingField(String field, SourceRange at) implements Fault {}

  record NoPrincipals(SourceRange at) implements Fault {}

  record BadPrincipal(String type, String principal, SourceRange at) implements Fault {}

  /** A trust policy speaks of assuming the role and of nothing else. */
  record NotAnAssumeRoleAction(String action, SourceRange at) implements Fault {}

  /** A resource control policy can only deny everybody. */
  record NotADenyForEverybody(SourceRange at) implements Fault {}

  record OpenToEverybody(SourceRange at) implements Fault {}
}
