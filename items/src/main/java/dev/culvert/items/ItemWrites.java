package dev.culvert.items;

import dev.culvert.items.operation.Write;
import dev.culvert.items.operation.WriteResult;

/** Writes of single items. */
final class ItemWrites {
  private final Catalogue catalogue;
  private final Commits commits;
  private final TransactionClaims claims;

  ItemWrites(Catalogue catalogue, Commits commits, TransactionClaims claims) {
    this.catalogue = catalogue;
    this.commits = commits;
    this.claims = claims;
  }

  WriteResult write(Write write) {
    return catalogue.writing(
        write.table(),
        table -> {
          PlannedWrite plan = PlannedWrite.of(table, write);
          claims.refuseClaimed(plan.rowKey());
          ItemChange change = commits.write(plan.locks(), plan::run);
          change.count();
          return new WriteResult(plan.returned(change), change.capacity(), change.collection());
        });
  }
}
