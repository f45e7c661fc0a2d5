package dev.culvert.items;

import dev.culvert.items.operation.BatchGet;
import dev.culvert.items.operation.ConsumedCapacity;
import dev.culvert.items.operation.GetResult;
import dev.culvert.items.store.Space;
import dev.culvert.items.value.Bytes;
import dev.culvert.items.value.Item;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** BatchGetItem: reads that have nothing to do with each other but the request. */
final class BatchReads {
  private static final long MAX_BYTES = 16L * 1024 * 1024;

  private final Catalogue catalogue;

  BatchReads(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  BatchGet.Result get(BatchGet batch) {
    List<Part> parts = batch.tables().stream().map(this::part).toList();
    List<BatchGet.Found> found = new ArrayList<>();
    List<BatchGet.Keys> unprocessed = new ArrayList<>();
    List<ConsumedCapacity> capacities = new ArrayList<>();
    long bytes = 0;
    for (Part part : parts) {
      bytes = read(part, bytes, found, unprocessed, capacities);
    }
    return new BatchGet.Result(found, unprocessed, capacities);
  }

  private record Part(Table table, BatchGet.Keys request, List<byte[]> rowKeys) {}

  private Part part(BatchGet.Keys request) {
    Table table = catalogue.require(request.table());
    Set<Bytes> seen = new HashSet<>();
    List<byte[]> rowKeys = new ArrayList<>();
    for (Item key : request.keys()) {
      byte[] rowKey = table.keys.ofKey(key);
      if (!seen.add(Bytes.wrap(rowKey))) {
        throw new ValidationException("Provided list of item keys contains duplicates");
      }
      rowKeys.add(rowKey);
    }
    return new Part(table, request, rowKeys);
  }

  private long read(
      Part part,
      long bytesBefore,
      List<BatchGet.Found> found,
      List<BatchGet.Keys> unprocessed,
      List<ConsumedCapacity> capacities) {
    BatchGet.Keys request = part.request();
    long bytes = bytesBefore;
    List<byte[]> rows =
        bytes > MAX_BYTES ? List.of() : catalogue.store().getAll(Space.ITEMS, part.rowKeys());
    List<Item> items = new ArrayList<>();
    ConsumedCapacity consumed = null;
    int next = 0;
    while (next < rows.size() && bytes <= MAX_BYTES) {
      byte[] row = rows.get(next++);
      GetResult result =
          ItemReads.result(part.table(), request.projection(), request.consistent(), row);
      consumed = consumed == null ? result.capacity() : consumed.plus(result.capacity());
      if (result.item() != null) {
        items.add(result.item());
        bytes += result.item().sizeInBytes();
      }
    }
    found.add(new BatchGet.Found(request.table(), items));
    if (consumed != null) {
      capacities.add(consumed);
    }
    if (next < request.keys().size()) {
      List<Item> rest = request.keys().subList(next, request.keys().size());
      unprocessed.add(
          new BatchGet.Keys(request.table(), rest, request.projection(), request.consistent()));
    }
    return bytes;
  }
}
