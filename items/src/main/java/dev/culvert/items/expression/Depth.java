package dev.culvert.items.expression;

import dev.culvert.items.value.AttributeValue;

/** How many levels a value has: one, and those of the deepest value in it. */
final class Depth {
  private Depth() {}

  static int of(AttributeValue value) {
    int deepest = 0;
    switch (value) {
      case AttributeValue.L list -> {
        for (AttributeValue element : list.elements()) {
          deepest = Math.max(deepest, of(element));
        }
      }
      case AttributeValue.M map -> {
        for (AttributeValue entry : map.entries().values()) {
          deepest = Math.max(deepest, of(entry));
        }
      }
      case AttributeValue.S _, AttributeValue.N _, AttributeValue.B _, AttributeValue.Bool _ -> {}
      case AttributeValue.Null _,
          AttributeValue.SS _,
          AttributeValue.NS _,
          AttributeValue.BS _ -> {}
      case AttributeValue.Refused refused -> throw refused.why();
    }
    return deepest + 1;
  }
}
