package dev.culvert.items;

import dev.culvert.items.operation.ItemCondition;
import dev.culvert.items.operation.ItemProjection;
import dev.culvert.items.operation.Page;
import dev.culvert.items.operation.Query;
import dev.culvert.items.operation.Scan;
import dev.culvert.items.operation.Select;
import dev.culvert.items.row.KeyAttribute;
import dev.culvert.items.row.KeyRange;
import dev.culvert.items.store.Reader.Direction;
import dev.culvert.items.store.Snapshot;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.value.Item;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Query and Scan. */
final class PageReads {
  private final Catalogue catalogue;

  PageReads(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  Page query(Query query) {
    PageSource source = source(query.table(), query.index(), query.consistent());
    QueryPlan plan = QueryPlan.of(source, query);
    KeyRange range = plan.range(query.exclusiveStartKey(), query.forward());
    if (query.projection() != null) {
      source.table().refuseDocuments(query.projection().documents());
    }
    if (query.filter() != null) {
      refuseKeyFilter(source, query.filter());
    }
    boolean fetches = fetches(source, query.select(), query.projection(), query.filter());
    if (query.filter() != null) {
      source.table().refuseDocuments(query.filter().documents());
    }
    PageReader reader =
        new PageReader(
            source,
            range,
            query.forward() ? Direction.FORWARD : Direction.BACKWARD,
            query.filter(),
            query.projection(),
            query.limit() == null ? 0 : query.limit(),
            query.consistent(),
            fetches,
            query.select() == Select.COUNT);
    return read(reader);
  }

  Page scan(Scan scan) {
    PageSource source = source(scan.table(), scan.index(), scan.consistent());
    Item start = scan.exclusiveStartKey();
    byte[] position = start == null ? null : StartKeys.ofScan(source, start);
    boolean fetches = fetches(source, scan.select(), scan.projection(), null);
    KeyRange segment = source.rows().segment(scan.segment(), scan.totalSegments());
    if (position != null && !segment.contains(position)) {
      throw new ValidationException(
          "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. TotalSegments: %d Segment: %d"
              .formatted(scan.totalSegments(), scan.segment()));
    }
    if (scan.projection() != null) {
      source.table().refuseDocuments(scan.projection().documents());
    }
    if (scan.filter() != null) {
      source.table().refuseDocuments(scan.filter().documents());
    }
    PageReader reader =
        new PageReader(
            source,
            position == null ? segment : segment.after(position),
            Direction.FORWARD,
            scan.filter(),
            scan.projection(),
            scan.limit() == null ? 0 : scan.limit(),
            scan.consistent(),
            fetches,
            scan.select() == Select.COUNT);
    return read(reader);
  }

  private Page read(PageReader reader) {
    if (!reader.fetches()) {
      return reader.read(catalogue.store());
    }
    // An entry and its item must be of one moment.
    try (Snapshot snapshot = catalogue.store().snapshot()) {
      return reader.read(snapshot);
    }
  }

  private PageSource source(TableAddress address, @Nullable String name, boolean consistent) {
    Table table = catalogue.require(address);
    if (name == null) {
      return new PageSource(table, null);
    }
    IndexRows index = table.index(name);
    if (index == null) {
      throw new ValidationException("The table does not have the specified index: " + name);
    }
    if (index.isGlobal() && consistent) {
      throw new ValidationException(
          "Consistent reads are not supported on global secondary indexes");
    }
    if (index.isBackfilling()) {
      throw new ValidationException("Cannot read from backfilling global secondary index: " + name);
    }
    return new PageSource(table, index);
  }

  private static void refuseKeyFilter(PageSource source, ItemCondition filter) {
    for (KeyAttribute attribute : source.keyAttributes()) {
      if (filter.attributes().contains(attribute.name())) {
        throw new ValidationException(
            "Filter Expression can only contain non-primary key attributes: Primary key attribute: "
                + attribute.name());
      }
    }
  }

  /**
   * Whether the answer needs more of the items than the index holds. A local index then gets them
   * from the table; a global one cannot.
   */
  private static boolean fetches(
      PageSource source,
      @Nullable Select select,
      @Nullable ItemProjection projection,
      @Nullable ItemCondition filter) {
    IndexRows index = source.index();
    if (index == null || index.projectsAll()) {
      return false;
    }
    List<String> missing = projection == null ? List.of() : missing(index, projection.attributes());
    if (index.isGlobal() && select == Select.ALL_ATTRIBUTES) {
      throw new ValidationException(
          "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index %s because its projection type is not ALL"
              .formatted(index.name()));
    }
    if (index.isGlobal() && !missing.isEmpty()) {
      throw new ValidationException(
          "One or more parameter values were invalid: Global secondary index %s does not project %s"
              .formatted(index.name(), missing));
    }
    List<String> unfiltered = filter == null ? List.of() : missing(index, filter.attributes());
    if (index.isGlobal() && !unfiltered.isEmpty()) {
      throw new ValidationException(
          "One or more parameter values were invalid: Secondary index %s does not project one or more filter attributes: %s"
              .formatted(index.name(), unfiltered));
    }
    return select == Select.ALL_ATTRIBUTES || !missing.isEmpty() || !unfiltered.isEmpty();
  }

  private static List<String> missing(IndexRows index, Set<String> attributes) {
    return attributes.stream().filter(name -> !index.projects(name)).toList();
  }
}
