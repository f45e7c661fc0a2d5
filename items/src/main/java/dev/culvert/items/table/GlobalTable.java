package dev.culvert.items.table;

import java.time.Instant;
import java.util.List;

/**
 * The replicas of a table in several regions, as one of them knows of them.
 *
 * @param version which of the two kinds of global tables DynamoDB has
 * @param created when the first replica was added
 * @param regions where the replicas are, this one among them, in the order of their names
 * @param queue names the rows of changes that other replicas are still to be told of
 * @param versions names the rows that tell when and where each item was last written
 */
public record GlobalTable(
    Version version, Instant created, List<String> regions, int queue, int versions) {

  public GlobalTable {
    regions = regions.stream().sorted().distinct().toList();
  }

  /** The kinds of global tables. */
  public enum Version {
    /** By CreateGlobalTable. */
    V2017("2017.11.29"),
    /** By UpdateTable. */
    V2019("2019.11.21");

    private final String text;

    Version(String text) {
      this.text = text;
    }

    /** As {@code GlobalTableVersion} has it. */
    public String text() {
      return text;
    }
  }

  public GlobalTable withRegions(List<String> next) {
    return new GlobalTable(version, created, next, queue, versions);
  }
}
