package dev.culvert.items.value;

import java.util.List;

/**
 * How many bytes DynamoDB counts for values. AWS documents these sizes as approximate; the figures
 * for numbers, documents and their elements are the documented ones.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">Item
 *     sizes and formats</a>
 */
public final class ItemSize {
  /** The most that an item may have, names included. */
  public static final int MAX_BYTES = 400 * 1024;

  static final int DOCUMENT_OVERHEAD = 3;
  static final int ELEMENT_OVERHEAD = 1;

  private ItemSize() {}

  /** The bytes of one value, without its name. */
  public static int of(AttributeValue value) {
    return switch (value) {
      case AttributeValue.S s -> Utf8.length(s.value());
      case AttributeValue.N n -> n.value().sizeInBytes();
      case AttributeValue.B b -> b.value().size();
      case AttributeValue.Bool _, AttributeValue.Null _ -> 1;
      case AttributeValue.L list -> ofList(list.elements());
      case AttributeValue.M map ->
          DOCUMENT_OVERHEAD + ELEMENT_OVERHEAD * map.entries().size() + map.entries().sizeInBytes();
      case AttributeValue.SS set -> set.elements().stream().mapToInt(Utf8::length).sum();
      case AttributeValue.NS set ->
          set.elements().stream().mapToInt(DynamoNumber::sizeInBytes).sum();
      case AttributeValue.BS set -> set.elements().stream().mapToInt(Bytes::size).sum();
      case AttributeValue.Refused refused -> throw refused.why();
    };
  }

  private static int ofList(List<AttributeValue> elements) {
    int bytes = DOCUMENT_OVERHEAD;
    for (AttributeValue element : elements) {
      bytes += ELEMENT_OVERHEAD + of(element);
    }
    return bytes;
  }

  static int ofAttributes(ValueItem item) {
    int bytes = 0;
    for (int i = 0; i < item.names.length; i++) {
      bytes += Utf8.length(item.names[i]) + of(item.values[i]);
    }
    return bytes;
  }
}
