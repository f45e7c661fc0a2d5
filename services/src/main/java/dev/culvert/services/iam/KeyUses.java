package dev.culvert.services.iam;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When each access key was last used, to the minute and since the server started. Kept in memory: a
 * write to the store for each request would cost more than it tells.
 */
public final class KeyUses {
  private static final int MAX_KEPT = 10_000;

  private final ConcurrentHashMap<String, Use> last = new ConcurrentHashMap<>();

  /** One use. */
  record Use(Instant at, String service, String region) {}

  /** Notes a request that was signed with the key. */
  void note(String accessKeyId, String service, String region, Instant now) {
    var known = last.get(accessKeyId);
    if (known != null
        && known.service.equals(service)
        && known.region.equals(region)
        && now.getEpochSecond() - known.at.getEpochSecond() < 60) {
      return;
    }
    if (last.size() < MAX_KEPT || known != null) {
      last.put(accessKeyId, new Use(now.truncatedTo(ChronoUnit.SECONDS), service, region));
    }
  }

  Optional<Use> of(String accessKeyId) {
    return Optional.ofNullable(last.get(accessKeyId));
  }
}
