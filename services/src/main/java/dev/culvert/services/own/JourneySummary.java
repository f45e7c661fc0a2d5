package dev.culvert.services.own;

import dev.culvert.network.walk.Arrival;
import dev.culvert.network.walk.Outcome;
import dev.culvert.services.control.Json;
import dev.culvert.services.journey.Event;
import dev.culvert.services.journey.ExecutionTable;
import dev.culvert.services.journey.Journey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A journey in one line, for lists of thousands. */
final class JourneySummary {
  private JourneySummary() {}

  static String of(Journey journey) {
    return Json.text(map(journey));
  }

  static String of(List<Journey> journeys) {
    return Json.text(Map.of("journeys", journeys.stream().map(JourneySummary::map).toList()));
  }

  private static Map<String, Object> map(Journey journey) {
    var map = new LinkedHashMap<String, Object>();
    map.put("id", journey.id());
    map.put("started", journey.started().toString());
    map.put("tookMicros", journey.tookNanos() / 1000);
    map.put("source", journey.source());
    map.put("destination", journey.destination());
    map.put("request", journey.request());
    map.put("requestId", journey.requestId());
    map.put("status", journey.status());
    map.put("interfaceId", journey.walk().map(walk -> walk.flow().interfaceId()));
    map.put("endpointId", journey.walk().flatMap(walk -> endpoint(walk.outcome())));
    for (var event : journey.events()) {
      if (event instanceof Event.Authenticated by) {
        map.put("accessKeyId", by.accessKeyId());
        map.put("principal", by.principal());
      }
    }
    var rows = ExecutionTable.of(journey).rows();
    var last = rows.getLast();
    map.put("route", last.after().requestRoute());
    map.put("access", last.after().accessMethod());
    rows.stream()
        .filter(row -> !row.passed())
        .reduce((first, second) -> second)
        .ifPresent(stop -> map.put("stoppedBy", stop.action() + ": " + stop.result()));
    return map;
  }

  private static Optional<String> endpoint(Outcome outcome) {
    return outcome instanceof Outcome.Arrived arrived
        ? switch (arrived.arrival()) {
          case Arrival.Public _ -> Optional.empty();
          case Arrival.ThroughGatewayEndpoint through -> Optional.of(through.endpointId());
          case Arrival.ThroughInterfaceEndpoint through -> Optional.of(through.endpointId());
        }
        : Optional.empty();
  }
}
