package dev.culvert.items;

import dev.culvert.items.row.KeyWriter;
import dev.culvert.items.store.Space;
import dev.culvert.items.store.Transaction;
import dev.culvert.items.table.DefinitionCodec;
import dev.culvert.items.table.Fields;
import dev.culvert.items.table.StreamAddress;
import dev.culvert.items.table.StreamDefinition;
import dev.culvert.items.table.TableDefinition;
import dev.culvert.items.value.ItemCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

/**
 * A stream that its table has no more, because the table has another one or was deleted. Its
 * records stay readable until they are too old.
 *
 * @param table the table as it was, with the stream, whose shards are closed
 * @param since when it lost the stream
 */
record FormerStream(TableDefinition table, Instant since) {

  static FormerStream of(TableDefinition table, long end, Instant now) {
    StreamDefinition stream = Objects.requireNonNull(table.stream(), "there is one");
    return new FormerStream(table.withStream(stream.disabled().closed(end)), now);
  }

  StreamDefinition stream() {
    return Objects.requireNonNull(table.stream(), "there is one");
  }

  StreamAddress address() {
    return new StreamAddress(table.address(), stream().label());
  }

  boolean isOver(Instant now) {
    return since.plus(StreamSweep.KEPT).isBefore(now);
  }

  void put(Transaction transaction) {
    transaction.put(
        Space.META,
        key(),
        ItemCodec.encode(
            new Fields.Writer()
                .fields("table", DefinitionCodec.write(table))
                .instant("since", since)
                .build()));
  }

  /** Forgets the stream; its records are garbage. */
  void drop(Transaction transaction, Instant now) {
    transaction.delete(Space.META, key());
    Garbage.drop(transaction, Space.STREAMS, stream().id(), now);
  }

  private byte[] key() {
    byte[] arn = address().arn().getBytes(StandardCharsets.UTF_8);
    return MetaKey.FORMER_STREAM.of(new KeyWriter(arn.length).raw(arn).toArray());
  }

  static FormerStream decode(byte[] row) {
    Fields fields = new Fields(ItemCodec.decode(row));
    return new FormerStream(DefinitionCodec.read(fields.fields("table")), fields.instant("since"));
  }
}
