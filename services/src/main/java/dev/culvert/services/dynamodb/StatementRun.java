package dev.culvert.services.dynamodb;

import dev.culvert.items.Database;
import dev.culvert.items.ErrorName;
import dev.culvert.items.RejectedException;
import dev.culvert.items.Rejection;
import dev.culvert.items.ValidationException;
import dev.culvert.items.operation.ConsumedCapacity;
import dev.culvert.items.operation.Page;
import dev.culvert.items.operation.Query;
import dev.culvert.items.operation.Scan;
import dev.culvert.items.operation.WriteResult;
import dev.culvert.items.partiql.PageToken;
import dev.culvert.items.partiql.Plan;
import dev.culvert.items.partiql.Statement;
import dev.culvert.items.partiql.Writes;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import dev.culvert.shapes.dynamodb.ExecuteStatementRequest;
import dev.culvert.shapes.dynamodb.ExecuteStatementResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs single statements. */
final class StatementRun {
  private final Database database;

  StatementRun(Database database) {
    this.database = database;
  }

  ExecuteStatementResponse execute(Prepared prepared, ExecuteStatementRequest input) {
    var token = PageToken.of(input.nextToken, prepared.text());
    if (prepared.statement() instanceof Statement.Select select) {
      var consistent = Boolean.TRUE.equals(input.consistentRead);
      var plan = prepared.planner().plan(select, input.limit, consistent);
      var pages = pages(plan, token, input.limit);
      return new ExecuteStatementResponse()
          .items(pages.items)
          .nextToken(pages.next == null ? null : pages.next.encode(prepared.text()))
          .lastEvaluatedKey(pages.next == null ? null : pages.next.key())
          .consumedCapacity(
              pages.capacity == null
                  ? null
                  : Consumed.told(input.returnConsumedCapacity, pages.capacity));
    }
    var written = write(prepared, "ALL_OLD".equals(input.returnValuesOnConditionCheckFailure));
    return new ExecuteStatementResponse()
        .items(written.attributes() == null ? List.of() : List.of(written.attributes()))
        .consumedCapacity(Consumed.told(input.returnConsumedCapacity, written.capacity()));
  }

  /** Writes one item. */
  WriteResult write(Prepared prepared, boolean oldOnFailure) {
    var write = Writes.of(prepared.statement(), prepared.table(), prepared.planner(), oldOnFailure);
    try {
      return database.write(write);
    } catch (RejectedException rejected) {
      if (prepared.statement() instanceof Statement.Insert
          && rejected.rejection() instanceof Rejection.ConditionalCheckFailed) {
        throw duplicate();
      }
      throw rejected;
    }
  }

  static RejectedException duplicate() {
    return new RejectedException(ErrorName.DUPLICATE_ITEM, "Duplicate primary key exists in table");
  }

  /** What a SELECT of one item reads. */
  Page single(Plan plan) {
    return switch (plan) {
      case Plan.Partitions(var queries) -> database.query(queries.getFirst());
      case Plan.Everything(var scan) -> database.scan(scan);
    };
  }

  /** What was read so far, over one query or several. */
  private static final class Pages {
    private final List<Map<String, AttributeValue>> items = new ArrayList<>();
    private @Nullable ConsumedCapacity capacity;
    private int scanned;
    private @Nullable PageToken next;

    void add(Page page) {
      items.addAll(page.items());
      scanned += page.scannedCount();
      capacity = capacity == null ? page.capacity() : capacity.plus(page.capacity());
    }
  }

  private Pages pages(Plan plan, PageToken token, @Nullable Integer limit) {
    var pages = new Pages();
    switch (plan) {
      case Plan.Everything(var scan) -> {
        refuseUnless(token.query() == 0);
        var page = database.scan(from(scan, token.key()));
        pages.add(page);
        var last = page.lastEvaluatedKey();
        pages.next = last == null ? null : new PageToken(0, last);
      }
      case Plan.Partitions(var queries) -> {
        refuseUnless(token.query() < queries.size());
        read(queries, token, limit, pages);
      }
    }
    return pages;
  }

  private static void refuseUnless(boolean possible) {
    if (!possible) {
      throw new ValidationException("Invalid NextToken");
    }
  }

  private void read(List<Query> queries, PageToken token, @Nullable Integer limit, Pages pages) {
    for (int i = token.query(); i < queries.size(); i++) {
      var rest = limit == null ? null : Integer.valueOf(limit - pages.scanned);
      if (rest != null && rest == 0) {
        pages.next = new PageToken(i, null);
        return;
      }
      var start = i == token.query() ? token.key() : null;
      var page = database.query(from(queries.get(i), start, rest));
      pages.add(page);
      if (page.lastEvaluatedKey() != null) {
        pages.next = new PageToken(i, page.lastEvaluatedKey());
        return;
      }
    }
  }

  private static Scan from(Scan scan, @Nullable Item start) {
    return new Scan(
        scan.table(),
        scan.index(),
        scan.filter(),
        scan.projection(),
        scan.select(),
        scan.limit(),
        start,
        scan.segment(),
        scan.totalSegments(),
        scan.consistent());
  }

  private static Query from(Query query, @Nullable Item start, @Nullable Integer limit) {
    return new Query(
        query.table(),
        query.index(),
        query.keyConditions(),
        query.filter(),
        query.projection(),
        query.select(),
        query.forward(),
        limit,
        start,
        query.consistent());
  }
}
