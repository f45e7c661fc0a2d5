package dev.culvert.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One statement of a document, compiled. */
public final class Statement {
  private final int index;
  private final StatementSource source;
  private final Effect effect;
  private final PrincipalElement principals;
  private final TextMatcher actions;
  private final TextMatcher resources;
  private final Condition[] conditions;

  Statement(
      int index,
      StatementSource source,
      PrincipalElement principals,
      TextMatcher actions,
      TextMatcher resources,
      List<Condition> conditions) {
    this.index = index;
    this.source = source;
    this.effect = source.denies() ? Effect.DENY : Effect.ALLOW;
    this.principals = principals;
    this.actions = actions;
    this.resources = resources;
    this.conditions = conditions.toArray(Condition[]::new);
  }

  /** Its place in the document, counted from 0. */
  public int index() {
    return index;
  }

  public Optional<String> sid() {
    return source.sid();
  }

  public Effect effect() {
    return effect;
  }

  /** Where it stands in the document's text. */
  public SourceRange range() {
    return source.range();
  }

  /**
   * Where AWS's simulator says it stands: its end is the same, but it starts where AWS's parser was
   * before it. That is behind the brace of a statement that stands alone, and in an array behind
   * the bracket or the statement before it.
   */
  public SourceRange simulatedRange() {
    return source.simulatedRange();
  }

  /** The actions it lists, as the document spells them; those of {@code NotAction} too. */
  public List<String> actions() {
    return source.actions().map(StatementSource.Texts::values).orElse(List.of());
  }

  /** The resources it lists; those of {@code NotResource} too. */
  public List<String> resources() {
    return source.resources().map(StatementSource.Texts::values).orElse(List.of());
  }

  /**
   * The context keys that its conditions and policy variables read, as the document spells them.
   */
  Stream<String> contextKeys() {
    return Stream.concat(resources.keys(), Arrays.stream(conditions).flatMap(Condition::keys));
  }

  /** Whether principal, action, resource and every condition match. */
  boolean matches(Question question) {
    return speaksOf(question.lowerCasedAction()) && matchesButForAction(question);
  }

  /** Whether the action matches; no variable can stand there. */
  boolean speaksOf(String lowerCasedAction) {
    return actions.matches(lowerCasedAction, Context.EMPTY);
  }

  boolean matchesButForAction(Question question) {
    return resources.matches(question.resource(), question.context())
        && principals.match(question.principal()) != PrincipalMatch.NONE
        && conditionsHold(question.context());
  }

  private boolean conditionsHold(Context context) {
    for (Condition condition : conditions) {
      if (!condition.holds(context)) {
        return false;
      }
    }
    return true;
  }

  /** How closely it names the principal; by everything if it has no such element. */
  PrincipalMatch match(Principal principal) {
    return principals.match(principal);
  }

  StatementSource source() {
    return source;
  }

  PrincipalElement principals() {
    return principals;
  }

  List<Condition> conditions() {
    return List.of(conditions);
  }

  Statement bind(Map<String, String> uniqueIdsByArn) {
    return new Statement(
        index, source, principals.bind(uniqueIdsByArn), actions, resources, conditions());
  }

  @Override
  public String toString() {
    return "statement " + index + sid().map(sid -> " `" + sid + "`").orElse("");
  }
}
