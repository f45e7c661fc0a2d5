package dev.culvert.items;

import dev.culvert.items.table.DefinitionCodec;
import dev.culvert.items.table.Fields;
import dev.culvert.items.table.TableDefinition;
import dev.culvert.items.value.ItemCodec;
import java.time.Instant;

/**
 * What a table is being restored from.
 *
 * @param table the definition of what was backed up
 * @param rows names the item rows to copy: those of a backup, or of a table that is in use
 * @param log names the rows that tell what changes replaced; 0 for a backup, which needs none
 * @param time the moment to go back to by that log
 */
record Restore(TableDefinition table, int rows, int log, Instant time) {

  byte[] encode() {
    return ItemCodec.encode(
        new Fields.Writer()
            .fields("table", DefinitionCodec.write(table))
            .number("rows", (long) rows)
            .number("log", (long) log)
            .instant("time", time)
            .build());
  }

  static Restore decode(byte[] row) {
    Fields fields = new Fields(ItemCodec.decode(row));
    return new Restore(
        DefinitionCodec.read(fields.fields("table")),
        Math.toIntExact(fields.number("rows")),
        Math.toIntExact(fields.number("log")),
        fields.instant("time"));
  }
}
