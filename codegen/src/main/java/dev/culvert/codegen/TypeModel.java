package dev.culvert.codegen;

import org.jspecify.annotations.Nullable;

/**
 * The type of a member, as it will be written.
 *
 * @param java the Java type, e.g. {@code List<Tag>}
 * @param table the expression that makes the {@code Type}
 * @param structure the class of the structure inside, if there is one
 * @param leaf whether the values inside are leaves
 */
record TypeModel(String java, String table, @Nullable String structure, boolean leaf) {
  TypeModel constrained(String calls) {
    return new TypeModel(java, table + calls, structure, leaf);
  }
}
