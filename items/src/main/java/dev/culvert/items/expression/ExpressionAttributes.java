package dev.culvert.items.expression;

import dev.culvert.items.ValidationException;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.Utf8;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a request puts in for {@code #names} and {@code :values}, and which of them its expressions
 * have used. For one request.
 */
public final class ExpressionAttributes {
  private static final String NAMES = "ExpressionAttributeNames";
  private static final String VALUES = "ExpressionAttributeValues";
  private static final int MAX_KEY_BYTES = 255;
  private static final int MAX_NAME_BYTES = 65535;

  private final Map<String, String> names;
  private final Map<String, AttributeValue> values;
  private final Set<String> used = new HashSet<>();

  /** Nothing can be used of it, so nothing is noted in it, and all requests may share it. */
  private static final ExpressionAttributes NONE = new ExpressionAttributes(Map.of(), Item.empty());

  private ExpressionAttributes(Map<String, String> names, Map<String, AttributeValue> values) {
    this.names = names;
    this.values = values;
  }

  /** A request that puts nothing in. */
  public static ExpressionAttributes none() {
    return NONE;
  }

  /**
   * What a request puts in; null where it has no such parameter.
   *
   * @throws ValidationException if a parameter is empty, or has a key or a value that DynamoDB
   *     refuses
   */
  public static ExpressionAttributes of(
      @Nullable Map<String, String> names, @Nullable Map<String, AttributeValue> values) {
    if (names == null && values == null) {
      return NONE;
    }
    if (names != null) {
      checkNames(names);
    }
    if (values != null) {
      checkValues(values);
    }
    return new ExpressionAttributes(
        names == null ? Map.of() : names, values == null ? Item.empty() : values);
  }

  private static void checkNames(Map<String, String> names) {
    checkKeys(NAMES, '#', names.keySet());
    names.forEach((key, name) -> {
      if (name.isEmpty()) {
        throw invalidValue(NAMES, "Empty attribute name", key);
      }
      if (Utf8.length(name) > MAX_NAME_BYTES) {
        throw invalidValue(
            NAMES, "Attribute name is too large, must be less than 65536 bytes", key);
      }
    });
  }

  private static void checkValues(Map<String, AttributeValue> values) {
    checkKeys(VALUES, ':', values.keySet());
    values.forEach((key, value) -> {
      if (value instanceof AttributeValue.Refused refused) {
        throw ValidationException.reworded(
            refused.why().message(), valueMessage(VALUES, refused.why().formerMessage(), key));
      }
    });
  }

  private static void checkKeys(String parameter, char sign, Set<String> keys) {
    if (keys.isEmpty()) {
      throw new ValidationException(parameter + " must not be empty");
    }
    for (String key : keys) {
      if (!isPlaceholder(sign, key)) {
        throw new ValidationException(
            parameter + " contains invalid key: Syntax error; key: \"" + key + "\"");
      }
      if (key.length() > MAX_KEY_BYTES) {
        throw new ValidationException(
            parameter
                + " contains invalid key: The expression attribute map contains a key that is too"
                + " long; size of key: "
                + key.length());
      }
    }
  }

  private static boolean isPlaceholder(char sign, String key) {
    if (key.length() < 2 || key.charAt(0) != sign) {
      return false;
    }
    for (int i = 1; i < key.length(); i++) {
      if (!Lexer.isWordPart(key.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static ValidationException invalidValue(String parameter, String why, String key) {
    return new ValidationException(valueMessage(parameter, why, key));
  }

  private static String valueMessage(String parameter, String why, String key) {
    return parameter + " contains invalid value: " + why + " for key " + key;
  }

  String name(ExpressionKind kind, String placeholder) {
    String name = names.get(placeholder);
    if (name == null) {
      throw kind.invalid(
          "An expression attribute name used in the document path is not defined; attribute name: "
              + placeholder);
    }
    used.add(placeholder);
    return name;
  }

  AttributeValue value(ExpressionKind kind, String placeholder) {
    AttributeValue value = values.get(placeholder);
    if (value == null) {
      throw kind.invalid(
          "An expression attribute value used in expression is not defined; attribute value: "
              + placeholder);
    }
    used.add(placeholder);
    return value;
  }

  /**
   * Call it when all expressions of the request are bound.
   *
   * @throws ValidationException if the request has a name or a value that none of them uses
   */
  public void requireAllUsed() {
    if (used.size() < names.size() + values.size()) {
      requireUsed(NAMES, names.keySet());
      requireUsed(VALUES, values.keySet());
    }
  }

  private void requireUsed(String parameter, Set<String> keys) {
    Set<String> unused = new TreeSet<>(keys);
    unused.removeAll(used);
    if (!unused.isEmpty()) {
      throw new ValidationException(
          "Value provided in "
              + parameter
              + " unused in expressions: keys: {"
              + String.join(", ", unused)
              + "}");
    }
  }
}
