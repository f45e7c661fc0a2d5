package dev.culvert.items.expression;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * The tables of cases beside this class: one case a line, an expression, a bar, and what comes of
 * it. A new case needs no code.
 */
final class Cases {
  private static final Pattern PLACEHOLDER = Pattern.compile("[:#]\\w+");

  private static final Item VALUES = item("values.json");
  private static final Map<String, String> NAMES =
      Map.of("#a", "a", "#b", "b", "#name", "name", "#s", "s", "#dot", "a.b");

  private Cases() {}

  static Stream<Arguments> of(String file) {
    return text(file)
        .lines()
        .filter(line -> !line.startsWith("# "))
        .map(line -> {
          int bar = line.indexOf(" | ");
          return Arguments.of(line.substring(0, bar), line.substring(bar + 3));
        });
  }

  static Item item(String file) {
    return itemOf(text(file));
  }

  static Item itemOf(String json) {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      return ItemJson.readItem(parser);
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  /** The names, and the values of values.json, that the expression uses. */
  static ExpressionAttributes attributes(String expression) {
    Map<String, String> names = new HashMap<>();
    Map<String, AttributeValue> values = new HashMap<>();
    Matcher used = PLACEHOLDER.matcher(expression);
    while (used.find()) {
      String key = used.group();
      AttributeValue value = VALUES.value(key);
      if (value != null) {
        values.put(key, value);
      }
      String name = NAMES.get(key);
      if (name != null) {
        names.put(key, name);
      }
    }
    return ExpressionAttributes.of(
        names.isEmpty() ? null : names, values.isEmpty() ? null : values);
  }

  /** A table marks texts that stand alone with "!". */
  static String message(ExpressionKind kind, String expected) {
    return expected.startsWith("!")
        ? expected.substring(1)
        : "Invalid " + kind.parameter() + ": " + expected;
  }

  static List<String> expressions(String file) {
    return of(file).map(arguments -> (String) arguments.get()[0]).toList();
  }

  private static String text(String file) {
    try (InputStream in = Cases.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
