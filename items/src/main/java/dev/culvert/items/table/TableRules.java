package dev.culvert.items.table;

import dev.culvert.items.ValidationException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What DynamoDB asks of a new table. The texts and their order are those that dynalite and moto
 * recorded from the service.
 *
 * @see <a href="https://github.com/architect/dynalite">dynalite</a>
 */
public final class TableRules {
  static final String INVALID = "One or more parameter values were invalid: ";
  private static final int MAX_LOCAL_INDEXES = 5;
  static final int MAX_GLOBAL_INDEXES = 20;

  private final CreateTable request;
  private final List<String> defined;
  private final Set<String> used = new TreeSet<>();
  private final Set<String> indexNames = new HashSet<>();

  private TableRules(CreateTable request) {
    this.request = request;
    this.defined = request.attributes().stream().map(AttributeDefinition::name).toList();
  }

  /** Refuses a request that makes no table. */
  public static void check(CreateTable request) {
    ThroughputRules.check(request);
    TableRules rules = new TableRules(request);
    rules.checkDefinitions();
    rules.checkTableKey();
    rules.checkLocalIndexes();
    rules.checkGlobalIndexes();
    rules.checkAllUsed();
    StreamRules.checkNew(request.stream());
    SseRules.check(request.sse());
  }

  private void checkDefinitions() {
    Set<String> seen = new HashSet<>();
    for (String name : defined) {
      if (!seen.add(name)) {
        throw new ValidationException("Attribute Name is duplicated: " + name);
      }
    }
  }

  private void checkTableKey() {
    List<KeySchemaElement> key = request.keySchema();
    if (key.size() > defined.size()) {
      throw new ValidationException(
          "Invalid KeySchema: Some index key attribute have no definition");
    }
    KeySchemaRules.checkDefined(key, defined);
    KeySchemaRules.checkTable(key);
    key.forEach(element -> used.add(element.name()));
  }

  private void checkLocalIndexes() {
    List<LocalIndexSpecification> indexes = request.localIndexes();
    if (indexes == null) {
      return;
    }
    if (indexes.isEmpty()) {
      throw new ValidationException(INVALID + "List of LocalSecondaryIndexes is empty");
    }
    if (request.keySchema().size() != 2) {
      throw new ValidationException(
          INVALID
              + "Table KeySchema does not have a range key, which is required when specifying a"
              + " LocalSecondaryIndex");
    }
    for (LocalIndexSpecification index : indexes) {
      KeySchemaRules.checkDefined(index.keySchema(), defined);
      KeySchemaRules.checkLocal(index, request.keySchema());
      checkIndex(index.name(), index.keySchema(), index.projection());
    }
    if (indexes.size() > MAX_LOCAL_INDEXES) {
      throw new ValidationException(
          INVALID
              + "Number of LocalSecondaryIndexes exceeds per-table limit of "
              + MAX_LOCAL_INDEXES);
    }
  }

  private void checkGlobalIndexes() {
    List<GlobalIndexSpecification> indexes = request.globalIndexes();
    if (indexes == null) {
      return;
    }
    if (indexes.isEmpty()) {
      throw new ValidationException(INVALID + "List of GlobalSecondaryIndexes is empty");
    }
    for (GlobalIndexSpecification index : indexes) {
      KeySchemaRules.checkDefined(index.keySchema(), defined);
      KeySchemaRules.checkGlobal(index.keySchema());
      checkIndex(index.name(), index.keySchema(), index.projection());
      ThroughputRules.checkNewIndex(index, request.billingMode());
    }
    if (indexes.size() > MAX_GLOBAL_INDEXES) {
      throw new ValidationException(
          INVALID
              + "GlobalSecondaryIndex count exceeds the per-table limit of "
              + MAX_GLOBAL_INDEXES);
    }
  }

  private void checkIndex(String name, List<KeySchemaElement> key, Projection projection) {
    checkProjection(projection);
    if (!indexNames.add(name)) {
      throw new ValidationException(INVALID + "Duplicate index name: " + name);
    }
    key.forEach(element -> used.add(element.name()));
  }

  static void checkProjection(Projection projection) {
    ProjectionType type = projection.type();
    if (type == null) {
      throw new ValidationException(INVALID + "Unknown ProjectionType: null");
    }
    List<String> names = projection.nonKeyAttributes();
    if (names == null && type == ProjectionType.INCLUDE) {
      throw new ValidationException(
          INVALID + "ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
    }
    if (names != null && type != ProjectionType.INCLUDE) {
      throw new ValidationException(
          INVALID + "ProjectionType is %s, but NonKeyAttributes is specified".formatted(type));
    }
    checkDuplicates(names);
  }

  private static void checkDuplicates(@Nullable List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names == null ? List.<String>of() : names) {
      if (!seen.add(name)) {
        throw new ValidationException(INVALID + "Duplicate element in NonKeyAttributes: " + name);
      }
    }
  }

  private void checkAllUsed() {
    if (used.containsAll(defined)) {
      return;
    }
    throw new ValidationException(
        request.localIndexes() == null && request.globalIndexes() == null
            ? INVALID
                + "Number of attributes in KeySchema does not exactly match number of attributes"
                + " defined in AttributeDefinitions"
            : INVALID
                + "Some AttributeDefinitions are not used. AttributeDefinitions: %s, keys used: %s"
                    .formatted(new TreeSet<>(defined), used));
  }
}
