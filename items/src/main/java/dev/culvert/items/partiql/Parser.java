package dev.culvert.items.partiql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads statements, in the order in which PartiQL's own parser does, because it shows in errors.
 */
final class Parser {
  private static final Set<String> ACTIONS = Set.of("insert_into", "set", "remove");
  private static final Set<String> JOINS =
      Set.of(
          "join", "cross_join", "inner_join", "left_join", "right_join", "outer_join", "full_join");
  private static final Set<String> RETURNING =
      Set.of("all_old", "all_new", "modified_old", "modified_new");

  private final Tokens tokens;
  private final ExpressionParser expressions;

  private Parser(Tokens tokens) {
    this.tokens = tokens;
    this.expressions = new ExpressionParser(tokens, this::keyword);
  }

  static Parsed read(String statement) {
    Tokens tokens = new Tokens(Lexer.read(statement));
    Node root = new Parser(tokens).expressions.read();
    if (!tokens.onlyEnd()) {
      boolean second = tokens.head().is(TokenKind.SEMICOLON);
      throw Refusals.notWellFormed(
          second
              ? "Unexpected token after semicolon. (Only one query is allowed.)"
              : "Unexpected token after expression");
    }
    return new Parsed(root, tokens.parameters());
  }

  /** A statement and how many parameters it has. */
  record Parsed(Node root, int parameters) {}

  /** What begins with a keyword that is no function. */
  private Node keyword() {
    Token keyword = tokens.head();
    if (ACTIONS.contains(keyword.text())) {
      return bareActions();
    }
    return switch (keyword.text()) {
      case "select" -> select();
      case "update" -> update();
      case "delete" -> delete();
      case "from" -> from();
      default -> throw Refusals.notWellFormed("Unexpected keyword");
    };
  }

  private Node select() {
    Token select = tokens.take();
    List<String> other = new ArrayList<>();
    if (tokens.takeIfKeyword("distinct")) {
      other.add("DISTINCT");
    } else {
      tokens.takeIfKeyword("all");
    }
    List<Node.Column> columns;
    if (tokens.takeIfKeyword("value")) {
      other.add("VALUE");
      Node value = expressions.read();
      columns = List.of(new Node.Column(value.token(), value, false));
    } else {
      columns = tokens.commaSeparated(this::column);
    }
    if (!tokens.takeIfKeyword("from")) {
      throw Refusals.notWellFormed("Expected FROM after SELECT list");
    }
    List<Node.Source> sources = sources();
    Node where = where();
    List<Node.Order> order = order();
    for (String clause : List.of("group", "having", "limit", "offset")) {
      otherClause(clause, other);
    }
    return new Node.Select(select, columns, sources, where, order, other);
  }

  private Node.Column column() {
    Token head = tokens.head();
    if (tokens.takeIf(TokenKind.STAR)) {
      return new Node.Column(head, null, false);
    }
    Node value = expressions.read();
    return new Node.Column(value.token(), value, alias());
  }

  private List<Node.Source> sources() {
    List<Node.Source> sources = new ArrayList<>();
    sources.add(new Node.Source(expressions.read(), alias(), false));
    while (tokens.head().is(TokenKind.COMMA)
        || (tokens.head().is(TokenKind.KEYWORD) && JOINS.contains(tokens.head().text()))) {
      Token join = tokens.take();
      Node place = expressions.read();
      boolean aliased = alias();
      if (join.is(TokenKind.KEYWORD) && !join.text().equals("cross_join")) {
        if (!tokens.takeIfKeyword("on")) {
          throw Refusals.notWellFormed("Expected 'ON'");
        }
        expressions.read();
      }
      sources.add(new Node.Source(place, aliased, true));
    }
    return sources;
  }

  private boolean alias() {
    boolean aliased = alias(TokenKind.AS);
    if (!aliased && tokens.head().kind().isIdentifier()) {
      tokens.take();
      aliased = true;
    }
    aliased |= alias(TokenKind.AT);
    aliased |= alias(TokenKind.BY);
    return aliased;
  }

  private boolean alias(TokenKind kind) {
    if (!tokens.takeIf(kind)) {
      return false;
    }
    if (!tokens.head().kind().isIdentifier()) {
      throw Refusals.notWellFormed("Expected identifier for " + kind + "-alias");
    }
    tokens.take();
    return true;
  }

  private @Nullable Node where() {
    return tokens.takeIfKeyword("where") ? expressions.read() : null;
  }

  private List<Node.Order> order() {
    if (!tokens.takeIfKeyword("order")) {
      return List.of();
    }
    tokens.expect(TokenKind.BY);
    return tokens.commaSeparated(() -> {
      Node column = expressions.read();
      boolean descending = tokens.takeIfKeyword("desc");
      if (!descending) {
        tokens.takeIfKeyword("asc");
      }
      return new Node.Order(column, descending);
    });
  }

  private void otherClause(String clause, List<String> other) {
    if (!tokens.takeIfKeyword(clause)) {
      return;
    }
    other.add(clause);
    if (clause.equals("group")) {
      tokens.expect(TokenKind.BY);
      tokens.commaSeparated(expressions::read);
    } else {
      expressions.read();
    }
  }

  private Node update() {
    Token update = tokens.take();
    Node.Source target = new Node.Source(expressions.simplePath(), alias(), false);
    List<Node.Action> actions = actions();
    Node where = where();
    return new Node.Change(update, target, actions, where, returning());
  }

  private Node delete() {
    Token delete = tokens.take();
    if (!tokens.takeIfKeyword("from")) {
      throw Refusals.notWellFormed("Expected FROM after DELETE");
    }
    Node.Source target = new Node.Source(expressions.simplePath(), alias(), false);
    List<Node.Action> actions = List.of(new Node.Action.Delete(delete));
    Node where = where();
    return new Node.Change(delete, target, actions, where, returning());
  }

  /** The form of an update that names the table first. */
  private Node from() {
    Token from = tokens.take();
    List<Node.Source> sources = sources();
    Node where = where();
    List<Node.Action> actions = actions();
    Node.Source target = sources.getFirst();
    if (sources.size() > 1) {
      target = new Node.Source(target.place(), target.aliased(), true);
    }
    return new Node.Change(from, target, actions, where, returning());
  }

  /** INSERT, and actions that no table is named for. */
  private Node bareActions() {
    Token first = tokens.head();
    if (!first.isKeyword("insert_into")) {
      Node nowhere = new Node.Other(first, "nowhere");
      return new Node.Change(
          first, new Node.Source(nowhere, false, false), actions(), null, returning());
    }
    tokens.take();
    Node.Source target = new Node.Source(expressions.simplePath(), false, false);
    Node.Action insert = insert(first);
    return new Node.Change(first, target, List.of(insert), null, returning());
  }

  private Node.Action insert(Token insert) {
    if (!tokens.takeIfKeyword("value")) {
      return new Node.Action.Insert(insert, expressions.read(), false, false);
    }
    Node value = expressions.read();
    boolean more = false;
    if (tokens.takeIf(TokenKind.AT)) {
      expressions.read();
      more = true;
    }
    if (tokens.takeIfKeyword("on_conflict")) {
      more = true;
      tokens.takeIfKeyword("where");
      expressions.read();
      tokens.takeIfKeyword("do_nothing");
    }
    return new Node.Action.Insert(insert, value, true, more);
  }

  private List<Node.Action> actions() {
    List<Node.Action> actions = new ArrayList<>();
    while (tokens.head().is(TokenKind.KEYWORD) && ACTIONS.contains(tokens.head().text())) {
      Token action = tokens.take();
      switch (action.text()) {
        case "set" -> actions.addAll(tokens.commaSeparated(() -> assignment(action)));
        case "remove" -> actions.add(new Node.Action.Remove(action, expressions.simplePath()));
        default -> {
          expressions.simplePath();
          actions.add(insert(action));
        }
      }
    }
    if (actions.isEmpty()) {
      throw Refusals.notWellFormed("Expected data manipulation");
    }
    return actions;
  }

  private Node.Action assignment(Token set) {
    Node path = expressions.simplePath();
    if (!tokens.head().isOperator("=")) {
      throw Refusals.notWellFormed("Expected '='");
    }
    tokens.take();
    return new Node.Action.Set(set, path, expressions.read());
  }

  private List<Node.Returning> returning() {
    if (!tokens.takeIfKeyword("returning")) {
      return List.of();
    }
    return tokens.commaSeparated(() -> {
      Token kind = tokens.head();
      if (!kind.is(TokenKind.KEYWORD) || !RETURNING.contains(kind.text())) {
        throw Refusals.notWellFormed(
            "Expected ( MODIFIED | ALL ) ( NEW | OLD ) in each returning element.");
      }
      tokens.take();
      return new Node.Returning(
          kind, tokens.takeIf(TokenKind.STAR) ? null : expressions.simplePath());
    });
  }
}
