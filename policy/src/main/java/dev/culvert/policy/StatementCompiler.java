package dev.culvert.policy;

import java.util.List;
import java.util.Optional;

/** Turns a statement that passed the rules of its kind into its matchers. */
final class StatementCompiler {
  private final PolicyKind kind;
  private final boolean variables;
  private final ConditionCompiler conditions;

  StatementCompiler(PolicyKind kind, DocumentSource document) {
    this.kind = kind;
    this.variables = document.knowsVariables();
    this.conditions = new ConditionCompiler(variables);
  }

  Statement compile(int index, StatementSource source) {
    return new Statement(
        index,
        source,
        principals(source),
        source.actions().map(this::actions).orElse(TextMatcher.ANYTHING),
        source.resources().map(this::resources).orElse(TextMatcher.ANYTHING),
        source.conditions().stream().map(this::condition).toList());
  }

  private TextMatcher actions(StatementSource.Texts texts) {
    return new TextMatcher(
        texts.values().stream().map(PatternCompiler::action).toList(), texts.negated());
  }

  private TextMatcher resources(StatementSource.Texts texts) {
    return new TextMatcher(texts.values().stream().map(this::resource).toList(), texts.negated());
  }

  private TextPattern resource(String text) {
    return kind.isEndpoint() && EndpointDefects.inResource(text).isPresent()
        ? new TextPattern.Nothing()
        : PatternCompiler.resource(text, variables);
  }

  private Condition condition(ConditionSource source) {
    return conditions.compile(kind.isEndpoint() ? EndpointDefects.withoutDefects(source) : source);
  }

  private PrincipalElement principals(StatementSource source) {
    Optional<StatementSource.Principals> element = source.principals();
    if (element.isEmpty()) {
      return new PrincipalElement.Absent();
    }
    List<PrincipalPattern> patterns =
        element.get().entries().stream()
            .map(entry -> PrincipalReader.read(entry, kind))
            .flatMap(Optional::stream)
            .toList();
    if (!element.get().negated()) {
      return new PrincipalElement.Named(patterns);
    }
    return source.denies()
        ? new PrincipalElement.DeniedBut(patterns)
        : new PrincipalElement.AllowedBut(patterns);
  }
}
