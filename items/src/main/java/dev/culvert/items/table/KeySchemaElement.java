package dev.culvert.items.table;

/** One attribute of a key and the part it plays. */
public record KeySchemaElement(String name, KeyType type) {

  /** An attribute of the partition key. */
  public static KeySchemaElement hash(String name) {
    return new KeySchemaElement(name, KeyType.HASH);
  }

  /** An attribute of the sort key. */
  public static KeySchemaElement range(String name) {
    return new KeySchemaElement(name, KeyType.RANGE);
  }

  /** As AWS prints one in a message. */
  @Override
  public String toString() {
    return "KeySchemaElement(attributeName=" + name + ", keyType=" + type + ")";
  }
}
