package dev.culvert.services.cloudformation.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.culvert.services.control.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads YAML, and so JSON, into maps, lists, strings, numbers and booleans. The short forms of
 * functions become the long ones: {@code !GetAtt A.B} is {@code {"Fn::GetAtt": ["A", "B"]}}.
 */
final class TemplateText {
  private static final int MAX_ALIASES = 50;
  private static final int MAX_BYTES = 51_200;

  private TemplateText() {}

  static Map<String, Object> read(String text) {
    if (text.length() > MAX_BYTES) {
      throw new TemplateException(
          "1 validation error detected: Value at 'templateBody' failed to satisfy constraint:"
              + " Member must have length less than or equal to "
              + MAX_BYTES);
    }
    var json =
        text.stripLeading().startsWith("{") ? json(text) : Optional.<Map<String, Object>>empty();
    return json.orElseGet(() -> yaml(text));
  }

  /** JSON may have tabs, which YAML may not; but a brace may begin YAML, too. */
  private static Optional<Map<String, Object>> json(String text) {
    try {
      var read = Json.mapper().readValue(text, Map.class);
      return Optional.of(Values.map((Map<?, ?>) plain(read)));
    } catch (JsonProcessingException noJson) {
      return Optional.empty();
    }
  }

  private static Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> throw TemplateException.format("[/] 'null' values are not allowed in templates");
      case Integer number -> number.longValue();
      case List<?> list -> list.stream().map(TemplateText::plain).toList();
      case Map<?, ?> map -> {
        var plain = new LinkedHashMap<String, Object>();
        map.forEach((key, inner) -> plain.put(String.valueOf(key), plain(inner)));
        yield plain;
      }
      default -> value;
    };
  }

  private static Map<String, Object> yaml(String text) {
    var settings =
        LoadSettings.builder()
            .setMaxAliasesForCollections(MAX_ALIASES)
            .setCodePointLimit(MAX_BYTES)
            .build();
    Optional<Node> root;
    try {
      root = new Compose(settings).composeString(text);
    } catch (MarkedYamlEngineException e) {
      var mark = e.getProblemMark();
      throw TemplateException.format(
          "YAML not well-formed. (line %s, column %s)"
              .formatted(
                  mark.map(m -> m.getLine() + 1).orElse(1),
                  mark.map(m -> m.getColumn() + 1).orElse(1)));
    } catch (YamlEngineException e) {
      throw TemplateException.format("YAML not well-formed.");
    }
    if (root.map(TemplateText::value).orElse("") instanceof Map<?, ?> map) {
      return Values.map(map);
    }
    throw TemplateException.format("unsupported structure.");
  }

  private static @Nullable Object value(Node node) {
    return switch (node) {
      case ScalarNode scalar -> scalar(scalar);
      case SequenceNode sequence -> function(sequence.getTag(), list(sequence));
      case MappingNode mapping -> function(mapping.getTag(), map(mapping));
      default -> throw TemplateException.format("unsupported structure.");
    };
  }

  private static List<Object> list(SequenceNode sequence) {
    var list = new ArrayList<Object>();
    for (var item : sequence.getValue()) {
      var value = value(item);
      if (value == null) {
        throw TemplateException.format("[/] 'null' values are not allowed in templates");
      }
      list.add(value);
    }
    return list;
  }

  private static Map<String, Object> map(MappingNode mapping) {
    var map = new LinkedHashMap<String, Object>();
    for (var entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        throw TemplateException.format("unsupported structure.");
      }
      var value = value(entry.getValueNode());
      if (value == null) {
        throw TemplateException.format(
            "[/" + key.getValue() + "] 'null' values are not allowed in templates");
      }
      if (map.put(key.getValue(), value) != null) {
        throw TemplateException.format("duplicate key " + key.getValue());
      }
    }
    return map;
  }

  private static @Nullable Object scalar(ScalarNode scalar) {
    var tag = scalar.getTag();
    var text = scalar.getValue();
    if (tag.equals(Tag.NULL)) {
      return null;
    }
    if (tag.equals(Tag.BOOL)) {
      return Boolean.valueOf(text);
    }
    if (tag.equals(Tag.INT)) {
      return integer(text);
    }
    if (tag.getValue().equals("!GetAtt")) {
      var dot = text.indexOf('.');
      if (dot < 0) {
        throw TemplateException.error("every Fn::GetAtt object requires two non-empty parameters");
      }
      return function(tag, List.of(text.substring(0, dot), text.substring(dot + 1)));
    }
    return function(tag, text);
  }

  /** An account id with zeros in front is no number. */
  private static Object integer(String text) {
    try {
      var number = Long.valueOf(text);
      return Long.toString(number).equals(text) ? number : text;
    } catch (NumberFormatException e) {
      return text;
    }
  }

  private static Object function(Tag tag, Object argument) {
    var name = tag.getValue();
    if (!name.startsWith("!")) {
      return argument;
    }
    var function = name.substring(1);
    return switch (function) {
      case "Ref", "Condition" -> Map.of(function, argument);
      case "" -> argument;
      default -> Map.of("Fn::" + function, argument);
    };
  }
}
