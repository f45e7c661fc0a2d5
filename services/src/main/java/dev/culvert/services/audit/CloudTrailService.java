package dev.culvert.services.audit;

import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.Service;
import dev.culvert.shapes.cloudtrail.CloudTrail;
import dev.culvert.shapes.cloudtrail.Event;
import dev.culvert.shapes.cloudtrail.LookupAttribute;
import dev.culvert.shapes.cloudtrail.LookupEventsRequest;
import dev.culvert.shapes.cloudtrail.LookupEventsResponse;
import dev.culvert.shapes.cloudtrail.Resource;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import java.util.Objects;

/** CloudTrail: finds the management events of an account. */
public final class CloudTrailService {
  private static final int USUAL_RESULTS = 50;

  private final AuditTrail trail;
  private final Service service;

  public CloudTrailService(AuditTrail trail) {
    this.trail = trail;
    this.service =
        Service.of(
                CloudTrail.SERVICE,
                List.of(List.of(Operation.of(CloudTrail.LOOKUP_EVENTS, this::lookUp))))
            .validated();
  }

  public Service service() {
    return service;
  }

  private LookupEventsResponse lookUp(LookupEventsRequest input, Call call) {
    if (input.startTime != null
        && input.endTime != null
        && input.endTime.isBefore(input.startTime)) {
      throw new AwsException(
          "InvalidTimeRangeException", "The start time must be before the end time.");
    }
    var attributes = Objects.requireNonNullElse(input.lookupAttributes, List.<LookupAttribute>of());
    var found =
        trail.newestFirst().stream()
            .filter(event -> event.management() && event.account().equals(call.account()))
            .filter(event -> event.region().equals(call.region()))
            .filter(event -> input.startTime == null || !event.at().isBefore(input.startTime))
            .filter(event -> input.endTime == null || !event.at().isAfter(input.endTime))
            .filter(event -> attributes.stream().allMatch(it -> matches(event, it)))
            .toList();
    var from = input.nextToken == null ? 0 : afterToken(found, input.nextToken);
    var limit = input.maxResults == null ? USUAL_RESULTS : input.maxResults;
    var end = Math.min(found.size(), from + limit);
    var page = found.subList(from, end);
    return new LookupEventsResponse()
        .events(page.stream().map(CloudTrailService::shape).toList())
        .nextToken(end < found.size() ? page.getLast().id() : null);
  }

  /** A token is the id of the last event of the page before: new events do not shift pages. */
  private static int afterToken(List<AuditEvent> found, String token) {
    for (var index = 0; index < found.size(); index++) {
      if (found.get(index).id().equals(token)) {
        return index + 1;
      }
    }
    throw new AwsException("InvalidNextTokenException", "Invalid token.");
  }

  private static boolean matches(AuditEvent event, LookupAttribute attribute) {
    var value = Objects.requireNonNullElse(attribute.attributeValue, "");
    return switch (Objects.requireNonNullElse(attribute.attributeKey, "")) {
      case "EventId" -> event.id().equals(value);
      case "EventName" -> event.name().equals(value);
      case "ReadOnly" -> Boolean.toString(event.readOnly()).equals(value);
      case "Username" -> event.userName().equals(value);
      case "EventSource" -> event.source().equals(value);
      case "AccessKeyId" -> event.accessKeyId().equals(value);
      case "ResourceType" -> event.resources().stream().anyMatch(it -> it.type().equals(value));
      case "ResourceName" ->
          event.resources().stream()
              .anyMatch(it -> it.name().equals(value) || it.name().endsWith("/" + value));
      default ->
          throw new AwsException(
              "InvalidLookupAttributesException", "Invalid lookup attribute specified.");
    };
  }

  private static Event shape(AuditEvent event) {
    return new Event()
        .eventId(event.id())
        .eventName(event.name())
        .readOnly(Boolean.toString(event.readOnly()))
        .accessKeyId(event.accessKeyId())
        .eventTime(event.at())
        .eventSource(event.source())
        .username(event.userName())
        .resources(
            event.resources().stream()
                .map(it -> new Resource().resourceType(it.type()).resourceName(it.name()))
                .toList())
        .cloudTrailEvent(event.json());
  }
}
