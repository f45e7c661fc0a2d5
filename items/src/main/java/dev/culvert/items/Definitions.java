package dev.culvert.items;

import dev.culvert.items.backup.RestoreOverrides;
import dev.culvert.items.table.AttributeDefinition;
import dev.culvert.items.table.BillingMode;
import dev.culvert.items.table.Capacity;
import dev.culvert.items.table.CreateTable;
import dev.culvert.items.table.GlobalIndex;
import dev.culvert.items.table.GlobalIndexSpecification;
import dev.culvert.items.table.GlobalTable;
import dev.culvert.items.table.IndexStatus;
import dev.culvert.items.table.KeySchema;
import dev.culvert.items.table.KeySchemaElement;
import dev.culvert.items.table.KeyType;
import dev.culvert.items.table.LocalIndex;
import dev.culvert.items.table.PointInTimeRecovery;
import dev.culvert.items.table.Projection;
import dev.culvert.items.table.ProvisionedThroughput;
import dev.culvert.items.table.ReplicaOverrides;
import dev.culvert.items.table.ResourcePolicy;
import dev.culvert.items.table.RestoredFrom;
import dev.culvert.items.table.Shard;
import dev.culvert.items.table.StreamDefinition;
import dev.culvert.items.table.StreamSpecification;
import dev.culvert.items.table.StreamViewType;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.table.TableClass;
import dev.culvert.items.table.TableDefinition;
import dev.culvert.items.table.TableSchema;
import dev.culvert.items.table.TableSettings;
import dev.culvert.items.table.TableStatus;
import dev.culvert.items.table.Throughput;
import dev.culvert.items.table.TimeToLive;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes definitions of what was asked for and found right.
 *
 * @param rowIds gives ids that nothing ever had
 * @param nextSequence where a new stream's sequence numbers begin
 */
record Definitions(IntSupplier rowIds, Supplier<UUID> uuids, long nextSequence, Instant now) {
  private static final DateTimeFormatter STREAM_LABEL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  /** When something settles that takes as long as it takes. */
  static final Instant LATER = Instant.ofEpochMilli(Long.MAX_VALUE);

  /** A new table like one that was backed up, to be filled. */
  TableDefinition restored(
      TableDefinition source, TableAddress target, RestoreOverrides overrides, RestoredFrom from) {
    TableSchema schema = source.schema();
    List<LocalIndex> local =
        schema.localIndexes().stream()
            .filter(index -> kept(overrides.localIndexes(), index.name()))
            .map(i -> new LocalIndex(rowIds.getAsInt(), i.name(), i.key(), i.projection()))
            .toList();
    List<GlobalIndex> global =
        schema.globalIndexes().stream()
            .filter(index -> kept(overrides.globalIndexes(), index.name()))
            .map(this::renamed)
            .toList();
    TableSchema kept = new TableSchema(schema.attributes(), schema.key(), local, global);
    return new TableDefinition(
        target,
        rowIds.getAsInt(),
        uuids.get().toString(),
        now,
        TableStatus.CREATING,
        LATER,
        new TableSchema(kept.usedAttributes(), schema.key(), local, global),
        restored(source.capacity(), overrides),
        new TableSettings(
            source.settings().tableClass(),
            false,
            overrides.sse() == null ? source.settings().sse() : overrides.sse(),
            TimeToLive.NEVER_SET,
            PointInTimeRecovery.OFF,
            Map.of(),
            null,
            null,
            Map.of()),
        null,
        from,
        null);
  }

  /** A new replica of a table in another region, to be filled. */
  TableDefinition replica(TableDefinition source, String region, ReplicaOverrides overrides) {
    TableSchema schema = source.schema();
    TableSettings settings = source.settings();
    TimeToLive times = settings.timeToLive();
    TableClass own = overrides.tableClass();
    return new TableDefinition(
        source.address().in(source.address().account(), region),
        rowIds.getAsInt(),
        uuids.get().toString(),
        now,
        TableStatus.CREATING,
        LATER,
        new TableSchema(
            schema.attributes(),
            schema.key(),
            schema.localIndexes().stream()
                .map(i -> new LocalIndex(rowIds.getAsInt(), i.name(), i.key(), i.projection()))
                .toList(),
            schema.globalIndexes().stream().map(this::renamed).toList()),
        replicated(source.capacity(), overrides),
        new TableSettings(
            own == null ? settings.tableClass() : own,
            false,
            settings.sse(),
            times.enabled()
                ? new TimeToLive(true, times.attribute(), times.changed(), rowIds.getAsInt())
                : TimeToLive.NEVER_SET,
            PointInTimeRecovery.OFF,
            Map.of(),
            null,
            null,
            Map.of()),
        stream(new StreamSpecification(true, StreamViewType.NEW_AND_OLD_IMAGES)),
        null,
        null);
  }

  private Capacity replicated(Capacity source, ReplicaOverrides overrides) {
    Throughput units = source.provisioned().units();
    Long read = overrides.readUnits();
    return new Capacity(
        source.mode(),
        ProvisionedThroughput.of(read == null ? units : new Throughput(read, units.writeUnits())),
        source.onDemand(),
        source.warm(),
        source.lastOnDemand());
  }

  /** What a table needs to become one of the replicas of a global table. */
  GlobalTable member(GlobalTable.Version version, Instant created, List<String> regions) {
    return new GlobalTable(version, created, regions, rowIds.getAsInt(), rowIds.getAsInt());
  }

  private static boolean kept(@Nullable List<String> names, String name) {
    return names == null || names.contains(name);
  }

  private GlobalIndex renamed(GlobalIndex index) {
    return new GlobalIndex(
        rowIds.getAsInt(),
        index.name(),
        index.key(),
        index.projection(),
        index.provisioned(),
        index.onDemand(),
        index.warm(),
        IndexStatus.ACTIVE,
        false);
  }

  private Capacity restored(Capacity source, RestoreOverrides overrides) {
    BillingMode mode = overrides.billingMode() == null ? source.mode() : overrides.billingMode();
    Throughput units =
        overrides.throughput() == null ? source.provisioned().units() : overrides.throughput();
    boolean onDemand = mode == BillingMode.PAY_PER_REQUEST;
    return new Capacity(
        mode,
        ProvisionedThroughput.of(onDemand ? Throughput.NONE : units),
        overrides.onDemand() == null ? source.onDemand() : overrides.onDemand(),
        source.warm(),
        onDemand ? now : null);
  }

  TableDefinition of(CreateTable request) {
    BillingMode mode =
        request.billingMode() == null ? BillingMode.PROVISIONED : request.billingMode();
    Throughput units = request.throughput() == null ? Throughput.NONE : request.throughput();
    return new TableDefinition(
        request.address(),
        rowIds.getAsInt(),
        uuids.get().toString(),
        now,
        TableStatus.CREATING,
        now,
        schema(request),
        new Capacity(
            mode,
            ProvisionedThroughput.of(units),
            request.onDemand(),
            request.warm(),
            mode == BillingMode.PAY_PER_REQUEST ? now : null),
        settings(request),
        stream(request.stream()),
        null,
        null);
  }

  private TableSchema schema(CreateTable request) {
    List<LocalIndex> local =
        request.localIndexes() == null
            ? List.of()
            : request.localIndexes().stream()
                .map(index ->
                    new LocalIndex(
                        rowIds.getAsInt(),
                        index.name(),
                        key(index.keySchema()),
                        sorted(index.projection())))
                .toList();
    List<GlobalIndex> global =
        request.globalIndexes() == null
            ? List.of()
            : request.globalIndexes().stream()
                .map(index -> of(index, IndexStatus.ACTIVE, false))
                .toList();
    return new TableSchema(sorted(request.attributes()), key(request.keySchema()), local, global);
  }

  GlobalIndex of(GlobalIndexSpecification index, IndexStatus status, boolean backfilling) {
    Throughput units = index.throughput() == null ? Throughput.NONE : index.throughput();
    return new GlobalIndex(
        rowIds.getAsInt(),
        index.name(),
        key(index.keySchema()),
        sorted(index.projection()),
        ProvisionedThroughput.of(units),
        index.onDemand(),
        index.warm(),
        status,
        backfilling);
  }

  /** A new stream as asked for, or null where none was. */
  @Nullable StreamDefinition stream(@Nullable StreamSpecification stream) {
    if (stream == null || !stream.enabled()) {
      return null;
    }
    StreamViewType view = Objects.requireNonNull(stream.viewType(), "checked");
    return new StreamDefinition(
        rowIds.getAsInt(),
        STREAM_LABEL.format(now),
        view,
        true,
        now,
        List.of(Shard.first(nextSequence, now)));
  }

  private TableSettings settings(CreateTable request) {
    return new TableSettings(
        request.tableClass(),
        request.deletionProtection(),
        request.sse(),
        TimeToLive.NEVER_SET,
        PointInTimeRecovery.OFF,
        request.tags(),
        request.resourcePolicy() == null ? null : policy(request.resourcePolicy()),
        null,
        Map.of());
  }

  /** A policy in its first or next revision. */
  ResourcePolicy policy(String document) {
    UUID random = uuids.get();
    long revision = random.getMostSignificantBits() ^ random.getLeastSignificantBits();
    return new ResourcePolicy(document, Long.toString(revision & Long.MAX_VALUE));
  }

  static KeySchema key(List<KeySchemaElement> elements) {
    return new KeySchema(names(elements, KeyType.HASH), names(elements, KeyType.RANGE));
  }

  private static List<String> names(List<KeySchemaElement> elements, KeyType type) {
    return elements.stream()
        .filter(element -> element.type() == type)
        .map(KeySchemaElement::name)
        .toList();
  }

  /** DynamoDB gives definitions back in the order of their names. */
  static List<AttributeDefinition> sorted(List<AttributeDefinition> definitions) {
    return definitions.stream().sorted(Comparator.comparing(AttributeDefinition::name)).toList();
  }

  private static Projection sorted(Projection projection) {
    return projection.nonKeyAttributes() == null
        ? projection
        : new Projection(
            projection.type(), projection.nonKeyAttributes().stream().sorted().toList());
  }
}
