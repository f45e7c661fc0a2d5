package dev.culvert.services.own;

import dev.culvert.network.walk.Passage;
import dev.culvert.policy.Principal;
import dev.culvert.services.Addressee;
import dev.culvert.services.Answers;
import dev.culvert.services.Authentication;
import dev.culvert.services.Caller;
import dev.culvert.services.OwnPages;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Json;
import dev.culvert.services.journey.Journeys;
import dev.culvert.wire.aws.AwsException;
import dev.culvert.wire.http.Exchange;
import dev.culvert.wire.http.HttpResponse;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The server's own pages. Health is for all; everything else is for root, whose signature is proven
 * like that of any request, for a service called {@code culvert}.
 */
public final class CulvertPages implements OwnPages {
  private static final String PREFIX = "/_culvert";
  private static final String JOURNEYS = PREFIX + "/journeys";
  private static final int MAX_JOURNEYS = 1000;

  private final Authentication authentication;
  private final Control control;
  private final Journeys journeys;
  private final ClientPlaces places;
  private final Reset reset;
  private final InstantSource clock;

  public CulvertPages(
      Authentication authentication,
      Control control,
      Journeys journeys,
      ClientPlaces places,
      Reset reset,
      InstantSource clock) {
    this.authentication = authentication;
    this.control = control;
    this.journeys = journeys;
    this.places = places;
    this.reset = reset;
    this.clock = clock;
  }

  /** Starts afresh, where that is allowed. */
  @FunctionalInterface
  public interface Reset {
    /** False if this server keeps its data. */
    boolean run();
  }

  @Override
  public boolean handle(Exchange<Passage> exchange) {
    var request = exchange.request();
    var path = path(request.target());
    if (path.equals(PREFIX + "/health")) {
      exchange.respond(Answers.json(200, "{\"status\":\"ready\"}"));
      return true;
    }
    if (path.equals("/") && request.method().equals("GET") && unsigned(exchange)) {
      var host = request.headers().first("Host").orElse("");
      exchange.respond(Answers.text(200, "healthy: " + host + " "));
      return true;
    }
    if (!path.startsWith(PREFIX + "/")) {
      return false;
    }
    exchange.offload(() -> signed(exchange, path));
    return true;
  }

  private static boolean unsigned(Exchange<Passage> exchange) {
    return exchange.request().headers().first("Authorization").isEmpty()
        && exchange.request().target().equals("/");
  }

  private void signed(Exchange<Passage> exchange, String path) {
    try {
      var caller = root(exchange);
      if (path.equals(JOURNEYS + "/live")) {
        LiveJourneys.stream(exchange, journeys);
      } else {
        exchange.respond(answer(exchange, path, caller));
      }
    } catch (AwsException refusal) {
      exchange.respond(
          error(refusal.status(), Objects.requireNonNullElse(refusal.getMessage(), "refused")));
    } catch (IllegalArgumentException wrong) {
      exchange.respond(error(400, Objects.requireNonNullElse(wrong.getMessage(), "wrong request")));
    }
  }

  private HttpResponse answer(Exchange<Passage> exchange, String path, Caller caller) {
    var request = exchange.request();
    return switch (request.method() + " " + path) {
      case "GET " + JOURNEYS ->
          Answers.json(200, JourneyJson.of(journeys.last(count(request.target()))));
      case "POST " + PREFIX + "/clients" ->
          Answers.json(
              200, Json.text(places.make(Json.read(ClientRequest.class, request.body()), caller)));
      case "POST " + PREFIX + "/what-if" ->
          Answers.json(
              200,
              Json.text(
                  new WhatIf(Json.read(WhatIf.Asked.class, request.body()))
                      .answer(journeys.last(Integer.MAX_VALUE))));
      case "POST " + PREFIX + "/reset" ->
          reset.run()
              ? Answers.json(200, "{}")
              : error(409, "only a server started with --in-memory can be reset");
      default -> path.startsWith(JOURNEYS + "/") ? journey(path) : error(404, "no such page");
    };
  }

  private HttpResponse journey(String path) {
    return number(path.substring(JOURNEYS.length() + 1))
        .flatMap(journeys::find)
        .map(journey -> Answers.json(200, JourneyJson.of(journey)))
        .orElseGet(() -> error(404, "no such journey, or no longer kept"));
  }

  private static Optional<Long> number(String id) {
    var digits = id.startsWith("j-") ? id.substring(2) : id;
    return digits.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
  }

  private Caller root(Exchange<Passage> exchange) {
    var caller =
        authentication
            .of(
                exchange.request(),
                CulvertShape.SHAPE,
                new Addressee(Optional.of("culvert"), Optional.empty()),
                control.world(),
                clock.instant())
            .caller();
    if (!(caller.principal() instanceof Principal.AccountRoot)) {
      throw new AwsException("AccessDenied", "only the root user may ask for this", 403);
    }
    return caller;
  }

  private static int count(String target) {
    var start = target.indexOf("last=");
    var text = start < 0 ? "1" : target.substring(start + 5);
    return text.matches("[0-9]{1,6}") ? Math.min(Integer.parseInt(text), MAX_JOURNEYS) : 1;
  }

  private static String path(String target) {
    var query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  private static HttpResponse error(int status, String sentence) {
    return Answers.json(status, Json.text(Map.of("message", sentence)));
  }
}
