package dev.culvert.services.dynamodb;

import dev.culvert.items.ValidationException;
import dev.culvert.items.backup.BackupAddress;
import dev.culvert.items.table.TableAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code BackupArn}. */
final class BackupRef {
  private static final Pattern ARN =
      Pattern.compile(
          "arn:[^:]+:dynamodb:([^:]+):([0-9]{12}):table/([a-zA-Z0-9_.-]+)/backup/([0-9a-z-]+)");

  private BackupRef() {}

  /**
   * @throws ValidationException where it is no backup's ARN
   */
  static BackupAddress of(@Nullable String arn) {
    var matcher = ARN.matcher(arn == null ? "" : arn);
    if (!matcher.matches()) {
      throw new ValidationException("Invalid backup ARN: " + arn);
    }
    var table = new TableAddress(matcher.group(2), matcher.group(1), matcher.group(3));
    return new BackupAddress(table, matcher.group(4));
  }
}
