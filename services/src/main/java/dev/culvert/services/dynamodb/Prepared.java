package dev.culvert.services.dynamodb;

import dev.culvert.items.partiql.Planner;
import dev.culvert.items.partiql.Statement;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.table.TableSchema;
import java.util.Optional;

/**
 * A statement and the table that it is about.
 *
 * @param text as the client wrote it
 * @param schema empty where there is no such table
 */
record Prepared(
    String text, Statement statement, TableAddress table, Optional<TableSchema> schema) {

  /**
   * What the table's keys can do for it.
   *
   * @throws dev.culvert.items.RejectedException where there is no such table
   */
  Planner planner() {
    return new Planner(table, schema.orElseThrow(Statements::noTable));
  }
}
