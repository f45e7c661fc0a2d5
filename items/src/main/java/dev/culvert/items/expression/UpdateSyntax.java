package dev.culvert.items.expression;

/** One action of an update, with its placeholders. */
sealed interface UpdateSyntax {

  /** The place that it changes. */
  Syntax.Path path();

  /** {@code SET path = value} */
  record Set(Syntax.Path path, Syntax value) implements UpdateSyntax {}

  /** {@code REMOVE path} */
  record Remove(Syntax.Path path) implements UpdateSyntax {}

  /** {@code ADD path :value} */
  record Add(Syntax.Path path, Syntax.Value value) implements UpdateSyntax {}

  /** {@code DELETE path :value} */
  record Delete(Syntax.Path path, Syntax.Value value) implements UpdateSyntax {}
}
