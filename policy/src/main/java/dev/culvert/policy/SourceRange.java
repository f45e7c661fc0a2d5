package dev.culvert.policy;

/**
 * Where a statement stands in its document, as {@code MatchedStatements} of SimulatePrincipalPolicy
 * returns it. Lines and columns count from 1; the end is one column past the last character.
 */
public record SourceRange(int startLine, int startColumn, int endLine, int endColumn) {}
