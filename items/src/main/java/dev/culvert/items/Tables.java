package dev.culvert.items;

import dev.culvert.items.row.KeyRange;
import dev.culvert.items.store.Cursor;
import dev.culvert.items.store.Reader.Direction;
import dev.culvert.items.store.Space;
import dev.culvert.items.table.CreateTable;
import dev.culvert.items.table.DefinitionCodec;
import dev.culvert.items.table.GlobalTable;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.table.TableDefinition;
import dev.culvert.items.table.TableDescription;
import dev.culvert.items.table.TableNames;
import dev.culvert.items.table.TableRules;
import dev.culvert.items.table.TableStatus;
import dev.culvert.items.table.UpdateTable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The life of tables: they are created, described, changed and deleted. */
public final class Tables {
  /** The most names in a page of ListTables. */
  public static final int MAX_NAMES = 100;

  private final Catalogue catalogue;
  private final InstantSource clock;

  Tables(Catalogue catalogue, InstantSource clock) {
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /**
   * Creates a table. It is described as {@code CREATING} in the answer, and active from then on.
   *
   * @throws RejectedException ResourceInUseException where there is one of that name
   */
  public TableDescription create(CreateTable request) {
    TableRules.check(request);
    return catalogue.changing(() -> {
      Table there = catalogue.find(request.address());
      if (there != null) {
        throw new RejectedException(
            ErrorName.RESOURCE_IN_USE, "Table already exists: " + request.address().name());
      }
      Instant now = clock.instant();
      Definitions definitions = catalogue.definitions(now);
      return catalogue.put(definitions.of(request)).describe(Instant.MIN);
    });
  }

  /** Tells a table's definition, state and size. */
  public TableDescription describe(TableAddress address) {
    return catalogue.named(address).describe(clock.instant());
  }

  /** A table's definition, or null where there is none. */
  public @Nullable TableDefinition definition(TableAddress address) {
    Table table = catalogue.find(address);
    return table == null ? null : table.definition;
  }

  /** A table's description, or null where there is none. */
  public @Nullable TableDescription find(TableAddress address) {
    Table table = catalogue.find(address);
    return table == null ? null : table.describe(clock.instant());
  }

  /**
   * The names of an account's tables in a region, in their order.
   *
   * @param after the name to go on after, or null
   * @param limit the most names, or null for {@value #MAX_NAMES}
   */
  public TableNames list(
      String account, String region, @Nullable String after, @Nullable Integer limit) {
    int most = limit == null ? MAX_NAMES : limit;
    KeyRange range = MetaKey.TABLE.in(account, region);
    if (after != null) {
      range = range.after(MetaKey.TABLE.of(new TableAddress(account, region, after)));
    }
    List<String> names = new ArrayList<>();
    try (Cursor cursor =
        catalogue.store().scan(Space.META, range.from(), range.to(), Direction.FORWARD)) {
      while (names.size() < most && cursor.next()) {
        names.add(DefinitionCodec.decode(cursor.value()).address().name());
      }
      return new TableNames(names, names.size() == most && cursor.next() ? names.getLast() : null);
    }
  }

  /** Changes a table's capacity, indexes, stream or settings. */
  public TableDescription update(UpdateTable request) {
    return catalogue.changing(() -> {
      Definitions definitions = catalogue.definitions(clock.instant());
      Table table = settled(request.address());
      TableDescription updated = new TableUpdate(table, request, definitions).run(catalogue);
      updateOthers(table.definition, request, definitions);
      return updated;
    });
  }

  /** Indexes and the billing mode are the same in all replicas, since version 2019.11.21. */
  private void updateOthers(TableDefinition table, UpdateTable request, Definitions definitions) {
    GlobalTable global = table.global();
    if (global == null
        || global.version() == GlobalTable.Version.V2017
        || (request.indexUpdates() == null && request.billingMode() == null)) {
      return;
    }
    for (TableAddress address : GlobalTables.otherAddresses(table)) {
      UpdateTable same =
          new UpdateTable(
              address,
              request.attributes(),
              request.billingMode(),
              request.billingMode() == null ? null : request.throughput(),
              null,
              null,
              request.indexUpdates(),
              null,
              null,
              null,
              null);
      new TableUpdate(catalogue.named(address), same, definitions).run(catalogue);
    }
  }

  /**
   * Deletes a table: it is gone when this returns, and its rows are removed little by little by
   * {@link Maintenance}.
   *
   * @return the table as it was, {@code DELETING}
   */
  public TableDescription delete(TableAddress address) {
    return catalogue.changing(() -> {
      Table table = settled(address);
      TableDefinition definition = table.definition;
      if (definition.settings().deletionProtection()) {
        throw new ValidationException(
            "Resource cannot be deleted as it is currently protected against deletion. Disable"
                + " deletion protection first.");
      }
      if (table.indexes.stream().anyMatch(IndexRows::isBackfilling)) {
        throw new RejectedException(
            ErrorName.RESOURCE_IN_USE,
            "Attempt to change a resource which is still in use: Cannot delete table while"
                + " indexes are being created, updated, or deleted.");
      }
      TableDescription last = table.describe(clock.instant());
      catalogue.remove(
          table, transaction -> Garbage.drop(transaction, definition, clock.instant()));
      GlobalTables.leave(catalogue, address, clock.instant());
      return new TableDescription(
          definition.withStatus(TableStatus.DELETING, Instant.MAX),
          TableStatus.DELETING,
          last.size(),
          Map.of());
    });
  }

  /** Forgets every table of every account, deletion protection or not, and all backups. */
  public void clear() {
    Clearing.of(catalogue, clock.instant());
  }

  /** The table, which is not being created. */
  private Table settled(TableAddress address) {
    Table table = catalogue.named(address);
    if (table.isPending()) {
      throw new RejectedException(
          ErrorName.RESOURCE_IN_USE,
          "Attempt to change a resource which is still in use: Table is being created: "
              + address.name());
    }
    return table;
  }
}
