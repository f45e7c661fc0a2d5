package dev.culvert.policy;

import java.util.List;
import java.util.Optional;

/**
 * A statement as a document says it.
 *
 * @param effect in whatever case
 * @param simulatedRange see {@link Statement#simulatedRange()}
 */
record StatementSource(
    Optional<String> sid,
    String effect,
    Optional<Principals> principals,
    Optional<Texts> actions,
    Optional<Texts> resources,
    List<ConditionSource> conditions,
    SourceRange range,
    SourceRange simulatedRange) {

  /** {@code Action} or {@code NotAction}, {@code Resource} or {@code NotResource}. */
  record Texts(boolean negated, List<String> values) {}

  /** {@code Principal} or {@code NotPrincipal}. */
  record Principals(boolean negated, List<Entry> entries, SourceRange range) {
    String field() {
      return negated ? "NotPrincipal" : "Principal";
    }
  }

  /**
   * One principal.
   *
   * @param type {@code AWS}, {@code Service}, {@code Federated} or {@code CanonicalUser}
   * @param offset the place of its opening quote in the document
   */
  record Entry(String type, String value, int offset, SourceRange range) {}

  boolean denies() {
    return effect.equals("Deny");
  }
}
