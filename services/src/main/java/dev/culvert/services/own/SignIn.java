package dev.culvert.services.own;

import dev.culvert.services.Answers;
import dev.culvert.services.Ids;
import dev.culvert.services.control.Json;
import dev.culvert.services.sts.Session;
import dev.culvert.services.sts.SessionTokens;
import dev.culvert.wire.aws.AwsException;
import dev.culvert.wire.http.Headers.Header;
import dev.culvert.wire.http.HttpRequest;
import dev.culvert.wire.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives the console's page a session of the root user for the token of a {@link SignInLinks link}.
 * The session is proven by signatures alone: there is no cookie, so nothing that another page makes
 * the browser send can carry it.
 */
public final class SignIn {
  private static final Duration LIFETIME = Duration.ofHours(1);

  private final SignInLinks links;
  private final SessionTokens tokens;
  private final String account;
  private final String region;
  private final Ids ids;
  private final InstantSource clock;

  /**
   * @param account whose root user signs in
   * @param region that the page shows first
   */
  public SignIn(
      SignInLinks links,
      SessionTokens tokens,
      String account,
      String region,
      Ids ids,
      InstantSource clock) {
    this.links = links;
    this.tokens = tokens;
    this.account = account;
    this.region = region;
    this.ids = ids;
    this.clock = clock;
  }

  /** The session, if the page is this server's own and its token is good. */
  HttpResponse exchange(HttpRequest request) {
    if (!SameOrigin.holds(request)) {
      throw refused("only the console's own page may sign in");
    }
    var body = ConsolePages.read(Token.class, request);
    if (!links.use(body.token().orElse(""))) {
      throw refused(
          "the link was used, or is too old; `culvert console` prints a new one, and `culvert up`"
              + " prints one at its start");
    }
    var plain = Answers.json(200, Json.text(session()));
    var headers = new ArrayList<>(plain.headers());
    headers.addAll(List.of(new Header("Cache-Control", "no-store")));
    return new HttpResponse(plain.status(), headers, plain.body());
  }

  private record Token(Optional<String> token) {}

  private Map<String, Object> session() {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var session =
        new Session(
            ids.unique("ASIA"),
            ids.secret(),
            new Session.Subject.Root(account),
            now,
            now.plus(LIFETIME),
            List.of(),
            List.of(),
            Map.of(),
            false,
            Optional.empty());
    var told = new LinkedHashMap<String, Object>();
    told.put("account", account);
    told.put("region", region);
    told.put("accessKeyId", session.accessKeyId());
    told.put("secretAccessKey", session.secret());
    told.put("sessionToken", tokens.seal(session));
    told.put("expires", session.expires().toString());
    return told;
  }

  private static AwsException refused(String sentence) {
    return new AwsException("AccessDenied", sentence, 403);
  }
}
