package dev.culvert.policy;

/**
 * Where something stands in a document. Lines and columns count from 1; the end is one column past
 * the last character.
 */
public record SourceRange(int startLine, int startColumn, int endLine, int endColumn) {
  /** The empty range behind the first character of this one. */
  SourceRange behindFirstCharacter() {
    return new SourceRange(startLine, startColumn + 1, startLine, startColumn + 1);
  }

  /** From the end of this range to the end of the other. */
  SourceRange to(SourceRange other) {
    return new SourceRange(endLine, endColumn, other.endLine, other.endColumn);
  }
}
