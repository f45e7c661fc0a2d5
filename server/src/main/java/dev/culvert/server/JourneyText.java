package dev.culvert.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A journey for the terminal: a heading, the execution table, the variable tracker. */
final class JourneyText {
  private static final List<String> VARIABLES = List.of("Request Route", "Access Method");

  private JourneyText() {}

  static String of(JsonNode journey) {
    return heading(journey) + "\n" + table(journey) + "\n" + tracker(journey);
  }

  private static String heading(JsonNode journey) {
    var status = journey.path("status").asInt();
    return "%s  %s → %s  %s  %s\n"
        .formatted(
            journey.path("id").asText(),
            journey.path("interfaceId").asText(journey.path("source").asText()),
            journey.path("destination").asText(),
            journey.path("request").asText(""),
            status == 0 ? "no answer" : "HTTP " + status);
  }

  private static String table(JsonNode journey) {
    var table =
        new TextTable(
            List.of("Step", "Action", "Condition/Check", "Result", "Next step"),
            List.of(4, 30, 46, 48, 9));
    for (var row : journey.path("table")) {
      table.add(
          List.of(
              row.path("step").asText(),
              row.path("action").asText(),
              row.path("check").asText(),
              row.path("result").asText(),
              row.path("next").asText()));
    }
    return table.toString();
  }

  /** Steps that change neither variable are left out: the table has them all. */
  private static String tracker(JsonNode journey) {
    var table =
        new TextTable(
            List.of("Variable", "Start", "After each step that changed it"), List.of(14, 6, 110));
    for (var name : VARIABLES) {
      var start = journey.path("start").path(name).asText();
      var values = new ArrayList<String>();
      var last = start;
      for (var row : journey.path("table")) {
        var value = row.path("variables").path(name).asText();
        if (!value.equals(last)) {
          values.add(value + " (" + row.path("step").asText() + ")");
          last = value;
        }
      }
      table.add(List.of(name, start, String.join(" → ", values)));
    }
    return table.toString();
  }
}
