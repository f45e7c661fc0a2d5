package dev.culvert.items;

import dev.culvert.items.store.Space;
import dev.culvert.items.store.Transaction;
import dev.culvert.items.table.GlobalTable;
import dev.culvert.items.table.ReplicaOverrides;
import dev.culvert.items.table.StreamDefinition;
import dev.culvert.items.table.StreamSpecification;
import dev.culvert.items.table.StreamViewType;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.table.TableClass;
import dev.culvert.items.table.TableDefinition;
import dev.culvert.items.table.TableDescription;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tables with replicas in several regions of the same account: each is a table like any other, and
 * what is written in one is carried to the others.
 */
public final class GlobalTables {
  private final Catalogue catalogue;
  private final CopyJobs jobs;
  private final InstantSource clock;

  GlobalTables(Catalogue catalogue, CopyJobs jobs, InstantSource clock) {
    this.catalogue = catalogue;
    this.jobs = jobs;
    this.clock = clock;
    catalogue.all().forEach(this::forgetMissing);
  }

  /** A crash may have come between the naming of a replica and its making. */
  private void forgetMissing(Table table) {
    GlobalTable global = table.definition.global();
    if (global != null) {
      for (String region : global.regions()) {
        TableAddress other = table.address().in(table.address().account(), region);
        if (catalogue.find(other) == null) {
          catalogue.changing(() -> {
            leave(catalogue, other, clock.instant());
            return other;
          });
        }
      }
    }
  }

  /** The other replicas of a table; one that is being made is {@code CREATING}. */
  public List<TableDescription> others(TableDefinition table) {
    List<TableDescription> others = new ArrayList<>();
    for (TableAddress address : otherAddresses(table)) {
      Table other = catalogue.find(address);
      if (other != null) {
        others.add(other.describe(clock.instant()));
      }
    }
    return others;
  }

  static List<TableAddress> otherAddresses(TableDefinition table) {
    GlobalTable global = table.global();
    TableAddress own = table.address();
    return global == null
        ? List.of()
        : global.regions().stream()
            .filter(region -> !region.equals(own.region()))
            .map(region -> own.in(own.account(), region))
            .toList();
  }

  /** Makes a replica in another region. It is {@code CREATING} until it has every item. */
  public TableDescription add(TableAddress address, String region, ReplicaOverrides overrides) {
    return catalogue.changing(() -> {
      Table table = usable(address);
      TableAddress target = address.in(address.account(), region);
      refuseMember(table.definition, region);
      if (catalogue.find(target) != null) {
        throw new ValidationException(
            "Failed to create a the new replica of table with name: '%s' because one or more replicas already existed as tables."
                .formatted(address.name()));
      }
      Definitions definitions = catalogue.definitions(clock.instant());
      TableDefinition streaming = streaming(table.definition, definitions);
      List<String> regions = regionsOf(streaming);
      regions.add(region);
      Table changed = join(streaming, GlobalTable.Version.V2019, regions, definitions);
      TableDefinition replica = definitions.replica(streaming, region, overrides);
      GlobalTable of = Objects.requireNonNull(changed.definition.global(), "it joined");
      catalogue.put(replica.withGlobal(definitions.member(of.version(), of.created(), regions)));
      jobs.seed(target);
      return changed.describe(clock.instant());
    });
  }

  /** Takes a replica away, with its table. */
  public TableDescription remove(TableAddress address, String region) {
    return catalogue.changing(() -> {
      Table table = usable(address);
      TableAddress target = address.in(address.account(), region);
      Table gone = catalogue.find(target);
      if (gone == null || !otherAddresses(table.definition).contains(target)) {
        throw new ValidationException(
            "Replica specified in the Replica Update or Replica Delete action of the request was"
                + " not found.");
      }
      refuseFilling(gone);
      Instant now = clock.instant();
      catalogue.remove(gone, transaction -> Garbage.drop(transaction, gone.definition, now));
      leave(catalogue, target, now);
      return catalogue.named(address).describe(now);
    });
  }

  /** Changes what one replica has otherwise than the others. */
  public TableDescription change(TableAddress address, String region, ReplicaOverrides overrides) {
    return catalogue.changing(() -> {
      Table table = usable(address);
      TableAddress target = address.in(address.account(), region);
      if (!target.equals(address) && !otherAddresses(table.definition).contains(target)) {
        throw new ValidationException(
            "Replica specified in the Replica Update or Replica Delete action of the request was"
                + " not found.");
      }
      TableDefinition replica = usable(target).definition;
      Instant now = clock.instant();
      TableClass tableClass = overrides.tableClass();
      if (tableClass != null) {
        replica = replica.withSettings(replica.settings().withClass(tableClass));
      }
      Long read = overrides.readUnits();
      if (read != null) {
        replica = replica.withCapacity(replica.capacity().withReadUnits(read, now));
      }
      catalogue.put(replica);
      return catalogue.named(address).describe(now);
    });
  }

  private static void refuseFilling(Table replica) {
    if (replica.isPending()) {
      throw new RejectedException(
          ErrorName.RESOURCE_IN_USE,
          "Attempt to change a resource which is still in use: Table is being created: "
              + replica.address().name());
    }
  }

  private void refuseMember(TableDefinition table, String region) {
    boolean member =
        table.global() == null
            ? table.address().region().equals(region)
            : table.global().regions().contains(region);
    if (member) {
      throw new ValidationException(
          "Failed to create a the new replica of table with name: '%s' because one or more replicas already existed as tables."
              .formatted(table.address().name()));
    }
  }

  /** Makes one global table of tables that are there, the first kind that DynamoDB had. */
  public List<TableDescription> create(String account, String name, List<String> regions) {
    return catalogue.changing(() -> {
      Definitions definitions = catalogue.definitions(clock.instant());
      List<Table> tables = new ArrayList<>();
      for (String region : regions) {
        tables.add(joinable(new TableAddress(account, region, name), tables));
      }
      for (Table table : tables) {
        GlobalTable own = definitions.member(GlobalTable.Version.V2017, definitions.now(), regions);
        catalogue.put(table.definition.withGlobal(own));
      }
      return describe(account, name);
    });
  }

  /** Adds an existing table of another region, or takes a replica out without deleting it. */
  public List<TableDescription> update(
      String account, String name, List<String> added, List<String> removed) {
    return catalogue.changing(() -> {
      List<TableDescription> members = describe(account, name);
      Table first = catalogue.named(members.getFirst().definition().address());
      for (String region : removed) {
        TableAddress address = new TableAddress(account, region, name);
        if (!regionsOf(first.definition).contains(region)) {
          throw new RejectedException(
              ErrorName.REPLICA_NOT_FOUND, "Replica not found in region: " + region);
        }
        Table left = catalogue.named(address);
        put(left.definition.withGlobal(null), left.definition);
        leave(catalogue, address, clock.instant());
      }
      for (String region : added) {
        addExisting(account, name, region);
      }
      return describe(account, name);
    });
  }

  private void addExisting(String account, String name, String region) {
    Table first = catalogue.named(describe(account, name).getFirst().definition().address());
    List<String> regions = regionsOf(first.definition);
    if (regions.contains(region)) {
      throw new RejectedException(
          ErrorName.REPLICA_ALREADY_EXISTS, "Replica already exists in region: " + region);
    }
    Table table = joinable(new TableAddress(account, region, name), List.of(first));
    regions.add(region);
    Definitions definitions = catalogue.definitions(clock.instant());
    GlobalTable of = Objects.requireNonNull(first.definition.global(), "described");
    join(first.definition, GlobalTable.Version.V2017, regions, definitions);
    catalogue.put(
        table.definition.withGlobal(definitions.member(of.version(), of.created(), regions)));
    jobs.seed(table.address());
  }

  /** The replicas of a global table of the first kind. */
  public List<TableDescription> describe(String account, String name) {
    List<TableDescription> members =
        list(account).stream()
            .filter(member -> member.definition().address().name().equals(name))
            .toList();
    if (members.isEmpty()) {
      throw new RejectedException(
          ErrorName.GLOBAL_TABLE_NOT_FOUND,
          "Global table not found: Global table with name: %s does not exist.".formatted(name));
    }
    return members;
  }

  /** The replicas of all global tables of the first kind, by name and region. */
  public List<TableDescription> list(String account) {
    Instant now = clock.instant();
    return catalogue.all().stream()
        .filter(table -> table.address().account().equals(account))
        .filter(table -> {
          GlobalTable global = table.definition.global();
          return global != null && global.version() == GlobalTable.Version.V2017;
        })
        .sorted((a, b) -> byNameAndRegion(a.address(), b.address()))
        .map(table -> table.describe(now))
        .toList();
  }

  private static int byNameAndRegion(TableAddress a, TableAddress b) {
    int byName = a.name().compareTo(b.name());
    return byName != 0 ? byName : a.region().compareTo(b.region());
  }

  /** A table that may become a replica of these. */
  private Table joinable(TableAddress address, List<Table> others) {
    Table table = catalogue.find(address);
    if (table == null || table.isPending()) {
      throw new RejectedException(
          ErrorName.TABLE_NOT_FOUND,
          "Table not found: Table: %s in region %s not found"
              .formatted(address.name(), address.region()));
    }
    TableDefinition definition = table.definition;
    if (definition.global() != null) {
      throw new RejectedException(
          ErrorName.GLOBAL_TABLE_ALREADY_EXISTS,
          "Global table with name: " + address.name() + " already exists.");
    }
    StreamDefinition stream = definition.stream();
    if (stream == null
        || !stream.enabled()
        || stream.viewType() != StreamViewType.NEW_AND_OLD_IMAGES) {
      throw new ValidationException(
          "One or more parameter values were invalid: Table %s in region %s must have a stream with view type NEW_AND_OLD_IMAGES"
              .formatted(address.name(), address.region()));
    }
    if (table.tally.size().items() != 0) {
      throw new ValidationException(
          "One or more parameter values were invalid: Table %s in region %s must be empty"
              .formatted(address.name(), address.region()));
    }
    for (Table other : others) {
      if (!definition.schema().key().equals(other.definition.schema().key())
          || !definition.schema().attributes().equals(other.definition.schema().attributes())) {
        throw new ValidationException(
            "One or more parameter values were invalid: the key schemas of the replicas of %s differ"
                .formatted(address.name()));
      }
    }
    return table;
  }

  private Table usable(TableAddress address) {
    Table table = catalogue.named(address);
    refuseFilling(table);
    return table;
  }

  private static List<String> regionsOf(TableDefinition table) {
    return new ArrayList<>(
        table.global() == null ? List.of(table.address().region()) : table.global().regions());
  }

  /** Tells a table and its other replicas of all the regions, and returns the table. */
  private Table join(
      TableDefinition table,
      GlobalTable.Version version,
      List<String> regions,
      Definitions definitions) {
    for (TableAddress address : otherAddresses(table)) {
      TableDefinition other = catalogue.named(address).definition;
      GlobalTable global = Objects.requireNonNull(other.global(), "a replica");
      catalogue.put(other.withGlobal(global.withRegions(regions)));
    }
    GlobalTable own = table.global();
    return catalogue.put(
        table.withGlobal(
            own == null
                ? definitions.member(version, definitions.now(), regions)
                : own.withRegions(regions)));
  }

  private static TableDefinition streaming(TableDefinition table, Definitions definitions) {
    StreamDefinition stream = table.stream();
    if (stream == null || !stream.enabled()) {
      return table.withStream(
          definitions.stream(new StreamSpecification(true, StreamViewType.NEW_AND_OLD_IMAGES)));
    }
    if (stream.viewType() != StreamViewType.NEW_AND_OLD_IMAGES) {
      // [U] the text of this case.
      throw new ValidationException(
          "One or more parameter values were invalid: Replicas need a stream with view type"
              + " NEW_AND_OLD_IMAGES on table "
              + table.address().name());
    }
    return table;
  }

  /** Takes a table's name off the others' lists; one that is left alone is an ordinary table. */
  static void leave(Catalogue catalogue, TableAddress gone, Instant now) {
    for (Table other : catalogue.all()) {
      TableDefinition definition = other.definition;
      GlobalTable global = definition.global();
      if (global != null && otherAddresses(definition).contains(gone)) {
        List<String> left = new ArrayList<>(global.regions());
        left.remove(gone.region());
        GlobalTable next = left.size() < 2 ? null : global.withRegions(left);
        catalogue.put(
            definition.withGlobal(next),
            transaction -> {
              if (next == null) {
                drop(transaction, global, now);
              }
            });
      }
    }
  }

  private void put(TableDefinition next, TableDefinition old) {
    catalogue.put(next, transaction -> drop(transaction, old.global(), clock.instant()));
  }

  /** Makes garbage of a replica's queue and stamps. */
  static void drop(Transaction transaction, @Nullable GlobalTable global, Instant now) {
    if (global != null) {
      Garbage.drop(transaction, Space.STREAMS, global.queue(), now);
      Garbage.drop(transaction, Space.STREAMS, global.versions(), now);
    }
  }
}
