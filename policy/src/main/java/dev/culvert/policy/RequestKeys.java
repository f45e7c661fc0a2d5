package dev.culvert.policy;

import java.time.Instant;
import java.util.Optional;

/**
 * The keys that every request has, whoever sends it and however it came.
 *
 * @param region the region that is called, {@code aws:RequestedRegion}
 * @param secureTransport whether it came over TLS
 * @param resourceAccount the owner of the resource
 * @param userAgent the header's text
 */
public record RequestKeys(
    String region,
    Instant now,
    boolean secureTransport,
    Optional<String> resourceAccount,
    Optional<String> userAgent)
    implements ContextSource {

  @Override
  public void addTo(Context.Builder context) {
    context
        .put("aws:RequestedRegion", region)
        .put("aws:CurrentTime", now)
        .put("aws:EpochTime", now.getEpochSecond())
        .put("aws:SecureTransport", secureTransport)
        .put("aws:ViaAWSService", false);
    resourceAccount.ifPresent(account -> context.put("aws:ResourceAccount", account));
    userAgent.ifPresent(agent -> context.put("aws:UserAgent", agent));
  }
}
