package dev.culvert.items.partiql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Reads the expressions of statements: operators by their precedence, paths, calls, literals. */
final class ExpressionParser {
  /** Deeper ones are not read, which keeps them from running out of stack. */
  private static final int MAX_DEPTH = 200;

  /** Keywords that are also functions. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          "exists",
          "count",
          "avg",
          "max",
          "min",
          "sum",
          "substring",
          "char_length",
          "character_length",
          "octet_length",
          "bit_length",
          "upper",
          "lower",
          "size",
          "trim",
          "extract",
          "sexp",
          "list",
          "bag");

  private static final Set<String> AGGREGATES = Set.of("count", "avg", "max", "min", "sum");

  private static final Set<String> TYPES =
      Set.of(
          "missing",
          "null",
          "boolean",
          "smallint",
          "integer4",
          "integer8",
          "integer",
          "float",
          "real",
          "double_precision",
          "decimal",
          "numeric",
          "timestamp",
          "character",
          "character_varying",
          "string",
          "symbol",
          "clob",
          "blob",
          "struct",
          "tuple",
          "list",
          "sexp",
          "bag",
          "any");

  private static final Map<String, String> TYPE_ALIASES =
      Map.of(
          "varchar", "character_varying",
          "char", "character",
          "dec", "decimal",
          "int", "integer",
          "int2", "smallint",
          "integer2", "smallint",
          "int4", "integer4",
          "int8", "integer8",
          "bigint", "integer8",
          "bool", "boolean");

  private final Tokens tokens;
  private final Supplier<Node> statement;
  private int depth;

  /**
   * The parser of what is in parentheses, too.
   *
   * @param statement reads what begins with the keyword of a statement
   */
  ExpressionParser(Tokens tokens, Supplier<Node> statement) {
    this.tokens = tokens;
    this.statement = statement;
  }

  Node read() {
    return read(0);
  }

  private Node read(int precedence) {
    if (++depth > MAX_DEPTH) {
      throw Refusals.unreadable();
    }
    Node left = unary();
    while (precedence < Precedence.of(tokens.head())) {
      left = infix(left, tokens.take());
    }
    depth--;
    return left;
  }

  private Node infix(Node left, Token operator) {
    return switch (operator.text()) {
      case "is", "is_not" -> new Node.TypeTest(operator, left, type());
      case "between", "not_between" -> between(left, operator);
      case "in", "not_in" -> new Node.Operation(operator, List.of(left, choices(operator)));
      case "and", "or" -> connected(left, operator);
      default -> new Node.Operation(operator, List.of(left, right(operator)));
    };
  }

  private Node right(Token operator) {
    if (tokens.head().is(TokenKind.EOF)) {
      throw Refusals.notWellFormed("Missing right-hand side expression of infix operator");
    }
    return read(Precedence.of(operator));
  }

  /** A chain of ANDs or ORs is one operation, so that it is not deep. */
  private Node connected(Node left, Token operator) {
    List<Node> operands = new ArrayList<>(List.of(left, right(operator)));
    while (tokens.head().isOperator(operator.text())) {
      operands.add(right(tokens.take()));
    }
    return new Node.Operation(operator, operands);
  }

  private Node between(Node left, Token operator) {
    Node low = right(operator);
    if (!tokens.head().isOperator("and")) {
      throw Refusals.notWellFormed("Expected AND keyword");
    }
    tokens.take();
    if (tokens.onlyEnd()) {
      throw Refusals.notWellFormed("Expected expression after AND");
    }
    return new Node.Operation(operator, List.of(left, low, read(Precedence.of(operator))));
  }

  /** Parentheses behind IN are a list, however many are in it. */
  private Node choices(Token operator) {
    Token open = tokens.head();
    boolean query = tokens.second().isKeyword("select") || tokens.second().isKeyword("values");
    if (!open.is(TokenKind.LEFT_PAREN) || query) {
      return right(operator);
    }
    tokens.take();
    return new Node.Sequence(open, elements(TokenKind.RIGHT_PAREN));
  }

  private String type() {
    Token name = tokens.head();
    String type = TYPE_ALIASES.getOrDefault(name.text(), name.text());
    boolean word =
        name.is(TokenKind.KEYWORD) || name.is(TokenKind.NULL) || name.is(TokenKind.MISSING);
    if (!word || !TYPES.contains(type)) {
      throw Refusals.notWellFormed("Expected type name");
    }
    tokens.take();
    if (tokens.takeIf(TokenKind.LEFT_PAREN)) {
      elements(TokenKind.RIGHT_PAREN);
    }
    return type;
  }

  private Node unary() {
    Token operator = tokens.head();
    if (operator.isOperator("not")) {
      tokens.take();
      return new Node.Operation(operator, List.of(read(Precedence.NOT)));
    }
    if (!operator.isOperator("-") && !operator.isOperator("+")) {
      return path();
    }
    tokens.take();
    if (++depth > MAX_DEPTH) {
      throw Refusals.unreadable();
    }
    Node operand = unary();
    depth--;
    if (operand instanceof Node.Numeral number) {
      BigDecimal value = number.value();
      return new Node.Numeral(number.token(), operator.isOperator("-") ? value.negate() : value);
    }
    return new Node.Operation(operator, List.of(operand));
  }

  private Node path() {
    return steps(term(), false);
  }

  /** A path that begins with an identifier. */
  Node simplePath() {
    if (!tokens.head().kind().isIdentifier()) {
      throw Refusals.notWellFormed("Expected identifier for simple path");
    }
    return steps(new Node.Name(tokens.take()), true);
  }

  private Node steps(Node root, boolean simple) {
    List<Node.Step> steps = new ArrayList<>();
    while (true) {
      Token token = tokens.head();
      if (tokens.takeIf(TokenKind.DOT)) {
        steps.add(name(simple));
      } else if (tokens.takeIf(TokenKind.LEFT_BRACKET)) {
        steps.add(index(token, simple));
      } else {
        break;
      }
    }
    return steps.isEmpty() ? root : new Node.Path(root.token(), root, steps);
  }

  private Node.Step name(boolean simple) {
    Token name = tokens.head();
    if (name.is(TokenKind.STAR)) {
      if (simple) {
        throw Refusals.notWellFormed("Invalid path dot component for simple path");
      }
      return new Node.Step(tokens.take(), null, null);
    }
    if (!name.kind().isIdentifier()) {
      throw Refusals.notWellFormed("Invalid path dot component");
    }
    return new Node.Step(tokens.take(), name.text(), null);
  }

  private Node.Step index(Token bracket, boolean simple) {
    if (tokens.head().is(TokenKind.STAR)) {
      Token star = tokens.take();
      tokens.expect(TokenKind.RIGHT_BRACKET);
      return new Node.Step(star, null, null);
    }
    Node index = read();
    tokens.expect(TokenKind.RIGHT_BRACKET);
    boolean plain = index instanceof Node.Numeral || index instanceof Node.Literal;
    if (simple && !plain && !(index instanceof Node.Name)) {
      throw Refusals.notWellFormed("Invalid path component for simple path");
    }
    return new Node.Step(bracket, null, index);
  }

  private Node term() {
    Token head = tokens.head();
    return switch (head.kind()) {
      case KEYWORD -> keyword(head);
      case IDENTIFIER, QUOTED_IDENTIFIER ->
          tokens.second().is(TokenKind.LEFT_PAREN) ? call() : new Node.Name(tokens.take());
      case STRING, BOOLEAN, NULL, MISSING -> new Node.Literal(tokens.take());
      case NUMBER -> new Node.Numeral(tokens.take(), new BigDecimal(head.text()));
      case PARAMETER -> new Node.Parameter(tokens.take(), tokens.parameter());
      case LEFT_PAREN -> group();
      case LEFT_BRACKET -> sequence(TokenKind.RIGHT_BRACKET);
      case LEFT_DOUBLE_ANGLE_BRACKET -> sequence(TokenKind.RIGHT_DOUBLE_ANGLE_BRACKET);
      case LEFT_CURLY -> struct();
      case OPERATOR -> throw Refusals.notWellFormed("Unexpected operator");
      case AS, AT, BY, RIGHT_PAREN, RIGHT_BRACKET, RIGHT_CURLY -> throw Tokens.unexpectedTerm();
      case RIGHT_DOUBLE_ANGLE_BRACKET, COLON, COMMA, DOT, STAR, SEMICOLON, EOF ->
          throw Tokens.unexpectedTerm();
    };
  }

  private Node keyword(Token keyword) {
    if (!FUNCTIONS.contains(keyword.text())) {
      return statement.get();
    }
    if (!tokens.second().is(TokenKind.LEFT_PAREN)) {
      throw Refusals.notWellFormed("Unexpected keyword");
    }
    return call();
  }

  private Node call() {
    Token name = tokens.take();
    tokens.take();
    if (name.is(TokenKind.KEYWORD) && AGGREGATES.contains(name.text())) {
      return aggregate(name);
    }
    if (tokens.head().is(TokenKind.STAR)) {
      throw Refusals.notWellFormed(name.text() + "(*) is not allowed");
    }
    return new Node.Call(name, elementsOrNone(TokenKind.RIGHT_PAREN));
  }

  private Node aggregate(Token name) {
    boolean quantified = tokens.takeIfKeyword("distinct") || tokens.takeIfKeyword("all");
    boolean star = tokens.head().is(TokenKind.STAR);
    if (star && (quantified || !name.text().equals("count"))) {
      throw Refusals.notWellFormed(name.text() + "(*) is not allowed");
    }
    if (tokens.takeIf(TokenKind.STAR)) {
      tokens.expect(TokenKind.RIGHT_PAREN);
    } else if (elementsOrNone(TokenKind.RIGHT_PAREN).size() != 1) {
      throw Refusals.notWellFormed("Aggregate functions are always unary");
    }
    return new Node.Other(name, "CallAgg");
  }

  /** Something in parentheses, or a list if commas are in them. */
  private Node group() {
    Token open = tokens.take();
    List<Node> elements = elements(TokenKind.RIGHT_PAREN);
    return elements.size() == 1 ? elements.getFirst() : new Node.Sequence(open, elements);
  }

  private Node sequence(TokenKind close) {
    return new Node.Sequence(tokens.take(), elementsOrNone(close));
  }

  private List<Node> elementsOrNone(TokenKind close) {
    return tokens.takeIf(close) ? List.of() : elements(close);
  }

  private List<Node> elements(TokenKind close) {
    List<Node> elements = tokens.commaSeparated(this::read);
    tokens.expect(close);
    return elements;
  }

  private Node struct() {
    Token open = tokens.take();
    if (tokens.takeIf(TokenKind.RIGHT_CURLY)) {
      return new Node.Struct(open, List.of());
    }
    List<Node.Member> members =
        tokens.commaSeparated(() -> {
          Node name = read();
          tokens.expect(TokenKind.COLON);
          return new Node.Member(name, read());
        });
    tokens.expect(TokenKind.RIGHT_CURLY);
    return new Node.Struct(open, members);
  }
}
