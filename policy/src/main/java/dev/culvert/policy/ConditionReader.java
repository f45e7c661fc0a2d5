package dev.culvert.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a {@code Condition} element. */
final class ConditionReader {
  private static final String FOR_ALL = "ForAllValues:";
  private static final String FOR_ANY = "ForAnyValue:";
  private static final String IF_EXISTS = "IfExists";

  private ConditionReader() {}

  static List<ConditionSource> read(Json json) {
    List<ConditionSource> conditions = new ArrayList<>();
    Elements.of(json)
        .rest()
        .forEach((operator, keys) -> conditions.addAll(underOperator(operator, keys)));
    return List.copyOf(conditions);
  }

  private static List<ConditionSource> underOperator(String spelled, Json keys) {
    Map<String, Json> values = Elements.of(keys).rest();
    Quantifier quantifier =
        spelled.startsWith(FOR_ALL)
            ? Quantifier.ALL
            : spelled.startsWith(FOR_ANY) ? Quantifier.ANY : Quantifier.NONE;
    boolean ifExists = spelled.endsWith(IF_EXISTS);
    String name =
        spelled.substring(
            switch (quantifier) {
              case NONE -> 0;
              case ALL -> FOR_ALL.length();
              case ANY -> FOR_ANY.length();
            },
            spelled.length() - (ifExists ? IF_EXISTS.length() : 0));
    // IAM takes an unknown operator as long as nothing stands under it.
    return values.entrySet().stream()
        .map(key ->
            new ConditionSource(
                ConditionOperator.named(name).orElseThrow(() -> Elements.badShape(keys.range())),
                quantifier,
                ifExists,
                key.getKey(),
                Elements.scalars(key.getValue()),
                key.getValue().range()))
        .toList();
  }
}
