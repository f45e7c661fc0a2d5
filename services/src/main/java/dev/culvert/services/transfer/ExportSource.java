package dev.culvert.services.transfer;

import dev.culvert.items.TableMoment;
import dev.culvert.items.Transfers;
import dev.culvert.items.value.Item;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is exported: a table at a moment, or what changed in a period. */
sealed interface ExportSource extends AutoCloseable {
  String tableId();

  /** Hands out every line in a format; returns the bytes of the items. */
  long write(Format format, Lines lines) throws IOException;

  @Override
  void close();

  /** Takes lines. */
  interface Lines {
    void line(byte[] line) throws IOException;
  }

  /** All items of a table. */
  record Moment(String tableId, TableMoment table) implements ExportSource {
    @Override
    public long write(Format format, Lines lines) throws IOException {
      var bytes = 0L;
      for (var page = table.next(); !page.isEmpty(); page = table.next()) {
        for (var item : page) {
          bytes += item.sizeInBytes();
          lines.line(format.line(Map.of("Item", item), 0));
        }
      }
      return bytes;
    }

    @Override
    public void close() {
      table.close();
    }
  }

  /** The items that changed. */
  record Period(String tableId, List<Transfers.Change> changes, boolean oldImages)
      implements ExportSource {
    private static final long MICROS = 1_000_000;
    private static final int NANOS = 1000;

    public Period {
      changes = List.copyOf(changes);
    }

    @Override
    public long write(Format format, Lines lines) throws IOException {
      var bytes = 0L;
      for (var change : changes) {
        var members = new LinkedHashMap<String, Item>();
        members.put("Keys", change.key());
        var before = change.before();
        if (before != null && oldImages) {
          members.put("OldImage", before);
        }
        var after = change.after();
        if (after != null) {
          members.put("NewImage", after);
          bytes += after.sizeInBytes();
        }
        lines.line(format.line(members, micros(change.written())));
      }
      return bytes;
    }

    private static long micros(Instant time) {
      return time.getEpochSecond() * MICROS + time.getNano() / NANOS;
    }

    @Override
    public void close() {
      // Everything was read when it was made.
    }
  }
}
