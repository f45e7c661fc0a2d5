package dev.culvert.items;

import dev.culvert.items.table.GlobalIndex;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.table.TableDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where CloudWatch Contributor Insights is switched on. The switch is all there is: what it would
 * count goes to CloudWatch, which is not part of the database.
 */
public final class ContributorInsights {
  /** The mode of those who do not ask for one. */
  public static final String EVERYTHING = "ACCESSED_AND_THROTTLED_KEYS";

  private final Catalogue catalogue;

  ContributorInsights(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * What is set for a table or an index.
   *
   * @param index null for the table itself
   * @param mode null where it is off
   */
  public record Setting(TableAddress table, @Nullable String index, @Nullable String mode) {}

  /** What is set for a table, or for one of its global indexes. */
  public Setting describe(TableAddress address, @Nullable String index) {
    TableDefinition table = named(address, index);
    return new Setting(address, index, table.settings().insights().get(key(index)));
  }

  /**
   * Switches it on or off.
   *
   * @param mode null to switch it off
   */
  public Setting update(TableAddress address, @Nullable String index, @Nullable String mode) {
    return catalogue.changing(() -> {
      TableDefinition table = named(address, index);
      Map<String, String> insights = new TreeMap<>(table.settings().insights());
      if (mode == null) {
        insights.remove(key(index));
      } else {
        insights.put(key(index), mode);
      }
      catalogue.put(table.withSettings(table.settings().withInsights(insights)));
      return new Setting(address, index, mode);
    });
  }

  /** Where it is on, of one account and region; tables in the order of their names. */
  public List<Setting> list(String account, String region) {
    List<Setting> on = new ArrayList<>();
    catalogue.all().stream()
        .map(table -> table.definition)
        .filter(table -> table.address().account().equals(account))
        .filter(table -> table.address().region().equals(region))
        .sorted(Comparator.comparing(table -> table.address().name()))
        .forEach(table -> on.addAll(of(table)));
    return on;
  }

  /** Where it is on, of one table. */
  public List<Setting> list(TableAddress address) {
    return of(named(address, null));
  }

  private static List<Setting> of(TableDefinition table) {
    List<Setting> on = new ArrayList<>();
    new TreeMap<>(table.settings().insights())
        .forEach((index, mode) -> {
          if (index.isEmpty() || has(table, index)) {
            on.add(new Setting(table.address(), index.isEmpty() ? null : index, mode));
          }
        });
    return on;
  }

  private TableDefinition named(TableAddress address, @Nullable String index) {
    TableDefinition table = catalogue.named(address).definition;
    if (index != null && !has(table, index)) {
      throw new RejectedException(
          ErrorName.RESOURCE_NOT_FOUND,
          "Requested resource not found: Index: %s not found".formatted(index));
    }
    return table;
  }

  private static boolean has(TableDefinition table, String index) {
    return table.schema().globalIndexes().stream().map(GlobalIndex::name).anyMatch(index::equals);
  }

  private static String key(@Nullable String index) {
    return index == null ? "" : index;
  }
}
