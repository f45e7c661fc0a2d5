package dev.culvert.items.expression;

import java.util.ArrayList;
import java.util.List;

/** Reads what all expressions have: paths, values, function calls, parentheses. */
final class OperandParser {
  private final TokenStream tokens;

  OperandParser(TokenStream tokens) {
    this.tokens = tokens;
  }

  /** {@code a.#b[0]} */
  Syntax.Path path() {
    List<Syntax.Step> steps = new ArrayList<>(1);
    steps.add(name());
    while (true) {
      if (tokens.skip(TokenKind.DOT)) {
        steps.add(name());
      } else if (tokens.skip(TokenKind.OPEN_BRACKET)) {
        if (tokens.kind() != TokenKind.INDEX) {
          throw tokens.unexpected();
        }
        steps.add(new Syntax.Step.Index(tokens.take()));
        tokens.expect(TokenKind.CLOSE_BRACKET);
      } else {
        return new Syntax.Path(List.copyOf(steps));
      }
    }
  }

  private Syntax.Step name() {
    return switch (tokens.kind()) {
      case NAME -> new Syntax.Step.Name(tokens.take());
      case NAME_PLACEHOLDER -> new Syntax.Step.Placeholder(tokens.take());
      default -> throw tokens.unexpected();
    };
  }

  Syntax.Value value() {
    if (tokens.kind() != TokenKind.VALUE_PLACEHOLDER) {
      throw tokens.unexpected();
    }
    return new Syntax.Value(tokens.take());
  }

  /** A path, a value or a call. */
  Syntax operand() {
    return switch (tokens.kind()) {
      case VALUE_PLACEHOLDER -> value();
      case NAME -> tokens.followingKind() == TokenKind.OPEN ? call() : path();
      default -> path();
    };
  }

  /** An operand that may stand in parentheses, which are gone afterwards. */
  Syntax operandInParentheses() {
    Syntax operand = grouped();
    return operand instanceof Syntax.Group group ? group.inner() : operand;
  }

  private Syntax grouped() {
    if (!tokens.skip(TokenKind.OPEN)) {
      return operand();
    }
    Syntax inner = grouped();
    tokens.expect(TokenKind.CLOSE);
    return group(inner);
  }

  /** What was in parentheses; DynamoDB refuses a second pair around it. */
  Syntax.Group group(Syntax inner) {
    if (inner instanceof Syntax.Group) {
      throw tokens.invalid("The expression has redundant parentheses;");
    }
    return new Syntax.Group(inner);
  }

  private Syntax call() {
    String function = tokens.take();
    tokens.expect(TokenKind.OPEN);
    List<Syntax> arguments = operands();
    tokens.expect(TokenKind.CLOSE);
    return new Syntax.Call(function, arguments);
  }

  /** One or more operands with commas between them. */
  List<Syntax> operands() {
    List<Syntax> operands = new ArrayList<>(2);
    do {
      operands.add(operandInParentheses());
    } while (tokens.skip(TokenKind.COMMA));
    return List.copyOf(operands);
  }
}
