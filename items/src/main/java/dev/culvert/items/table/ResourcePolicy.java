package dev.culvert.items.table;

/** A policy attached to a table or a stream, as its owner wrote it. */
public record ResourcePolicy(String document, String revisionId) {}
