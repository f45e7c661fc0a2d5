package dev.culvert.items.table;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The typed keys of a table and of its indexes. */
public record TableSchema(
    List<AttributeDefinition> attributes,
    KeySchema key,
    List<LocalIndex> localIndexes,
    List<GlobalIndex> globalIndexes) {

  public TableSchema {
    attributes = List.copyOf(attributes);
    localIndexes = List.copyOf(localIndexes);
    globalIndexes = List.copyOf(globalIndexes);
  }

  /** The type of a key attribute. */
  public ScalarType typeOf(String attribute) {
    return attributes.stream()
        .filter(definition -> definition.name().equals(attribute))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no definition of key attribute " + attribute))
        .type();
  }

  /** Every index, the local ones first. */
  public List<SecondaryIndex> indexes() {
    return Stream.<SecondaryIndex>concat(localIndexes.stream(), globalIndexes.stream()).toList();
  }

  /** The global index of this name. */
  public Optional<GlobalIndex> globalIndex(String name) {
    return globalIndexes.stream().filter(index -> index.name().equals(name)).findFirst();
  }

  /** The definitions that some key uses, in the order of their names. */
  public List<AttributeDefinition> usedAttributes() {
    return attributes.stream()
        .filter(each ->
            key.uses(each.name())
                || indexes().stream().anyMatch(index -> index.key().uses(each.name())))
        .sorted(Comparator.comparing(AttributeDefinition::name))
        .toList();
  }

  /** The same with other global indexes and definitions. */
  public TableSchema with(List<AttributeDefinition> definitions, List<GlobalIndex> indexes) {
    return new TableSchema(definitions, key, localIndexes, indexes);
  }
}
