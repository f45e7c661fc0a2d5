package dev.culvert.services.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.culvert.services.control.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
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

  /**
   * The event of a record that was written before.
   *
   * @throws IllegalArgumentException if it is none
   */
  static AuditEvent of(String json) {
    try {
      var record = Json.mapper().readTree(json);
      var resources = new ArrayList<Touched>();
      for (var resource : record.path("resources")) {
        resources.add(new Touched(resource.path("type").asText(), resource.path("ARN").asText()));
      }
      return new AuditEvent(
          record.path("eventID").asText(),
          record.path("recipientAccountId").asText(),
          record.path("awsRegion").asText(),
          record.path("eventName").asText(),
          record.path("eventSource").asText(),
          userName(record.path("userIdentity")),
          record.path("userIdentity").path("accessKeyId").asText(),
          record.path("readOnly").asBoolean(),
          record.path("eventCategory").asText().equals("Management"),
          Instant.parse(record.path("eventTime").asText()),
          resources,
          json);
    } catch (JsonProcessingException | DateTimeParseException e) {
      throw new IllegalArgumentException("no event", e);
    }
  }

  private static String userName(JsonNode identity) {
    if (identity.path("type").asText().equals("Root")) {
      return "root";
    }
    var principal = identity.path("principalId").asText();
    return identity.has("userName")
        ? identity.path("userName").asText()
        : principal.substring(principal.indexOf(':') + 1);
  }

  /** A resource that the request was about. */
  record Touched(String type, String name) {}
}
