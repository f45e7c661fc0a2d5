package dev.culvert.items;

import dev.culvert.items.operation.BatchGet;
import dev.culvert.items.operation.BatchWrite;
import dev.culvert.items.operation.Get;
import dev.culvert.items.operation.GetResult;
import dev.culvert.items.operation.Page;
import dev.culvert.items.operation.Query;
import dev.culvert.items.operation.Scan;
import dev.culvert.items.operation.TransactGet;
import dev.culvert.items.operation.TransactWrite;
import dev.culvert.items.operation.Write;
import dev.culvert.items.operation.WriteResult;
import dev.culvert.items.store.Store;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A DynamoDB: the tables of every account and region, over one store. For any number of threads.
 *
 * <p>Its methods throw {@link ValidationException} for input that DynamoDB calls invalid, {@link
 * RejectedException} where it says no for another reason, and {@link
 * dev.culvert.items.store.StoreException} where the store fails; messages are DynamoDB's own.
 */
public final class Database implements AutoCloseable {
  private final Sizes sizes;
  private final Tables tables;
  private final Maintenance maintenance;
  private final ItemReads reads;
  private final ItemWrites writes;
  private final PageReads pages;
  private final BatchReads batchReads;
  private final BatchWrites batchWrites;
  private final Transactions transactions;
  private final Tags tags;
  private final TimesToLive timesToLive;
  private final ResourcePolicies resourcePolicies;
  private final ContributorInsights contributorInsights;
  private final Streams streams;
  private final CopyJobs jobs;
  private final GlobalTables globalTables;
  private final Backups backups;
  private final Throttle throttle;
  private final Transfers transfers;

  private Database(Catalogue catalogue, Sequences sequences, Sizes sizes, InstantSource clock) {
    this.sizes = sizes;
    Commits commits = new Commits(catalogue.store(), sequences, clock);
    this.tables = new Tables(catalogue, clock);
    Replication replication = new Replication(catalogue, commits, sequences);
    this.jobs = new CopyJobs(catalogue, commits, replication);
    this.globalTables = new GlobalTables(catalogue, jobs, clock);
    this.backups = new Backups(catalogue, jobs, clock);
    this.maintenance =
        new Maintenance(catalogue, commits, sequences, jobs, replication, sizes, clock);
    this.tags = new Tags(catalogue);
    this.timesToLive = new TimesToLive(catalogue, clock);
    this.contributorInsights = new ContributorInsights(catalogue);
    this.resourcePolicies = new ResourcePolicies(catalogue, clock);
    this.streams = new Streams(catalogue, sequences, clock);
    this.throttle = new Throttle(catalogue, clock);
    this.transfers = new Transfers(catalogue, commits, clock);
    TransactionClaims claims = new TransactionClaims();
    this.reads = new ItemReads(catalogue);
    this.writes = new ItemWrites(catalogue, commits, claims);
    this.transactions = new Transactions(catalogue, commits, claims, clock);
    this.pages = new PageReads(catalogue);
    this.batchReads = new BatchReads(catalogue);
    this.batchWrites = new BatchWrites(catalogue, commits);
  }

  /**
   * Opens what a store holds, or begins an empty database in it.
   *
   * @param ids gives random names
   * @throws dev.culvert.items.store.StoreException where a later version wrote the store
   */
  public static Database open(Store store, InstantSource clock, Supplier<UUID> ids) {
    FormatVersion.check(store);
    Sequences sequences = new Sequences(store);
    Catalogue catalogue = new Catalogue(store, sequences, clock, ids);
    return new Database(catalogue, sequences, new Sizes(catalogue), clock);
  }

  /** The life of tables. */
  public Tables tables() {
    return tables;
  }

  /** The tags of tables. */
  public Tags tags() {
    return tags;
  }

  /** Whether and by which attribute items expire. */
  public TimesToLive timesToLive() {
    return timesToLive;
  }

  /** The policies attached to tables and streams. */
  public ResourcePolicies resourcePolicies() {
    return resourcePolicies;
  }

  /** Where Contributor Insights is switched on. */
  public ContributorInsights contributorInsights() {
    return contributorInsights;
  }

  /** Backups, and tables restored from them. */
  public Backups backups() {
    return backups;
  }

  /** What exports read, and how imports make tables. */
  public Transfers transfers() {
    return transfers;
  }

  /** Tables with replicas in several regions. */
  public GlobalTables globalTables() {
    return globalTables;
  }

  /** DynamoDB Streams. */
  public Streams streams() {
    return streams;
  }

  /** Work that nobody waits for. */
  public Maintenance maintenance() {
    return maintenance;
  }

  /** Throttling by provisioned throughput. */
  public Throttle throttle() {
    return throttle;
  }

  /** GetItem. */
  public GetResult get(Get request) {
    throttle.admit(request.table(), null, true);
    GetResult result = reads.get(request);
    throttle.charge(result.capacity());
    return result;
  }

  /** PutItem, UpdateItem or DeleteItem; a condition check alone writes nothing. */
  public WriteResult write(Write request) {
    throttle.admit(request.table(), null, false);
    WriteResult result = writes.write(request);
    throttle.charge(result.capacity());
    return result;
  }

  /** Query. */
  public Page query(Query request) {
    throttle.admit(request.table(), request.index(), true);
    Page page = pages.query(request);
    throttle.charge(page.capacity());
    return page;
  }

  /** Scan. */
  public Page scan(Scan request) {
    throttle.admit(request.table(), request.index(), true);
    Page page = pages.scan(request);
    throttle.charge(page.capacity());
    return page;
  }

  /** BatchGetItem. */
  public BatchGet.Result get(BatchGet request) {
    if (!throttle.isOn()) {
      return batchReads.get(request);
    }
    var admission = throttle.admit(request.tables(), BatchGet.Keys::table, true);
    BatchGet.Result result = batchReads.get(new BatchGet(admission.admitted()));
    throttle.charge(result.capacities());
    return new BatchGet.Result(
        result.found(), admission.withRefused(result.unprocessed()), result.capacities());
  }

  /** BatchWriteItem. */
  public BatchWrite.Result write(BatchWrite request) {
    if (!throttle.isOn()) {
      return batchWrites.write(request);
    }
    var admission = throttle.admit(request.tables(), BatchWrite.Writes::table, false);
    BatchWrite.Result result = batchWrites.write(new BatchWrite(admission.admitted()));
    throttle.charge(result.capacities());
    return new BatchWrite.Result(
        admission.withRefused(result.unprocessed()), result.collections(), result.capacities());
  }

  /** TransactGetItems. */
  public TransactGet.Result get(TransactGet request) {
    if (throttle.isOn()) {
      throttle.admit(request.gets().stream().map(Get::table).toList(), true);
    }
    TransactGet.Result result = transactions.get(request);
    throttle.charge(result.capacities());
    return result;
  }

  /** TransactWriteItems. */
  public TransactWrite.Result write(TransactWrite request) {
    if (throttle.isOn()) {
      throttle.admit(request.writes().stream().map(Write::table).toList(), false);
    }
    TransactWrite.Result result = transactions.write(request);
    throttle.charge(result.capacities());
    return result;
  }

  /** Writes down what was only in memory. The store stays open: it belongs to the caller. */
  @Override
  public void close() {
    jobs.close();
    sizes.close();
  }
}
