package dev.culvert.policy;

import java.util.Arrays;

/** A growing list of {@link Glob} tokens. */
final class Tokens {
  private int[] tokens = new int[32];
  private int size;

  void add(int token) {
    if (size == tokens.length) {
      tokens = Arrays.copyOf(tokens, 2 * size);
    }
    tokens[size++] = token;
  }

  void addAll(int[] more) {
    for (int token : more) {
      add(token);
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The tokens so far; empties the list. */
  int[] drain() {
    int[] drained = toArray();
    size = 0;
    return drained;
  }

  int[] toArray() {
    return Arrays.copyOf(tokens, size);
  }
}
