package dev.culvert.server;

import dev.culvert.services.Caller;
import dev.culvert.services.control.Json;
import dev.culvert.services.journey.Journey;
import dev.culvert.services.journey.Journeys;
import dev.culvert.services.own.ClientPlaces;
import dev.culvert.services.own.ClientRequest;
import dev.culvert.services.own.ClientRequests;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Requests of a client inside a VPC, sent through the interface's own proxy like those of any
 * program: the server has no shorter way to itself.
 */
final class InsideRequests implements ClientRequests {
  private final ClientPlaces places;
  private final Journeys journeys;
  private volatile @Nullable RunningServer server;

  InsideRequests(ClientPlaces places, Journeys journeys) {
    this.places = places;
    this.journeys = journeys;
  }

  /** What the clients trust is known once the server runs. */
  void through(RunningServer running) {
    server = running;
  }

  @Override
  public Map<String, Object> send(Ask ask, Caller caller) {
    var running = server;
    if (running == null) {
      throw new IllegalArgumentException("the server is starting");
    }
    if (!ask.operation().matches("[A-Za-z]{1,64}")) {
      throw new IllegalArgumentException("`" + ask.operation() + "` is no operation");
    }
    var told = new LinkedHashMap<String, Object>();
    try {
      var place = Json.mapper().readTree(Json.text(places.make(impatient(ask.place()), caller)));
      var interfaceId = place.path("interfaceId").asText();
      told.put("interfaceId", interfaceId);
      var calls = calls(new InsideClient(place, running));
      var before = newest();
      answer(calls, ask)
          .ifPresent(answer -> {
            told.put("status", answer.status());
            told.put("body", answer.body());
          });
      recorded(interfaceId, before).ifPresent(journey -> told.put("journey", journey.id()));
    } catch (IOException e) {
      throw new IllegalStateException("the client could not be made", e);
    }
    return told;
  }

  /** Nobody waits for the time-out of a client that is refused by the network. */
  private static ClientRequest impatient(ClientRequest place) {
    return new ClientRequest(
        place.subnet(),
        place.instance(),
        place.networkInterface(),
        place.role(),
        Optional.of("immediate"));
  }

  private static AwsCalls calls(InsideClient client) {
    try {
      return client.dynamoDb();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the client has no credentials; name a role that it shall have", e);
    }
  }

  /** Empty when the network refused: then the journey tells why. */
  private static Optional<AwsCalls.Answer> answer(AwsCalls calls, Ask ask) {
    try {
      return Optional.of(calls.dynamoDb(ask.operation(), Json.text(ask.input())));
    } catch (IOException refused) {
      return Optional.empty();
    }
  }

  private long newest() {
    return journeys.last(1).stream().mapToLong(Journey::number).findFirst().orElse(0);
  }

  private Optional<Journey> recorded(String interfaceId, long before) {
    return journeys.last((int) Math.min(1000, newest() - before)).stream()
        .filter(journey ->
            journey
                .walk()
                .filter(walk -> walk.flow().interfaceId().equals(interfaceId))
                .isPresent())
        .reduce((first, second) -> second);
  }
}
