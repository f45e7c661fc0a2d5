package dev.culvert.items;

import dev.culvert.items.row.KeyRange;
import dev.culvert.items.store.Cursor;
import dev.culvert.items.store.Lock;
import dev.culvert.items.store.Reader.Direction;
import dev.culvert.items.store.Space;
import dev.culvert.items.store.Store;
import dev.culvert.items.store.Transaction;
import dev.culvert.items.table.DefinitionCodec;
import dev.culvert.items.table.StreamAddress;
import dev.culvert.items.table.StreamDefinition;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.table.TableDefinition;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The tables there are: kept in the store, and ready for use in memory. Changes happen one at a
 * time; lookups never wait.
 */
final class Catalogue {
  private final Store store;
  private final Sequences sequences;
  private final Supplier<UUID> uuids;
  private final InstantSource clock;
  private final Map<TableAddress, Table> tables = new ConcurrentHashMap<>();
  private final Map<StreamAddress, FormerStream> formerStreams = new ConcurrentHashMap<>();
  private final ReentrantLock changes = new ReentrantLock();

  /** The next id to give away; guarded by {@link #changes}. */
  private int nextId;

  Catalogue(Store store, Sequences sequences, InstantSource clock, Supplier<UUID> uuids) {
    this.store = store;
    this.sequences = sequences;
    this.uuids = uuids;
    this.clock = clock;
    byte[] next = store.get(Space.META, MetaKey.NEXT_ID.alone());
    this.nextId = next == null ? 1 : ByteBuffer.wrap(next).getInt();
    KeyRange all = MetaKey.TABLE.all();
    try (Cursor cursor = store.scan(Space.META, all.from(), all.to(), Direction.FORWARD)) {
      while (cursor.next()) {
        Table table = new Table(DefinitionCodec.decode(cursor.value()), new TableState());
        tables.put(table.address(), table);
      }
    }
    KeyRange former = MetaKey.FORMER_STREAM.all();
    try (Cursor cursor = store.scan(Space.META, former.from(), former.to(), Direction.FORWARD)) {
      while (cursor.next()) {
        FormerStream stream = FormerStream.decode(cursor.value());
        formerStreams.put(stream.address(), stream);
      }
    }
  }

  Store store() {
    return store;
  }

  /** Every table, in no order. */
  List<Table> all() {
    return List.copyOf(tables.values());
  }

  @Nullable Table find(TableAddress address) {
    return tables.get(address);
  }

  /** The streams that their tables have no more. */
  Collection<FormerStream> formerStreams() {
    return formerStreams.values();
  }

  /** The definition of the table that has a stream, or had it not long ago. */
  @Nullable TableDefinition withStream(StreamAddress address) {
    Table table = tables.get(address.table());
    StreamDefinition stream = table == null ? null : table.definition.stream();
    if (table != null && stream != null && stream.label().equals(address.label())) {
      return table.definition;
    }
    FormerStream former = formerStreams.get(address);
    return former == null ? null : former.table();
  }

  /** Forgets a former stream; within {@link #changing}. */
  void forget(FormerStream stream, Instant now) {
    write(transaction -> stream.drop(transaction, now));
    formerStreams.remove(stream.address());
  }

  /** The table, for an operation on items. */
  Table require(TableAddress address) {
    Table table = tables.get(address);
    if (table == null || table.isPending()) {
      throw new RejectedException(ErrorName.RESOURCE_NOT_FOUND, "Requested resource not found");
    }
    return table;
  }

  /** The table, for an operation on tables. */
  Table named(TableAddress address) {
    Table table = tables.get(address);
    if (table == null) {
      throw new RejectedException(
          ErrorName.RESOURCE_NOT_FOUND,
          "Requested resource not found: Table: %s not found".formatted(address.name()));
    }
    return table;
  }

  /** Runs a write of items while the table's definition stays as it is. */
  <T> T writing(TableAddress address, Function<Table, T> body) {
    while (true) {
      Table table = require(address);
      table.state.gate.readLock().lock();
      try {
        if (tables.get(address) == table) {
          return body.apply(table);
        }
      } finally {
        table.state.gate.readLock().unlock();
      }
    }
  }

  /** Runs a write of items of a table that may still be being filled, if it is there. */
  void filling(TableAddress address, Consumer<Table> body) {
    Table table = find(address);
    while (table != null) {
      table.state.gate.readLock().lock();
      try {
        if (find(address) == table) {
          body.accept(table);
          return;
        }
      } finally {
        table.state.gate.readLock().unlock();
      }
      table = find(address);
    }
  }

  /** Runs a write of items of several tables while their definitions stay as they are. */
  <T> T writing(Collection<TableAddress> addresses, Function<Map<TableAddress, Table>, T> body) {
    while (true) {
      List<Table> wanted = new ArrayList<>();
      addresses.forEach(address -> wanted.add(require(address)));
      // In one order for all, or two writes and two changes could wait for each other in a ring.
      wanted.sort(Comparator.comparingInt(table -> table.definition.id()));
      wanted.forEach(table -> table.state.gate.readLock().lock());
      try {
        if (wanted.stream().allMatch(table -> tables.get(table.address()) == table)) {
          Map<TableAddress, Table> byAddress = new HashMap<>();
          wanted.forEach(table -> byAddress.put(table.address(), table));
          return body.apply(byAddress);
        }
      } finally {
        wanted.forEach(table -> table.state.gate.readLock().unlock());
      }
    }
  }

  /** Runs a change of tables while there is no other. */
  <T> T changing(Supplier<T> body) {
    changes.lock();
    try {
      return body.get();
    } finally {
      changes.unlock();
    }
  }

  /** Makes definitions with ids that nothing ever had; within {@link #changing}. */
  Definitions definitions(Instant now) {
    return new Definitions(() -> nextId++, uuids, sequences.next(), now);
  }

  /** Adds a table or puts a new version of one in its place; within {@link #changing}. */
  Table put(TableDefinition definition) {
    return put(definition, _ -> {});
  }

  /** The same, writing something else in the same transaction. */
  Table put(TableDefinition definition, Consumer<Transaction> also) {
    Table old = tables.get(definition.address());
    TableState state = old == null ? new TableState() : old.state;
    return put(state, () -> definition, also);
  }

  /** Puts a new version in a table's place that is made while none of its items is written. */
  Table putStill(Table table, UnaryOperator<TableDefinition> change) {
    return put(table.state, () -> change.apply(table.definition), _ -> {});
  }

  private Table put(TableState state, Supplier<TableDefinition> made, Consumer<Transaction> also) {
    state.gate.writeLock().lock();
    try {
      TableDefinition definition = withClosedStream(made.get());
      Table old = tables.get(definition.address());
      FormerStream former = old == null ? null : replaced(old.definition, definition.stream());
      commit(
          definition.address(),
          transaction -> {
            byte[] key = MetaKey.TABLE.of(definition.address());
            transaction.put(Space.META, key, DefinitionCodec.encode(definition));
            if (former != null) {
              former.put(transaction);
            }
            also.accept(transaction);
          });
      if (former != null) {
        formerStreams.put(former.address(), former);
      }
      Table table = new Table(definition, state);
      tables.put(definition.address(), table);
      return table;
    } finally {
      state.gate.writeLock().unlock();
    }
  }

  /** The stream that a table had and has no more, or null. */
  private @Nullable FormerStream replaced(TableDefinition old, @Nullable StreamDefinition next) {
    StreamDefinition stream = old.stream();
    return stream == null || (next != null && next.id() == stream.id())
        ? null
        : FormerStream.of(old, sequences.next(), clock.instant());
  }

  /** The shards of a stream that was switched off take no more records. */
  private TableDefinition withClosedStream(TableDefinition definition) {
    StreamDefinition stream = definition.stream();
    return stream == null || stream.enabled()
        ? definition
        : definition.withStream(stream.closed(sequences.next()));
  }

  /**
   * Writes something of the catalogue that is no table, while there is no other change: of two, the
   * later would otherwise write down the earlier's next id.
   */
  void write(Consumer<Transaction> writes) {
    changing(() -> {
      byte[] next = ByteBuffer.allocate(4).putInt(nextId).array();
      return store.transact(
          List.of(),
          transaction -> {
            writes.accept(transaction);
            transaction.put(Space.META, MetaKey.NEXT_ID.alone(), next);
            return next;
          });
    });
  }

  /** Forgets a table; its rows become garbage in the same transaction. Within {@link #changing}. */
  void remove(Table table, Consumer<Transaction> also) {
    table.state.gate.writeLock().lock();
    try {
      FormerStream former = replaced(table.definition, null);
      commit(
          table.address(),
          transaction -> {
            transaction.delete(Space.META, MetaKey.TABLE.of(table.address()));
            if (former != null) {
              former.put(transaction);
            }
            also.accept(transaction);
          });
      tables.remove(table.address());
      if (former != null) {
        formerStreams.put(former.address(), former);
      }
    } finally {
      table.state.gate.writeLock().unlock();
    }
  }

  private void commit(TableAddress address, Consumer<Transaction> writes) {
    Lock lock = Lock.of(Space.META, MetaKey.TABLE.of(address));
    byte[] next = ByteBuffer.allocate(4).putInt(nextId).array();
    store.transact(
        List.of(lock),
        transaction -> {
          writes.accept(transaction);
          transaction.put(Space.META, MetaKey.NEXT_ID.alone(), next);
          return next;
        });
  }
}
