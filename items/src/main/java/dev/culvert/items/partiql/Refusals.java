package dev.culvert.items.partiql;

import dev.culvert.items.ValidationException;

/** DynamoDB's texts for statements that it cannot read. */
final class Refusals {
  private Refusals() {}

  /** A word or sign that there is not. */
  static ValidationException unreadable() {
    return notWellFormed("");
  }

  static ValidationException notWellFormed(String why) {
    return new ValidationException("Statement wasn't well formed, can't be processed: " + why);
  }

  static ValidationException at(String why, Token token) {
    return new ValidationException(why + " at " + token.place());
  }
}
