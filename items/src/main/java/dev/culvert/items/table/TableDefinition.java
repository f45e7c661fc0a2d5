package dev.culvert.items.table;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a table, as it is kept in the store.
 *
 * @param id names its rows in the store; never used again
 * @param uuid its {@code TableId}
 * @param status the state it was put into at its last change; see {@link #statusAt}
 * @param settled when that state becomes {@link TableStatus#ACTIVE}
 * @param stream the latest stream, recording or not; null where there never was one
 * @param restoredFrom null where it was made empty
 * @param global null where it has no replicas
 */
public record TableDefinition(
    TableAddress address,
    int id,
    String uuid,
    Instant created,
    TableStatus status,
    Instant settled,
    TableSchema schema,
    Capacity capacity,
    TableSettings settings,
    @Nullable StreamDefinition stream,
    @Nullable RestoredFrom restoredFrom,
    @Nullable GlobalTable global) {

  /** The state at a moment: what is under way ends by the passing of time. */
  public TableStatus statusAt(Instant now) {
    boolean passing = status == TableStatus.CREATING || status == TableStatus.UPDATING;
    return passing && !now.isBefore(settled) ? TableStatus.ACTIVE : status;
  }

  public TableDefinition withStatus(TableStatus next, Instant until) {
    return new TableDefinition(
        address,
        id,
        uuid,
        created,
        next,
        until,
        schema,
        capacity,
        settings,
        stream,
        restoredFrom,
        global);
  }

  public TableDefinition withSchema(TableSchema next) {
    return new TableDefinition(
        address,
        id,
        uuid,
        created,
        status,
        settled,
        next,
        capacity,
        settings,
        stream,
        restoredFrom,
        global);
  }

  public TableDefinition withCapacity(Capacity next) {
    return new TableDefinition(
        address,
        id,
        uuid,
        created,
        status,
        settled,
        schema,
        next,
        settings,
        stream,
        restoredFrom,
        global);
  }

  public TableDefinition withSettings(TableSettings next) {
    return new TableDefinition(
        address,
        id,
        uuid,
        created,
        status,
        settled,
        schema,
        capacity,
        next,
        stream,
        restoredFrom,
        global);
  }

  public TableDefinition withStream(@Nullable StreamDefinition next) {
    return new TableDefinition(
        address,
        id,
        uuid,
        created,
        status,
        settled,
        schema,
        capacity,
        settings,
        next,
        restoredFrom,
        global);
  }

  public TableDefinition withGlobal(@Nullable GlobalTable next) {
    return new TableDefinition(
        address,
        id,
        uuid,
        created,
        status,
        settled,
        schema,
        capacity,
        settings,
        stream,
        restoredFrom,
        next);
  }
}
