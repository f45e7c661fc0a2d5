package dev.culvert.services.journey;

import dev.culvert.network.IpAddress;
import dev.culvert.network.walk.Flow;
import dev.culvert.network.walk.Walk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happened to one request, in order: facts, not words. {@link ExecutionTable} tells them.
 *
 * @param number counts up from 1 since the server started
 * @param tookNanos from the first check to the answer
 * @param walk its way through the network; empty for a request from outside any VPC
 * @param source where it came from: an address, or else the network interface
 * @param destination host name and port that the client asked for
 * @param request {@code service:Operation}, once it is known
 * @param status of the HTTP answer; 0 when there was none
 */
public record Journey(
    long number,
    Instant started,
    long tookNanos,
    Optional<Walk> walk,
    String source,
    String destination,
    Optional<String> request,
    String requestId,
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
    private final Optional<Walk> walk;
    private final String source;
    private final String destination;
    private final String requestId;
    private final List<Event> events = new ArrayList<>();
    private Optional<String> request = Optional.empty();
    private int status;
    private long tookNanos;

    private Draft(
        Instant started,
        long startedNanos,
        Optional<Walk> walk,
        String source,
        String destination,
        String requestId) {
      this.started = started;
      this.startedNanos = startedNanos;
      this.walk = walk;
      this.source = source;
      this.destination = destination;
      this.requestId = requestId;
    }

    /**
     * Of a request from outside any VPC.
     *
     * @param nanos a reading of the clock that {@link #answered} is given another of
     */
    public static Draft fromOutside(
        Instant started, long nanos, IpAddress source, String destination, String requestId) {
      return new Draft(started, nanos, Optional.empty(), source.toString(), destination, requestId);
    }

    /** Of a request that set out from a network interface, wherever it got. */
    public static Draft walked(Instant started, long nanos, Walk walk, String requestId) {
      var flow = walk.flow();
      var destination =
          switch (flow.destination()) {
            case Flow.Host host -> host.name();
            case Flow.ResolvedHost host -> host.name();
            case Flow.Address address -> address.ip().toString();
          };
      return new Draft(
          started,
          nanos,
          Optional.of(walk),
          flow.source().map(IpAddress::toString).orElse(flow.interfaceId()),
          destination + ":" + flow.port(),
          requestId);
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
          walk,
          source,
          destination,
          request,
          requestId,
          List.copyOf(events),
          status);
    }
  }
}
