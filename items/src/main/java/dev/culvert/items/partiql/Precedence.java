package dev.culvert.items.partiql;

/** How strongly operators bind. */
final class Precedence {
  static final int NOT = 30;

  private Precedence() {}

  /** How strongly it binds what stands to both its sides; 0 if it is no such operator. */
  static int of(Token token) {
    if (token.is(TokenKind.STAR)) {
      return 70;
    }
    if (!token.is(TokenKind.OPERATOR)) {
      return 0;
    }
    return switch (token.text()) {
      case "union", "union_all", "except", "except_all", "intersect", "intersect_all" -> 5;
      case "or" -> 10;
      case "and" -> 20;
      case "=", "<>", "is", "is_not", "in", "not_in" -> 40;
      case "<", "<=", ">", ">=", "between", "not_between", "like", "not_like" -> 50;
      case "+", "-", "||" -> 60;
      case "/", "%" -> 70;
      default -> 0;
    };
  }
}
