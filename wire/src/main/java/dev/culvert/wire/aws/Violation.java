package dev.culvert.wire.aws;

import java.util.List;

/**
 * One thing that is wrong with a request, by the service's model.
 *
 * @param value as AWS's framework shows it: {@code Value 'ab'}, {@code Value null}
 * @param path where it is, with small initials: {@code tableName}
 * @param capitalPath the same as the model spells it: {@code TableName}
 * @param rule {@code Member must …}
 */
public record Violation(String value, String path, String capitalPath, String rule) {

  /** Everything that is wrong with a request, in the order of its members. */
  public static List<Violation> of(Structure input) {
    return Validator.violations(input);
  }

  /** As AWS's framework words it. */
  @Override
  public String toString() {
    return value + " at '" + path + "' failed to satisfy constraint: " + rule;
  }
}
