package dev.culvert.services.own;

import dev.culvert.network.walk.Passage;
import dev.culvert.services.Answers;
import dev.culvert.services.Caller;
import dev.culvert.services.OwnPages;
import dev.culvert.services.control.Json;
import dev.culvert.services.journey.Journey;
import dev.culvert.services.journey.Journeys;
import dev.culvert.wire.aws.AwsException;
import dev.culvert.wire.http.Exchange;
import dev.culvert.wire.http.HttpRequest;
import dev.culvert.wire.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What the console needs besides AWS's APIs: to sign in, the journeys in short, the policies behind
 * one, the same request in another network, and a client inside a VPC to send requests from. All
 * but signing in is for root.
 */
public final class ConsolePages implements OwnPages {
  private static final String PREFIX = "/_culvert/console/";
  private static final int MAX_SUMMARIES = 10_000;
  private static final Set<String> PAGES =
      Set.of("session", "links", "journeys", "live", "decisions", "what-if", "requests");

  private final RootOnly root;
  private final SignIn signIn;
  private final SignInLinks links;
  private final Journeys journeys;
  private final Hypothesis whatIf;
  private final ClientRequests clients;

  public ConsolePages(
      RootOnly root,
      SignIn signIn,
      SignInLinks links,
      Journeys journeys,
      Hypothesis whatIf,
      ClientRequests clients) {
    this.root = root;
    this.signIn = signIn;
    this.links = links;
    this.journeys = journeys;
    this.whatIf = whatIf;
    this.clients = clients;
  }

  @Override
  public boolean handle(Exchange<Passage> exchange) {
    var target = exchange.request().target();
    if (!target.startsWith(PREFIX)) {
      return false;
    }
    var query = target.indexOf('?');
    var path = target.substring(PREFIX.length(), query < 0 ? target.length() : query);
    var slash = path.indexOf('/');
    if (!PAGES.contains(slash < 0 ? path : path.substring(0, slash))) {
      return false;
    }
    exchange.offload(() -> answer(exchange, path));
    return true;
  }

  private void answer(Exchange<Passage> exchange, String path) {
    var request = exchange.request();
    try {
      if (path.equals("session") && request.method().equals("POST")) {
        exchange.respond(signIn.exchange(request));
        return;
      }
      var caller = root.prove(request);
      if (path.equals("live")) {
        LiveJourneys.stream(exchange, journeys, JourneySummary::of);
      } else {
        exchange.respond(page(request, path, caller));
      }
    } catch (AwsException refusal) {
      exchange.respond(
          error(refusal.status(), Objects.requireNonNullElse(refusal.getMessage(), "refused")));
    } catch (IllegalArgumentException wrong) {
      exchange.respond(error(400, Objects.requireNonNullElse(wrong.getMessage(), "wrong request")));
    }
  }

  private HttpResponse page(HttpRequest request, String path, Caller caller) {
    return switch (request.method() + " " + path) {
      case "GET journeys" ->
          Answers.json(200, JourneySummary.of(journeys.last(count(request.target()))));
      case "POST links" -> Answers.json(200, Json.text(Map.of("link", links.make())));
      case "POST what-if" -> whatIf(read(Question.class, request));
      case "POST requests" ->
          Answers.json(
              200, Json.text(clients.send(read(ClientRequests.Ask.class, request), caller)));
      default ->
          path.startsWith("decisions/")
              ? Answers.json(200, DecisionJson.of(journey(path.substring("decisions/".length()))))
              : error(404, "no such page");
    };
  }

  /** A journey once more, with something changed. */
  private record Question(Optional<String> journey, Hypothesis.Change change) {}

  private HttpResponse whatIf(Question question) {
    var journey = journey(question.journey().orElse(""));
    return Answers.json(
        200, JourneyJson.of(whatIf.of(journey, question.change(), root.control().world())));
  }

  private Journey journey(String id) {
    return Optional.of(id.startsWith("j-") ? id.substring(2) : id)
        .filter(digits -> digits.matches("[0-9]{1,18}"))
        .map(Long::parseLong)
        .flatMap(journeys::find)
        .orElseThrow(
            () -> new IllegalArgumentException("there is no journey " + id + ", or no longer"));
  }

  /** What the body says, or a refusal of it. */
  static <T> T read(Class<T> type, HttpRequest request) {
    try {
      return Json.read(type, request.body());
    } catch (IllegalStateException notJson) {
      throw new IllegalArgumentException("the body is not the JSON that is expected", notJson);
    }
  }

  private static int count(String target) {
    var start = target.indexOf("last=");
    var text = start < 0 ? "100" : target.substring(start + 5);
    return text.matches("[0-9]{1,6}") ? Math.min(Integer.parseInt(text), MAX_SUMMARIES) : 100;
  }

  private static HttpResponse error(int status, String sentence) {
    return Answers.json(status, Json.text(Map.of("message", sentence)));
  }
}
