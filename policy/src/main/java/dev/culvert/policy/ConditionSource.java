package dev.culvert.policy;

import java.util.List;

/** One key under one operator, as a document says it. */
record ConditionSource(
    ConditionOperator operator,
    Quantifier quantifier,
    boolean ifExists,
    String key,
    List<String> values,
    SourceRange range) {}
