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

  private Database(Catalogue catalogue, Sizes sizes, InstantSource clock, Supplier<UUID> ids) {
    this.sizes = sizes;
    this.tables = new Tables(catalogue, clock, ids);
    this.maintenance = new Maintenance(catalogue, sizes, clock);
    this.tags = new Tags(catalogue);
    this.timesToLive = new TimesToLive(catalogue, clock);
    this.resourcePolicies = new ResourcePolicies(catalogue, clock, ids);
    TransactionClaims claims = new TransactionClaims();
    this.reads = new ItemReads(catalogue);
    this.writes = new ItemWrites(catalogue, claims);
    this.transactions = new Transactions(catalogue, claims, clock);
    this.pages = new PageReads(catalogue);
    this.batchReads = new BatchReads(catalogue);
    this.batchWrites = new BatchWrites(catalogue);
  }

  /**
   * Opens what a store holds, or begins an empty database in it.
   *
   * @param ids gives random names
   * @throws dev.culvert.items.store.StoreException where a later version wrote the store
   */
  public static Database open(Store store, InstantSource clock, Supplier<UUID> ids) {
    FormatVersion.check(store);
    Catalogue catalogue = new Catalogue(store);
    return new Database(catalogue, new Sizes(catalogue), clock, ids);
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

  /** Work that nobody waits for. */
  public Maintenance maintenance() {
    return maintenance;
  }

  /** GetItem. */
  public GetResult get(Get request) {
    return reads.get(request);
  }

  /** PutItem, UpdateItem or DeleteItem; a condition check alone writes nothing. */
  public WriteResult write(Write request) {
    return writes.write(request);
  }

  /** Query. */
  public Page query(Query request) {
    return pages.query(request);
  }

  /** Scan. */
  public Page scan(Scan request) {
    return pages.scan(request);
  }

  /** BatchGetItem. */
  public BatchGet.Result get(BatchGet request) {
    return batchReads.get(request);
  }

  /** BatchWriteItem. */
  public BatchWrite.Result write(BatchWrite request) {
    return batchWrites.write(request);
  }

  /** TransactGetItems. */
  public TransactGet.Result get(TransactGet request) {
    return transactions.get(request);
  }

  /** TransactWriteItems. */
  public TransactWrite.Result write(TransactWrite request) {
    return transactions.write(request);
  }

  /** Writes down what was only in memory. The store stays open: it belongs to the caller. */
  @Override
  public void close() {
    sizes.close();
  }
}
