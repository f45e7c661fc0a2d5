package dev.culvert.services.audit;

import java.time.Instant;
import java.util.List;

/**
 * A record, with what {@code LookupEvents} finds it by.
 *
 * @param account whose trail it is in
 * @param management whether {@code LookupEvents} tells it
 * @param json the record
 */
record AuditEvent(
    String id,
    String account,
    String region,
    String name,
    String source,
    String userName,
    String accessKeyId,
    boolean readOnly,
    boolean management,
    Instant at,
    List<Touched> resources,
    String json) {

  /** A resource that the request was about. */
  record Touched(String type, String name) {}
}
