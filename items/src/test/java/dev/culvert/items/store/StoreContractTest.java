package dev.culvert.items.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What every adapter of the {@link Store} port must pass: extend it, and open yours. */
public abstract class StoreContractTest
    implements RowsContract,
        CursorsContract,
        SnapshotsContract,
        TransactionsContract,
        ConcurrencyContract,
        BankContract,
        ModelContract,
        ClosingContract {
  @TempDir Path directory;
  private Store store;

  /** An empty store; the directory is the test's own. */
  protected abstract Store open(Path directory);

  @BeforeEach
  final void open() {
    store = open(directory);
  }

  @AfterEach
  final void close() {
    store.close();
  }

  @Override
  public final Store store() {
    return store;
  }
}
