package dev.culvert.services.journey;

import dev.culvert.network.walk.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happened to one request, in order: facts, not words. {@link ExecutionTable} tells them.
 *
 * @param number counts up from 1 since the server started
 * @param tookNanos from the first check to the answer
 * @param interfaceId the network interface it left from; empty for a request from outside any VPC
 * @param source the address it came from: of the interface, or of the host
 * @param destination host name and port that the client asked for
 * @param request {@code service:Operation}, once it is known
 * @param outcome how the walk ended; empty for a request from outside any VPC, which has none
 * @param status of the HTTP answer; 0 when there was none
 */
public record Journey(
    long number,
    Instant started,
    long tookNanos,
    Optional<String> interfaceId,
    String source,
    String destination,
    Optional<String> request,
    String requestId,
    Optional<Outcome> outcome,
    List<Event> events,
    int status) {

  /** Such as {@code j-17}. */
  public String id() {
    return "j-" + number;
  }

  /** A journey under way; belongs to one thread at a time. */
  public static final class Draft {
    private final Instant started;
    private final long startedNanos;
    private final Optional<String> interfaceId;
    private final String source;
    private final String destination;
    private final String requestId;
    private final Optional<Outcome> outcome;
    private final List<Event> events = new ArrayList<>();
    private Optional<String> request = Optional.empty();
    private int status;
    private long tookNanos;

    /**
     * @param nanos a reading of the clock that {@link #answered} is given another of
     */
    public Draft(
        Instant started,
        long nanos,
        Optional<String> interfaceId,
        String source,
        String destination,
        String requestId,
        Optional<Outcome> outcome) {
      this.started = started;
      this.startedNanos = nanos;
      this.interfaceId = interfaceId;
      this.source = source;
      this.destination = destination;
      this.requestId = requestId;
      this.outcome = outcome;
    }

    public void add(Event event) {
      events.add(event);
    }

    public void request(String serviceAndOperation) {
      request = Optional.of(serviceAndOperation);
    }

    /** The end of it. */
    public void answered(int httpStatus, long nanos) {
      status = httpStatus;
      tookNanos = nanos - startedNanos;
    }

    Journey finish(long number) {
      return new Journey(
          number,
          started,
          tookNanos,
          interfaceId,
          source,
          destination,
          request,
          requestId,
          outcome,
          List.copyOf(events),
          status);
    }
  }
}
