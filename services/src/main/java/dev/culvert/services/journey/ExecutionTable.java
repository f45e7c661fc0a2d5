package dev.culvert.services.journey;

import java.util.ArrayList;
import java.util.List;

/**
 * A journey told step by step. The words are made here and nowhere else, from what the journey
 * recorded and from nothing else.
 */
public record ExecutionTable(List<Row> rows) {

  public ExecutionTable {
    rows = List.copyOf(rows);
  }

  /** The table of a journey. */
  public static ExecutionTable of(Journey journey) {
    var words = new ArrayList<Row.Words>();
    var now = Variables.START;
    if (journey.walk().isEmpty()) {
      words.add(outside(journey));
      now = Variables.FROM_OUTSIDE;
    } else {
      for (var step : journey.walk().get().steps()) {
        var told = NetworkWords.of(step, now);
        words.add(told);
        now = told.after();
      }
    }
    for (var event : journey.events()) {
      for (var told : tell(event, now)) {
        words.add(told);
        now = told.after();
      }
    }
    if (journey.status() > 0) {
      words.add(answer(journey, now));
    }
    var rows = new ArrayList<Row>();
    for (var step = 1; step <= words.size(); step++) {
      rows.add(words.get(step - 1).at(step, step == words.size()));
    }
    return new ExecutionTable(rows);
  }

  private static List<Row.Words> tell(Event event, Variables now) {
    return switch (event) {
      case Event.Authenticated by ->
          List.of(
              new Row.Words(
                  "Authenticate the request",
                  "signature of " + by.accessKeyId(),
                  "signed by " + by.principal(),
                  now,
                  true,
                  List.of(by.principal())));
      case Event.NotAuthenticated refused ->
          List.of(
              new Row.Words(
                  "Authenticate the request",
                  "signature",
                  refused.code() + ": " + refused.message(),
                  now.refused(),
                  false,
                  List.of()));
      case Event.Judged judged -> PolicyWords.of(judged.decision(), now);
      case Event.Served served ->
          List.of(
              new Row.Words(
                  "Access " + ServiceWords.title(served.service()),
                  served.operation(),
                  "served",
                  now,
                  true,
                  List.of()));
      case Event.Refused refused ->
          List.of(
              new Row.Words(
                  "Access " + ServiceWords.title(refused.service()),
                  refused.operation().orElse("which operation"),
                  refused.code() + (refused.message().isEmpty() ? "" : ": " + refused.message()),
                  now,
                  false,
                  List.of()));
    };
  }

  private static Row.Words outside(Journey journey) {
    return new Row.Words(
        "Receive the request",
        "does it come from a network interface of a VPC?",
        "no: public, from " + journey.source(),
        Variables.FROM_OUTSIDE,
        true,
        List.of());
  }

  private static Row.Words answer(Journey journey, Variables now) {
    var after = now.returned();
    var way =
        after.requestRoute().equals(Variables.BACK_PRIVATELY.requestRoute())
            ? "privately, through the endpoint it came by"
            : "publicly, the way it came";
    return new Row.Words(
        "Return the response", "HTTP " + journey.status(), way, after, true, List.of());
  }
}
