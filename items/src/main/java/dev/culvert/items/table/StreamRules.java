package dev.culvert.items.table;

import dev.culvert.items.ValidationException;
import org.jspecify.annotations.Nullable;

/** What DynamoDB asks of stream specifications, with its texts. */
final class StreamRules {
  private StreamRules() {}

  static void checkNew(@Nullable StreamSpecification stream) {
    if (stream == null) {
      return;
    }
    if (stream.enabled() && stream.viewType() == null) {
      throw new ValidationException(
          TableRules.INVALID
              + "Table is being created with a stream enabled, UpdateViewType is required");
    }
    if (!stream.enabled() && stream.viewType() != null) {
      throw new ValidationException(
          TableRules.INVALID
              + "Table is being created with a stream disabled, UpdateViewType should not be"
              + " specified");
    }
  }

  /** Checks a change against the stream that there is. */
  static void checkUpdate(
      StreamSpecification stream, @Nullable StreamDefinition current, TableAddress table) {
    if (stream.enabled() && stream.viewType() == null) {
      throw new ValidationException(
          TableRules.INVALID + "If stream is being enabled then UpdateViewType is required");
    }
    if (!stream.enabled() && stream.viewType() != null) {
      throw new ValidationException(
          TableRules.INVALID
              + "If stream is being disabled, then UpdateViewType must not be specified");
    }
    boolean enabled = current != null && current.enabled();
    if (stream.enabled() && enabled) {
      throw new ValidationException(
          "Table already has an enabled stream: TableName: " + table.name());
    }
    if (!stream.enabled() && !enabled) {
      throw new ValidationException("Table has no stream to disable: TableName: " + table.name());
    }
  }
}
