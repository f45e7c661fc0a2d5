package dev.culvert.items.backup;

import dev.culvert.items.table.DefinitionCodec;
import dev.culvert.items.table.Fields;
import dev.culvert.items.table.Size;
import dev.culvert.items.value.ItemCodec;

/** Backups in the form in which they are kept. */
public final class BackupCodec {
  private BackupCodec() {}

  public static byte[] encode(Backup backup) {
    return ItemCodec.encode(
        new Fields.Writer()
            .text("id", backup.id())
            .text("name", backup.name())
            .fields("table", DefinitionCodec.write(backup.table()))
            .instant("created", backup.created())
            .constant("status", backup.status())
            .number("rows", (long) backup.rows())
            .number("items", backup.size().items())
            .number("bytes", backup.size().bytes())
            .build());
  }

  public static Backup decode(byte[] row) {
    Fields fields = new Fields(ItemCodec.decode(row));
    return new Backup(
        fields.text("id"),
        fields.text("name"),
        DefinitionCodec.read(fields.fields("table")),
        fields.instant("created"),
        fields.constant("status", BackupStatus.class),
        Math.toIntExact(fields.number("rows")),
        new Size(fields.number("items"), fields.number("bytes")));
  }
}
