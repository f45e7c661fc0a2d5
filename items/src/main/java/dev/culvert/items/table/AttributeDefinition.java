package dev.culvert.items.table;

/** The type of an attribute that some key of the table or of its indexes uses. */
public record AttributeDefinition(String name, ScalarType type) {

  /** As AWS prints one in a message. */
  @Override
  public String toString() {
    return "AttributeDefinition(attributeName=" + name + ", attributeType=" + type + ")";
  }
}
