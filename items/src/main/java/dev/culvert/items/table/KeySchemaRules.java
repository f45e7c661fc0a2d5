package dev.culvert.items.table;

import dev.culvert.items.ValidationException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What DynamoDB asks of the keys of tables and indexes, with its texts. */
final class KeySchemaRules {
  private static final int MAX_ATTRIBUTES_OF_A_KIND = 4;

  private KeySchemaRules() {}

  static void checkDefined(List<KeySchemaElement> key, List<String> defined) {
    List<String> names = key.stream().map(KeySchemaElement::name).toList();
    if (!defined.containsAll(names)) {
      throw new ValidationException(
          TableRules.INVALID
              + "Some index key attributes are not defined in AttributeDefinitions. Keys: %s, AttributeDefinitions: %s"
                  .formatted(names, defined));
    }
  }

  /** A table's key, or a local index's: one hash attribute and at most one range attribute. */
  static void checkTable(List<KeySchemaElement> key) {
    if (key.size() > 1 && key.get(0).name().equals(key.get(1).name())) {
      throw new ValidationException(
          "Both the Hash Key and the Range Key element in the KeySchema have the same name");
    }
    if (key.getFirst().type() != KeyType.HASH) {
      throw new ValidationException(
          "Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
    }
    if (key.size() > 1 && key.get(1).type() != KeyType.RANGE) {
      throw new ValidationException(
          "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
    }
  }

  static void checkLocal(LocalIndexSpecification index, List<KeySchemaElement> table) {
    List<KeySchemaElement> key = index.keySchema();
    checkTable(key);
    if (key.size() != 2) {
      throw new ValidationException(
          TableRules.INVALID
              + "Index KeySchema does not have a range key for index: "
              + index.name());
    }
    String hash = key.getFirst().name();
    String tableHash = table.getFirst().name();
    if (!hash.equals(tableHash)) {
      throw new ValidationException(
          TableRules.INVALID
              + "Index KeySchema does not have the same leading hash key as table KeySchema for index: %s. index hash key: %s, table hash key: %s"
                  .formatted(index.name(), hash, tableHash));
    }
  }

  /** A global index's key: up to four attributes of each kind, the hash attributes first. */
  static void checkGlobal(List<KeySchemaElement> key) {
    if (key.size() <= 2 && isSimple(key)) {
      checkTable(key);
      return;
    }
    if (key.getFirst().type() != KeyType.HASH) {
      throw new ValidationException(
          "Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
    }
    checkOrder(key);
    checkCount(key, KeyType.HASH);
    checkCount(key, KeyType.RANGE);
    Set<String> names = new HashSet<>();
    for (KeySchemaElement element : key) {
      if (!names.add(element.name())) {
        throw new ValidationException(
            "The KeySchema contains multiple key attributes with the same name");
      }
    }
  }

  private static boolean isSimple(List<KeySchemaElement> key) {
    return key.size() == 1 || key.get(1).type() == KeyType.RANGE;
  }

  private static void checkOrder(List<KeySchemaElement> key) {
    for (int i = 1; i < key.size(); i++) {
      if (key.get(i).type() == KeyType.HASH && key.get(i - 1).type() == KeyType.RANGE) {
        throw new ValidationException(
            TableRules.INVALID
                + "All HASH key attributes must precede RANGE key attributes in the KeySchema");
      }
    }
  }

  private static void checkCount(List<KeySchemaElement> key, KeyType type) {
    if (key.stream().filter(element -> element.type() == type).count() > MAX_ATTRIBUTES_OF_A_KIND) {
      throw new ValidationException(
          TableRules.INVALID
              + "The KeySchema exceeds the maximum allowed number of %s key attributes"
                  .formatted(type));
    }
  }
}
