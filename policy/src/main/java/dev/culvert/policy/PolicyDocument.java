package dev.culvert.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A document that was checked for its kind and compiled once; immutable, and shared by every
 * request it applies to. It remembers its text to the byte.
 *
 * <p>A stored document compares unique ids where it names users and roles, so that a role made anew
 * under an old name gets nothing. Whoever stores one looks {@link #principalArns()} up, keeps the
 * ids beside the text, and uses {@link #bind} each time it is parsed again.
 */
public final class PolicyDocument {
  /**
   * What Organizations attaches everywhere: it allows everything, which no RCP of one's own may.
   */
  public static final PolicyDocument RCP_FULL_AWS_ACCESS =
      accepted(
          """
          {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*",\
          "Resource":"*"}]}\
          """,
          PolicyKind.RESOURCE_CONTROL);

  private final PolicyKind kind;
  private final String text;
  private final List<Statement> statements;
  private final ActionIndex byAction;

  private PolicyDocument(PolicyKind kind, String text, List<Statement> statements) {
    this.kind = kind;
    this.text = text;
    this.statements = List.copyOf(statements);
    this.byAction = new ActionIndex(this.statements);
  }

  /**
   * Checks and compiles a document.
   *
   * @throws PolicyRefusedException with AWS's code and words, when AWS would not store it as this
   *     kind
   */
  public static PolicyDocument parse(String json, PolicyKind kind) {
    try {
      SizeLimit.check(json, kind);
      DocumentSource source = DocumentReader.read(JsonReader.read(json));
      DocumentRules.check(source, kind);
      return compile(kind, json, source);
    } catch (FaultException e) {
      throw Refusals.refuse(kind, e.fault());
    }
  }

  /**
   * Compiles a text that was checked when it was stored, or that is AWS's own: managed policies of
   * AWS are larger and freer than anybody else's. Rules that became stricter since do not matter.
   *
   * @throws IllegalStateException if it is no policy at all, which means that the store is damaged
   */
  public static PolicyDocument accepted(String json, PolicyKind kind) {
    try {
      return compile(kind, json, DocumentReader.read(JsonReader.read(json)));
    } catch (FaultException e) {
      throw new IllegalStateException("a stored policy cannot be read: " + e.getMessage(), e);
    }
  }

  private static PolicyDocument compile(PolicyKind kind, String json, DocumentSource source) {
    StatementCompiler compiler = new StatementCompiler(kind, source);
    List<Statement> statements = new ArrayList<>();
    for (StatementSource statement : source.statements()) {
      statements.add(compiler.compile(statements.size(), statement));
    }
    return new PolicyDocument(kind, json, statements);
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

  /** The statements whose actions match, in their order; not to be changed. */
  Statement[] speakingOf(String lowerCasedAction) {
    return byAction.speakingOf(lowerCasedAction);
  }

  /**
   * The context keys that conditions and policy variables read, as the document spells them, in
   * alphabetical order and without regard to case: what GetContextKeysForCustomPolicy returns.
   */
  public Set<String> contextKeys() {
    Set<String> keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    statements.stream().flatMap(Statement::contextKeys).forEach(keys::add);
    return keys;
  }

  /** The ARNs of users and roles that the document names as principals. */
  public Set<String> principalArns() {
    Set<String> arns = new LinkedHashSet<>();
    statements.stream()
        .flatMap(statement -> statement.principals().patterns().stream())
        .map(PrincipalPattern::bindableArn)
        .flatMap(Optional::stream)
        .forEach(arns::add);
    return arns;
  }

  /**
   * The same document with users and roles compared by unique id ({@code AIDA…}, {@code AROA…}).
   * ARNs that are not in the map stay compared as ARNs.
   */
  public PolicyDocument bind(Map<String, String> uniqueIdsByArn) {
    return new PolicyDocument(
        kind, text, statements.stream().map(statement -> statement.bind(uniqueIdsByArn)).toList());
  }

  /** The refusal of a document of this kind that names a user or role which does not exist. */
  public PolicyRefusedException unknownPrincipal(String arn) {
    return Refusals.refuse(kind, new Fault.BadPrincipal("AWS", arn, statements.getFirst().range()));
  }

  /**
   * The text with the ids of users and roles that are gone in place of their ARNs, as AWS shows a
   * document with an orphaned grant.
   *
   * @param idsOfTheGone by the ARN that the document names
   */
  public String textWithOrphans(Map<String, String> idsOfTheGone) {
    StringBuilder shown = new StringBuilder(text);
    statements.reversed().stream()
        .flatMap(statement -> statement.source().principals().stream())
        .flatMap(principals -> principals.entries().reversed().stream())
        .filter(entry -> idsOfTheGone.containsKey(entry.value()))
        .forEach(entry ->
            shown.replace(
                entry.offset() + 1,
                text.indexOf('"', entry.offset() + 1),
                idsOfTheGone.get(entry.value())));
    return shown.toString();
  }

  /** What AWS stores in endpoint policies but never matches; empty for other kinds. */
  public List<Defect> defects() {
    return kind.isEndpoint()
        ? statements.stream()
            .flatMap(statement -> EndpointDefects.of(statement.source()).stream())
            .toList()
        : List.of();
  }
}
