package dev.culvert.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one statement. */
final class StatementReader {
  private static final Set<String> PRINCIPAL_TYPES =
      Set.of("AWS", "Service", "Federated", "CanonicalUser");

  private StatementReader() {}

  /**
   * @param behind the end of what stands before the statement, as AWS's simulator counts it
   */
  static StatementSource read(Json json, SourceRange behind) {
    Elements statement = Elements.of(json);
    Optional<String> sid = statement.text("Sid");
    String effect = Elements.textOf(statement.required("Effect"));
    if (!effect.equalsIgnoreCase("Allow") && !effect.equalsIgnoreCase("Deny")) {
      throw Elements.badShape(json.range());
    }
    StatementSource source =
        new StatementSource(
            sid,
            effect,
            principals(statement),
            texts(statement, "Action"),
            texts(statement, "Resource"),
            statement.optional("Condition").map(ConditionReader::read).orElse(List.of()),
            json.range(),
            behind.to(json.range()));
    statement.nothingElse();
    return source;
  }

  private static Optional<StatementSource.Texts> texts(Elements statement, String name) {
    Optional<Json> positive = statement.optional(name);
    Optional<Json> negative = statement.optional("Not" + name);
    if (positive.isPresent() && negative.isPresent()) {
      throw Elements.badShape(negative.get().range());
    }
    return positive
        .or(() -> negative)
        .map(json -> new StatementSource.Texts(negative.isPresent(), Elements.textOrTexts(json)));
  }

  private static Optional<StatementSource.Principals> principals(Elements statement) {
    Optional<Json> positive = statement.optional("Principal");
    Optional<Json> negative = statement.optional("NotPrincipal");
    if (positive.isPresent() && negative.isPresent()) {
      throw Elements.badShape(negative.get().range());
    }
    return positive
        .or(() -> negative)
        .map(json ->
            new StatementSource.Principals(negative.isPresent(), entries(json), json.range()));
  }

  /** {@code "*"} alone is short for {@code {"AWS": "*"}}. */
  private static List<StatementSource.Entry> entries(Json json) {
    if (json instanceof Json.Text text) {
      if (!text.value().equals("*")) {
        throw Elements.badShape(json.range());
      }
      return List.of(entry("AWS", text));
    }
    List<StatementSource.Entry> entries = new ArrayList<>();
    for (Map.Entry<String, Json> type : Elements.of(json).rest().entrySet()) {
      if (!PRINCIPAL_TYPES.contains(type.getKey())) {
        throw Elements.badShape(type.getValue().range());
      }
      for (Json value : Elements.oneOrMany(type.getValue())) {
        if (!(value instanceof Json.Text text)) {
          throw Elements.badShape(value.range());
        }
        entries.add(entry(type.getKey(), text));
      }
    }
    return List.copyOf(entries);
  }

  private static StatementSource.Entry entry(String type, Json.Text text) {
    return new StatementSource.Entry(type, text.value(), text.offset(), text.range());
  }
}
