package dev.culvert.services.own;

import dev.culvert.services.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Links that sign a browser in, each once and not for long. Only a link's bearer can use it: what
 * is random in it is as long as a key.
 */
public final class SignInLinks {
  private static final Duration LIFETIME = Duration.ofMinutes(15);
  private static final int TOKEN_HEX_DIGITS = 64;
  private static final int MAX_OPEN = 1000;

  private final Ids ids;
  private final InstantSource clock;
  private final Map<String, Instant> ends = new ConcurrentHashMap<>();

  /**
   * @param ids of unpredictable randomness
   */
  public SignInLinks(Ids ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /** Path and fragment of a new link; browsers do not send a fragment to anybody. */
  public String make() {
    var now = clock.instant();
    ends.values().removeIf(end -> !now.isBefore(end));
    if (ends.size() >= MAX_OPEN) {
      throw new IllegalArgumentException("too many sign-in links are open; wait some minutes");
    }
    var token = ids.hex(TOKEN_HEX_DIGITS);
    ends.put(token, now.plus(LIFETIME));
    return "/_culvert/#/sign-in/" + token;
  }

  /** Whether the token is that of an open link, which this uses up. */
  boolean use(String token) {
    var end = ends.remove(token);
    return end != null && clock.instant().isBefore(end);
  }
}
