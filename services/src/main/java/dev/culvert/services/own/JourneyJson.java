package dev.culvert.services.own;

import dev.culvert.network.walk.Walk;
import dev.culvert.services.control.Json;
import dev.culvert.services.journey.ExecutionTable;
import dev.culvert.services.journey.Journey;
import dev.culvert.services.journey.Row;
import dev.culvert.services.journey.Variables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A journey as JSON: the table that tells it, and the facts that it is told from. */
final class JourneyJson {
  private JourneyJson() {}

  static String of(Journey journey) {
    return Json.text(map(journey));
  }

  static String of(List<Journey> journeys) {
    return Json.text(Map.of("journeys", journeys.stream().map(JourneyJson::map).toList()));
  }

  private static Map<String, Object> map(Journey journey) {
    var map = new LinkedHashMap<String, Object>();
    map.put("id", journey.id());
    map.put("started", journey.started().toString());
    map.put("tookMicros", journey.tookNanos() / 1000);
    journey.walk().ifPresent(walk -> map.put("interfaceId", walk.flow().interfaceId()));
    map.put("source", journey.source());
    map.put("destination", journey.destination());
    journey.request().ifPresent(request -> map.put("request", request));
    map.put("requestId", journey.requestId());
    map.put("status", journey.status());
    var table = ExecutionTable.of(journey);
    map.put("start", variables(Variables.START));
    map.put("table", table.rows().stream().map(JourneyJson::row).toList());
    journey.walk().ifPresent(walk -> map.put("walk", walk(walk)));
    return map;
  }

  private static Map<String, Object> row(Row row) {
    var map = new LinkedHashMap<String, Object>();
    map.put("step", row.step());
    map.put("action", row.action());
    map.put("check", row.check());
    map.put("result", row.result());
    map.put("next", row.next());
    map.put("passed", row.passed());
    map.put("decidedBy", row.decidedBy());
    map.put("variables", variables(row.after()));
    return map;
  }

  private static Map<String, Object> variables(Variables variables) {
    var map = new LinkedHashMap<String, Object>();
    map.put("Request Route", variables.requestRoute());
    map.put("Access Method", variables.accessMethod());
    return map;
  }

  private static Map<String, Object> walk(Walk walk) {
    var map = new LinkedHashMap<String, Object>();
    map.put("steps", walk.steps());
    map.put("outcome", walk.outcome());
    return map;
  }
}
