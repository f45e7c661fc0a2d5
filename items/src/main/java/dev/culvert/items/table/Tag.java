package dev.culvert.items.table;

/** A tag of a table. */
public record Tag(String key, String value) {}
