package dev.culvert.items;

import dev.culvert.items.row.KeyRange;
import dev.culvert.items.store.Cursor;
import dev.culvert.items.store.Lock;
import dev.culvert.items.store.Reader.Direction;
import dev.culvert.items.store.Snapshot;
import dev.culvert.items.store.Space;
import dev.culvert.items.stream.RecordCodec;
import dev.culvert.items.stream.StreamRecord;
import dev.culvert.items.table.CreateTable;
import dev.culvert.items.table.PointInTimeRecovery;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.table.TableDefinition;
import dev.culvert.items.table.TableDescription;
import dev.culvert.items.table.TableRules;
import dev.culvert.items.table.TableStatus;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemCodec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What exports read of tables, and how imports make them. */
public final class Transfers {
  /** The most items that may have changed between the moment that is exported and now. */
  static final int MAX_CHANGED = 1_000_000;

  private final Catalogue catalogue;
  private final Commits commits;
  private final InstantSource clock;

  Transfers(Catalogue catalogue, Commits commits, InstantSource clock) {
    this.catalogue = catalogue;
    this.commits = commits;
    this.clock = clock;
  }

  /**
   * What became of an item in a period.
   *
   * @param before null where there was none
   * @param after null where there is none
   * @param written when it was last written in that period
   */
  public record Change(Item key, @Nullable Item before, @Nullable Item after, Instant written) {}

  /** The id of a table that can be exported. */
  public String tableId(TableAddress address) {
    Table table = catalogue.find(address);
    if (table == null || table.isPending()) {
      throw new RejectedException(ErrorName.TABLE_NOT_FOUND, "Table not found: " + address.name());
    }
    return table.definition.uuid();
  }

  /** A table as it was at a moment of its continuous backups. */
  public TableMoment moment(TableAddress address, Instant time) {
    Table table = recoverable(address, time, time);
    Snapshot snapshot = CopyJobs.snapshot(catalogue, table);
    try {
      Map<Item, @Nullable Item> then = new LinkedHashMap<>();
      undo(snapshot, table, time, record -> then.put(record.keys(), record.oldImage()), then);
      return new TableMoment(table, time, snapshot, then);
    } catch (RuntimeException failed) {
      snapshot.close();
      throw failed;
    }
  }

  /** The items that changed in a period, each once. */
  public List<Change> changes(TableAddress address, Instant from, Instant to) {
    Table table = recoverable(address, from, to);
    try (Snapshot snapshot = CopyJobs.snapshot(catalogue, table)) {
      Map<Item, @Nullable Item> later = new LinkedHashMap<>();
      Map<Item, StreamRecord> first = new LinkedHashMap<>();
      Map<Item, Instant> written = new LinkedHashMap<>();
      undo(
          snapshot,
          table,
          from,
          record -> {
            if (record.created().isAfter(to)) {
              later.put(record.keys(), record.oldImage());
            } else {
              first.put(record.keys(), record);
              written.putIfAbsent(record.keys(), record.created());
            }
          },
          later);
      List<Change> changes = new ArrayList<>();
      first.forEach((key, record) -> {
        Item after =
            later.containsKey(key)
                ? later.get(key)
                : ItemReads.find(snapshot, table.keys.ofKey(key));
        changes.add(
            new Change(key, record.oldImage(), after, written.getOrDefault(key, record.created())));
      });
      return changes;
    }
  }

  private interface Undo {
    void see(StreamRecord record);
  }

  /** Shows the changes since a moment, the latest first. */
  private static void undo(
      Snapshot snapshot, Table table, Instant time, Undo undo, Map<Item, @Nullable Item> seen) {
    KeyRange log = RecoveryLog.rows(table.definition.settings().recovery());
    try (Cursor cursor = snapshot.scan(Space.STREAMS, log.from(), log.to(), Direction.BACKWARD)) {
      while (cursor.next()) {
        StreamRecord record = RecordCodec.decode(0, cursor.value());
        if (!record.created().isAfter(time)) {
          return;
        }
        undo.see(record);
        if (seen.size() > MAX_CHANGED) {
          throw new RejectedException(
              ErrorName.LIMIT_EXCEEDED,
              "More than %d items changed since %s".formatted(MAX_CHANGED, time));
        }
      }
    }
  }

  private Table recoverable(TableAddress address, Instant from, Instant to) {
    Table table = catalogue.find(address);
    if (table == null || table.isPending()) {
      throw new RejectedException(ErrorName.TABLE_NOT_FOUND, "Table not found: " + address.name());
    }
    PointInTimeRecovery recovery = table.definition.settings().recovery();
    Instant now = clock.instant();
    if (!recovery.enabled()) {
      throw new RejectedException(
          ErrorName.POINT_IN_TIME_RECOVERY_UNAVAILABLE,
          "Point in time recovery is not enabled for table '%s'".formatted(address.name()));
    }
    if (from.isBefore(recovery.earliest(now)) || to.isAfter(now)) {
      throw new RejectedException(
          ErrorName.INVALID_EXPORT_TIME,
          "The export time is not within the point in time recovery window: it must be between %s and %s"
              .formatted(recovery.earliest(now), now));
    }
    return table;
  }

  /** Creates a table that cannot be used before {@link #finish}. */
  public TableDescription begin(CreateTable request) {
    TableRules.check(request);
    return catalogue.changing(() -> {
      if (catalogue.find(request.address()) != null) {
        throw new RejectedException(
            ErrorName.RESOURCE_IN_USE, "Table already exists: " + request.address().name());
      }
      TableDefinition definition = catalogue.definitions(clock.instant()).of(request);
      return catalogue
          .put(definition.withStatus(TableStatus.CREATING, Definitions.LATER))
          .describe(Instant.MIN);
    });
  }

  /**
   * Puts items into a table that was begun.
   *
   * @return how many were not accepted
   */
  public int put(TableAddress address, List<Item> items) {
    Counted counted = new Counted();
    catalogue.filling(
        address,
        table -> {
          // Of several items with the same key the last is kept.
          Map<Item, Item> accepted = new LinkedHashMap<>();
          for (Item item : items) {
            try {
              table.keys.ofItem(item);
              PlannedWrite.check(table, item);
              accepted.put(table.keys.keyOf(item), item);
            } catch (ValidationException _) {
              counted.refused++;
            }
          }
          put(table, accepted);
        });
    return counted.refused;
  }

  private static final class Counted {
    int refused;
  }

  private void put(Table table, Map<Item, Item> items) {
    Set<Lock> locks = new LinkedHashSet<>();
    for (Item key : items.keySet()) {
      locks.add(Lock.of(Space.ITEMS, table.keys.ofKey(key)));
      if (table.hasLocalIndexes()) {
        locks.add(ItemCollections.lock(table, key));
      }
    }
    commits
        .write(
            locks,
            scope -> {
              List<ItemChange> made = new ArrayList<>();
              items.forEach((key, item) -> {
                byte[] rowKey = table.keys.ofKey(key);
                byte[] row = scope.transaction().get(Space.ITEMS, rowKey);
                Item before = row == null ? null : ItemCodec.decode(row);
                made.add(ItemChange.write(scope, table, rowKey, row, before, item));
              });
              return made;
            })
        .forEach(ItemChange::count);
  }

  /** Opens a table that was begun for use, if it is still there. */
  public void finish(TableAddress address) {
    catalogue.changing(() -> {
      Table table = catalogue.find(address);
      if (table != null && table.isPending()) {
        TableDefinition definition = table.definition;
        catalogue.put(definition.withStatus(TableStatus.ACTIVE, definition.created()));
      }
      return address;
    });
  }

  /** Removes a table that was begun, if it is still there. */
  public void abandon(TableAddress address) {
    catalogue.changing(() -> {
      Table table = catalogue.find(address);
      if (table != null && table.isPending()) {
        Instant now = clock.instant();
        catalogue.remove(table, transaction -> Garbage.drop(transaction, table.definition, now));
      }
      return address;
    });
  }
}
