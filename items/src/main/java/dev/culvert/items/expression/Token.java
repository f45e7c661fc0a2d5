package dev.culvert.items.expression;

/** A word or sign: the characters of the expression from {@code start} to before {@code end}. */
record Token(TokenKind kind, int start, int end) {}
