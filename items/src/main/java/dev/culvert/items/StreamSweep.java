package dev.culvert.items;

import dev.culvert.items.row.KeyRange;
import dev.culvert.items.store.Cursor;
import dev.culvert.items.store.Reader.Direction;
import dev.culvert.items.store.Space;
import dev.culvert.items.stream.RecordCodec;
import dev.culvert.items.table.Shard;
import dev.culvert.items.table.StreamDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps streams in shape: old records and empty shards go, shards that are open long are closed.
 */
final class StreamSweep {
  static final Duration KEPT = Duration.ofHours(24);
  static final Duration OPEN = Duration.ofHours(4);
  private static final int STEP_ROWS = 1000;

  /** A shard that took more records while it was open goes on as two. */
  static final long SPLIT_RECORDS = 500_000;

  private final Catalogue catalogue;
  private final Sequences sequences;

  StreamSweep(Catalogue catalogue, Sequences sequences) {
    this.catalogue = catalogue;
    this.sequences = sequences;
  }

  /** Does a little; false where there is nothing to do now. */
  boolean step(Instant now) {
    for (Table table : catalogue.all()) {
      StreamDefinition stream = table.definition.stream();
      if (stream == null) {
        continue;
      }
      for (Shard shard : stream.shards()) {
        if (trim(stream, shard, now) || roll(table, stream, shard, now)) {
          return true;
        }
      }
    }
    for (FormerStream former : catalogue.formerStreams()) {
      if (former.isOver(now)) {
        catalogue.changing(() -> {
          catalogue.forget(former, now);
          return former;
        });
        return true;
      }
    }
    return false;
  }

  private boolean trim(StreamDefinition stream, Shard shard, Instant now) {
    Instant limit = now.minus(KEPT);
    KeyRange all = StreamRows.range(stream, shard, shard.start(), Long.MAX_VALUE);
    List<byte[]> old = new ArrayList<>();
    try (Cursor cursor =
        catalogue.store().scan(Space.STREAMS, all.from(), all.to(), Direction.FORWARD)) {
      while (old.size() < STEP_ROWS
          && cursor.next()
          && RecordCodec.decode(0, cursor.value()).created().isBefore(limit)) {
        old.add(cursor.key());
      }
    }
    if (old.isEmpty()) {
      return false;
    }
    catalogue
        .store()
        .transact(
            List.of(),
            transaction -> {
              old.forEach(key -> transaction.delete(Space.STREAMS, key));
              return old;
            });
    return true;
  }

  private boolean roll(Table table, StreamDefinition stream, Shard shard, Instant now) {
    if (shard.isOpen()) {
      if (!stream.enabled() || shard.opened().plus(OPEN).isAfter(now) || isEmpty(stream, shard)) {
        return false;
      }
      change(table, stream, shards -> successors(shards, stream, shard, now));
      return true;
    }
    if (shard.opened().plus(OPEN).plus(KEPT).isAfter(now)
        || !isEmpty(stream, shard)
        || stream.shards().size() == 1) {
      return false;
    }
    change(table, stream, shards -> shards.removeIf(each -> each.number() == shard.number()));
    return true;
  }

  private boolean isEmpty(StreamDefinition stream, Shard shard) {
    KeyRange all = StreamRows.range(stream, shard, shard.start(), Long.MAX_VALUE);
    try (Cursor cursor =
        catalogue.store().scan(Space.STREAMS, all.from(), all.to(), Direction.FORWARD)) {
      return !cursor.next();
    }
  }

  private interface ShardChange {
    void apply(List<Shard> shards);
  }

  /** Changes a stream's shards while no write of its table is under way. */
  private void change(Table table, StreamDefinition stream, ShardChange change) {
    catalogue.changing(() -> {
      Table current = catalogue.find(table.address());
      if (current == null || !stream.equals(current.definition.stream())) {
        return table;
      }
      return catalogue.putStill(
          current,
          definition -> {
            List<Shard> shards = new ArrayList<>(stream.shards());
            change.apply(shards);
            return definition.withStream(stream.withShards(shards));
          });
    });
  }

  private void successors(List<Shard> shards, StreamDefinition stream, Shard shard, Instant now) {
    long end = sequences.next();
    shards.set(shards.indexOf(shard), shard.closed(end));
    int number = stream.shards().getLast().number() + 1;
    if (!isBusy(stream, shard)) {
      shards.add(
          new Shard(number, shard.number(), shard.firstHash(), shard.lastHash(), end, null, now));
      return;
    }
    long middle = shard.firstHash() + ((shard.lastHash() - shard.firstHash()) >>> 1);
    shards.add(new Shard(number, shard.number(), shard.firstHash(), middle, end, null, now));
    shards.add(new Shard(number + 1, shard.number(), middle + 1, shard.lastHash(), end, null, now));
  }

  private boolean isBusy(StreamDefinition stream, Shard shard) {
    KeyRange all = StreamRows.range(stream, shard, shard.start(), Long.MAX_VALUE);
    long rows = 0;
    try (Cursor cursor =
        catalogue.store().scan(Space.STREAMS, all.from(), all.to(), Direction.FORWARD)) {
      while (rows <= SPLIT_RECORDS && cursor.next()) {
        rows++;
      }
    }
    return rows > SPLIT_RECORDS;
  }
}
