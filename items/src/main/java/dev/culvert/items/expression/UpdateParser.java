package dev.culvert.items.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads updates: clauses in any order, each at most once. */
final class UpdateParser {
  private final TokenStream tokens;
  private final OperandParser operands;
  private final List<UpdateSyntax> actions = new ArrayList<>();
  private final List<String> clauses = new ArrayList<>();

  UpdateParser(TokenStream tokens) {
    this.tokens = tokens;
    this.operands = new OperandParser(tokens);
  }

  /** The actions in the order of the expression. */
  List<UpdateSyntax> read() {
    do {
      clause();
    } while (tokens.kind() != TokenKind.END);
    check();
    return List.copyOf(actions);
  }

  private void clause() {
    TokenKind clause = tokens.kind();
    switch (clause) {
      case SET, REMOVE, ADD, DELETE -> clauses.add(tokens.take().toUpperCase(Locale.ROOT));
      default -> throw tokens.unexpected();
    }
    do {
      actions.add(action(clause));
    } while (tokens.skip(TokenKind.COMMA));
  }

  private UpdateSyntax action(TokenKind clause) {
    Syntax.Path path = operands.path();
    return switch (clause) {
      case SET -> {
        tokens.expect(TokenKind.EQUAL);
        Syntax value = assigned();
        yield new UpdateSyntax.Set(
            path, value instanceof Syntax.Group group ? group.inner() : value);
      }
      case REMOVE -> new UpdateSyntax.Remove(path);
      case ADD -> new UpdateSyntax.Add(path, operands.value());
      case DELETE -> new UpdateSyntax.Delete(path, operands.value());
      default -> throw new IllegalStateException("no clause: " + clause);
    };
  }

  /** An operand, or a sum or difference of two; perhaps in parentheses. */
  private Syntax assigned() {
    if (!tokens.skip(TokenKind.OPEN)) {
      return arithmetic(operands.operand());
    }
    Syntax inner = assigned();
    tokens.expect(TokenKind.CLOSE);
    return arithmetic(operands.group(inner));
  }

  private Syntax arithmetic(Syntax read) {
    boolean plus = tokens.kind() == TokenKind.PLUS;
    Syntax left = read instanceof Syntax.Group group ? group.inner() : read;
    if ((!plus && tokens.kind() != TokenKind.MINUS) || left instanceof Syntax.Arithmetic) {
      return read;
    }
    tokens.advance();
    return new Syntax.Arithmetic(plus ? "+" : "-", left, operands.operandInParentheses());
  }

  private void check() {
    StaticChecks checks = new StaticChecks(ExpressionKind.UPDATE);
    for (UpdateSyntax action : actions) {
      checks.path(action.path());
      if (action instanceof UpdateSyntax.Set set) {
        checks.assigned(set.value());
      }
    }
    for (int i = 1; i < clauses.size(); i++) {
      if (clauses.subList(0, i).contains(clauses.get(i))) {
        throw tokens.invalid(
            "The \""
                + clauses.get(i)
                + "\" section can only be used once in an update expression;");
      }
    }
  }
}
