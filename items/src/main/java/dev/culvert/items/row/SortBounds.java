package dev.culvert.items.row;

import dev.culvert.items.value.AttributeValue;

/**
 * The bounds of conditions on the part of a key that follows a prefix.
 *
 * @param last whether nothing follows that part, which then is neither escaped nor terminated
 */
record SortBounds(byte[] prefix, boolean last) {

  KeyRange of(SortCondition condition) {
    KeyRange all = KeyRange.startingWith(prefix);
    return switch (condition) {
      case SortCondition.Equal equal -> new KeyRange(at(equal.value()), past(equal.value()));
      case SortCondition.Less less -> new KeyRange(all.from(), at(less.value()));
      case SortCondition.AtMost most -> new KeyRange(all.from(), past(most.value()));
      case SortCondition.Greater greater -> new KeyRange(past(greater.value()), all.to());
      case SortCondition.AtLeast least -> new KeyRange(at(least.value()), all.to());
      case SortCondition.Between between -> new KeyRange(at(between.low()), past(between.high()));
      case SortCondition.BeginsWith begins -> KeyRange.startingWith(beginning(begins.prefix()));
    };
  }

  private byte[] at(AttributeValue value) {
    byte[] bytes = KeyAttribute.bytes(value);
    KeyWriter writer = KeyWriter.after(prefix);
    return (last ? writer.raw(bytes) : writer.part(bytes)).toArray();
  }

  private byte[] past(AttributeValue value) {
    return last ? KeyRange.justAfter(at(value)) : KeyRange.pastAll(at(value));
  }

  private byte[] beginning(AttributeValue value) {
    byte[] bytes = KeyAttribute.bytes(value);
    KeyWriter writer = KeyWriter.after(prefix);
    return (last ? writer.raw(bytes) : writer.begin(bytes)).toArray();
  }
}
