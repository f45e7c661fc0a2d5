package dev.culvert.items;

import dev.culvert.items.table.TableAddress;
import dev.culvert.items.table.TableDefinition;
import dev.culvert.items.table.Tag;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The tags of tables, with DynamoDB's own way of spelling its refusals. */
public final class Tags {
  private static final int MAX_TAGS = 50;
  private static final int MAX_KEY_LENGTH = 128;
  private static final int MAX_VALUE_LENGTH = 256;

  private final Catalogue catalogue;

  Tags(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The table's tags in the order of their keys. */
  public List<Tag> list(TableAddress address) {
    return required(address).definition.settings().tags().entrySet().stream()
        .map(entry -> new Tag(entry.getKey(), entry.getValue()))
        .sorted((a, b) -> a.key().compareTo(b.key()))
        .toList();
  }

  /** Adds tags; one with a key that is there already takes its place. */
  public void add(TableAddress address, List<Tag> tags) {
    if (tags.isEmpty()) {
      throw new ValidationException("Atleast one Tag needs to be provided as Input.");
    }
    Map<String, String> checked = check(tags);
    catalogue.changing(() -> {
      TableDefinition table = required(address).definition;
      Map<String, String> all = new TreeMap<>(table.settings().tags());
      all.putAll(checked);
      refuseTooMany(all);
      return catalogue.put(table.withSettings(table.settings().withTags(all)));
    });
  }

  /** Removes tags; a key that is not there does no harm. */
  public void remove(TableAddress address, Collection<String> keys) {
    if (keys.isEmpty()) {
      throw new ValidationException("Atleast one Tag Key needs to be provided as Input.");
    }
    catalogue.changing(() -> {
      TableDefinition table = required(address).definition;
      Map<String, String> rest = new TreeMap<>(table.settings().tags());
      rest.keySet().removeAll(keys);
      return catalogue.put(table.withSettings(table.settings().withTags(rest)));
    });
  }

  /**
   * Checks tags of a request.
   *
   * @return the values by key
   */
  public static Map<String, String> check(List<Tag> tags) {
    Map<String, String> byKey = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    for (Tag tag : tags) {
      String key = tag.key();
      if (key.isEmpty() || key.length() > MAX_KEY_LENGTH) {
        throw new ValidationException("The Tag Key provided is invalid, Key: " + key);
      }
      if (key.startsWith("aws:")) {
        throw new ValidationException("Tag Key cannot be prefixed with aws:, Key: " + key);
      }
      if (tag.value().length() > MAX_VALUE_LENGTH) {
        throw new ValidationException("The Tag Value provided is invalid, Value: " + tag.value());
      }
      if (!seen.add(key)) {
        throw new ValidationException(
            "Duplicate Tag Keys provided as input: Duplicate Tag Key found " + key);
      }
      byKey.put(key, tag.value());
    }
    refuseTooMany(byKey);
    return byKey;
  }

  private static void refuseTooMany(Map<String, String> tags) {
    if (tags.size() > MAX_TAGS) {
      throw new ValidationException(
          "Number of Tags exceed the current limit for the provided ResourceArn");
    }
  }

  private Table required(TableAddress address) {
    Table table = catalogue.find(address);
    if (table == null) {
      throw new RejectedException(
          ErrorName.RESOURCE_NOT_FOUND,
          "Requested resource not found: ResourcArn: %s not found".formatted(address.arn()));
    }
    return table;
  }
}
