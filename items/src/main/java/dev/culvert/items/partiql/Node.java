package dev.culvert.items.partiql;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a statement says; whether DynamoDB can do it is another question. */
sealed interface Node {

  /** The token that it begins with, or its operator. */
  Token token();

  /** A string, TRUE, FALSE, NULL or MISSING. */
  record Literal(Token token) implements Node {}

  /** A number with its sign. */
  record Numeral(Token token, BigDecimal value) implements Node {}

  /** A question mark; the first has the index 0. */
  record Parameter(Token token, int index) implements Node {}

  /** An identifier. */
  record Name(Token token) implements Node {}

  /** A way from something into it. */
  record Path(Token token, Node root, List<Step> steps) implements Node {}

  /** {@code .name}, {@code [index]}, or one of both with a star. */
  record Step(Token token, @Nullable String name, @Nullable Node index) {
    boolean isStar() {
      return name == null && index == null;
    }
  }

  /** A function with its arguments. */
  record Call(Token token, List<Node> arguments) implements Node {
    String function() {
      return token.text().toLowerCase(Locale.ROOT);
    }
  }

  /** An operator before, between or behind its operands. */
  record Operation(Token token, List<Node> operands) implements Node {
    String operator() {
      return token.text();
    }
  }

  /** {@code operand IS type}, or IS NOT, as the token tells. */
  record TypeTest(Token token, Node operand, String type) implements Node {}

  /** {@code [elements]}, {@code (elements)} or {@code <<elements>>}. */
  record Sequence(Token token, List<Node> elements) implements Node {
    boolean isBag() {
      return token.is(TokenKind.LEFT_DOUBLE_ANGLE_BRACKET);
    }
  }

  /** {@code {'name': value}} */
  record Struct(Token token, List<Member> members) implements Node {}

  /** One member of a struct. */
  record Member(Node name, Node value) {}

  /** A query. */
  record Select(
      Token token,
      List<Column> columns,
      List<Source> sources,
      @Nullable Node where,
      List<Order> order,
      List<String> otherClauses)
      implements Node {}

  /** What a query returns: everything, if the value is null. */
  record Column(Token token, @Nullable Node value, boolean aliased) {}

  /** Where a query or a change finds items. */
  record Source(Node place, boolean aliased, boolean joined) {}

  /** A column that a query orders by. */
  record Order(Node column, boolean descending) {}

  /** A change of items. */
  record Change(
      Token token,
      Source target,
      List<Action> actions,
      @Nullable Node where,
      List<Returning> returning)
      implements Node {}

  /** One thing that a change does. */
  sealed interface Action {
    Token token();

    /** {@code INSERT INTO target VALUE value}, or VALUES. */
    record Insert(Token token, Node value, boolean single, boolean more) implements Action {}

    /** {@code SET path = value} */
    record Set(Token token, Node path, Node value) implements Action {}

    /** {@code REMOVE path} */
    record Remove(Token token, Node path) implements Action {}

    /** DELETE */
    record Delete(Token token) implements Action {}
  }

  /** {@code MODIFIED NEW *} and its kin; the column is null for the star. */
  record Returning(Token token, @Nullable Node column) {}

  /** Something that DynamoDB does not know at all. */
  record Other(Token token, String kind) implements Node {}
}
