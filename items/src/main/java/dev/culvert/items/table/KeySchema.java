package dev.culvert.items.table;

import java.util.List;
import java.util.stream.Stream;

/**
 * A valid key: the attributes whose values choose the partition, and those that order items in it.
 * A table has one and at most one; a global secondary index up to four and four.
 *
 * @param hash names of the partition key's attributes, in order; at least one
 * @param range names of the sort key's attributes, in order; may be none
 */
public record KeySchema(List<String> hash, List<String> range) {
  public KeySchema {
    hash = List.copyOf(hash);
    range = List.copyOf(range);
  }

  /** The elements as the API lists them. */
  public List<KeySchemaElement> elements() {
    return Stream.concat(
            hash.stream().map(KeySchemaElement::hash), range.stream().map(KeySchemaElement::range))
        .toList();
  }

  /** All names, those of the partition key first. */
  public List<String> names() {
    return Stream.concat(hash.stream(), range.stream()).toList();
  }

  /** True where the attribute is part of this key. */
  public boolean uses(String attribute) {
    return hash.contains(attribute) || range.contains(attribute);
  }
}
