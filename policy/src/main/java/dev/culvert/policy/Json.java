package dev.culvert.policy;

import java.util.List;

/** A JSON text with its places; policies are small, and are read once. */
sealed interface Json {
  SourceRange range();

  /** Members in their order; no two have the same name. */
  record Structure(List<Member> members, SourceRange range) implements Json {}

  record Member(String name, Json value, SourceRange nameRange) {}

  record Array(List<Json> elements, SourceRange range) implements Json {}

  /**
   * A string.
   *
   * @param offset the place of its opening quote, in characters from the start of the text
   */
  record Text(String value, int offset, SourceRange range) implements Json {}

  /** A number or a boolean, as it is spelled. */
  record Scalar(String spelling, SourceRange range) implements Json {}

  record Null(SourceRange range) implements Json {}
}
