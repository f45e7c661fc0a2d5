package dev.culvert.services.dynamodb;

import dev.culvert.items.ValidationException;
import dev.culvert.items.table.TableAddress;
import dev.culvert.services.Call;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code TableName}, which may also be a table's ARN. */
final class TableRef {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]+");
  private static final int MIN_LENGTH = 3;
  private static final int MAX_LENGTH = 255;
  private static final String ARN = "arn:";

  private TableRef() {}

  /**
   * @throws ValidationException in DynamoDB's words
   */
  static TableAddress of(@Nullable String name, Call call) {
    if (name == null) {
      throw constraint("null", "Member must not be null");
    }
    if (name.startsWith(ARN)) {
      return ofArn(name);
    }
    if (!NAME.matcher(name).matches()) {
      throw constraint(
          "'" + name + "'", "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
    }
    if (name.length() > MAX_LENGTH) {
      throw constraint(
          "'" + name + "'", "Member must have length less than or equal to " + MAX_LENGTH);
    }
    return new TableAddress(call.account(), call.region(), name);
  }

  /** The same of operations on tables themselves, which want a longer name. */
  static TableAddress ofTable(@Nullable String name, Call call) {
    var table = of(name, call);
    if (name != null && name.length() < MIN_LENGTH) {
      throw constraint(
          "'" + name + "'", "Member must have length greater than or equal to " + MIN_LENGTH);
    }
    return table;
  }

  /** {@code ResourceArn}, which must be a table's ARN. */
  static TableAddress ofResource(@Nullable String arn) {
    if (arn == null) {
      throw new ValidationException(
          "1 validation error detected: Value null at 'resourceArn' failed to satisfy constraint:"
              + " Member must not be null");
    }
    if (!arn.startsWith(ARN)) {
      throw new ValidationException(
          "Invalid TableArn: Invalid ResourceArn provided as input " + arn);
    }
    return ofArn(arn);
  }

  /** {@code arn:aws:dynamodb:region:account:table/name}. */
  static TableAddress ofArn(String arn) {
    var parts = arn.split(":", 6);
    if (parts.length == 6 && parts[2].equals("dynamodb") && parts[5].startsWith("table/")) {
      var name = parts[5].substring("table/".length());
      var slash = name.indexOf('/');
      var table = slash < 0 ? name : name.substring(0, slash);
      if (NAME.matcher(table).matches()) {
        return new TableAddress(parts[4], parts[3], table);
      }
    }
    throw new ValidationException("Invalid table ARN: " + arn);
  }

  private static ValidationException constraint(String value, String what) {
    return new ValidationException(
        "1 validation error detected: Value %s at 'tableName' failed to satisfy constraint: %s"
            .formatted(value, what));
  }
}
