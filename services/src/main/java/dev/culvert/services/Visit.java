package dev.culvert.services;

import dev.culvert.network.walk.Arrival;
import dev.culvert.network.walk.Passage;
import dev.culvert.policy.Decision;
import dev.culvert.services.journey.Event;
import dev.culvert.services.journey.Journey;
import dev.culvert.wire.aws.AwsException;
import dev.culvert.wire.aws.OperationShape;
import dev.culvert.wire.aws.Payload;
import dev.culvert.wire.aws.Protocol;
import dev.culvert.wire.aws.Requested;
import dev.culvert.wire.aws.ServiceShape;
import dev.culvert.wire.aws.Structure;
import dev.culvert.wire.http.Exchange;
import dev.culvert.wire.http.HttpResponse;
import dev.culvert.wire.sigv4.SignatureVerifier;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request on its way through the front door. */
final class Visit {
  private static final Logger LOG = LoggerFactory.getLogger(Visit.class);

  /** Of requests that no signature says it for. */
  private static final String DEFAULT_REGION = "us-east-1";

  private final FrontDoor door;
  private final Exchange<Passage> exchange;
  private final Addressee addressee;
  private final ServiceShape service;
  private final Instant now;
  private final String requestId;
  private final Arrival arrival;
  private final Journey.Draft journey;

  Visit(FrontDoor door, Exchange<Passage> exchange, Addressee addressee, ServiceShape service) {
    this.door = door;
    this.exchange = exchange;
    this.addressee = addressee;
    this.service = service;
    this.now = door.clock().instant();
    this.requestId =
        service.protocol().equals(Protocol.AWS_JSON_1_0)
            ? door.ids().jsonRequestId()
            : door.ids().uuid();
    this.arrival = arrival(exchange.passage());
    this.journey =
        draft(
            exchange.passage(),
            exchange.request().headers().first("Host").orElse(""),
            now,
            requestId);
  }

  /** The way of a request: authenticate → authorize → run → answer. */
  void run(Requested.Known asked, Optional<Operation<?, ?>> operation) {
    var shape = asked.operation();
    journey.request(shape.toString());
    HttpResponse response;
    try {
      var call = authenticate(operation.map(Operation::signed).orElse(true));
      response = answer(operation.orElseThrow(() -> notBuilt(shape)), asked.payload(), call);
    } catch (AwsException refusal) {
      response = service.protocol().error(service, refusal, requestId);
    } catch (RuntimeException | StackOverflowError bug) {
      LOG.error("request {} to {} failed", requestId, shape, bug);
      response = service.protocol().error(service, internalFailure(), requestId);
    }
    respond(response);
  }

  /** Answers a request that is wrong whoever sends it. */
  void refuse(AwsException refusal) {
    refused(Optional.empty(), refusal);
    respond(service.protocol().error(service, refusal, requestId));
  }

  private Call authenticate(boolean signed) {
    var world = door.control().world();
    if (!signed && SignatureVerifier.claimedScope(exchange.request()).isEmpty()) {
      journey.add(new Event.Authenticated("", Caller.NOBODY.arn()));
      return new Call(Caller.NOBODY, DEFAULT_REGION, arrival, now, requestId, world);
    }
    try {
      var authenticated =
          door.authentication().of(exchange.request(), service, addressee, world, now);
      var caller = authenticated.caller();
      journey.add(new Event.Authenticated(caller.accessKeyId(), caller.arn()));
      return new Call(caller, authenticated.region(), arrival, now, requestId, world);
    } catch (AwsException refusal) {
      journey.add(new Event.NotAuthenticated(refusal.code(), text(refusal)));
      throw refusal;
    }
  }

  private <I extends Structure, O extends Structure> HttpResponse answer(
      Operation<I, O> operation, Payload payload, Call call) {
    var shape = operation.shape();
    var notes = new Notes(call, shape, exchange.request());
    try {
      var input = refusable(shape, () -> service.protocol().parse(shape, payload));
      notes.input = input;
      notes.accesses = refusable(shape, () -> operation.accesses().of(input, call));
      authorize(notes, call);
      var output = refusable(shape, () -> operation.behaviour().run(input, call));
      notes.output = output;
      journey.add(new Event.Served(service.name(), shape.name()));
      return service.protocol().render(shape, output, requestId);
    } catch (AwsException refusal) {
      notes.refusal = refusal;
      throw refusal;
    } finally {
      notes.handTo(door.audit());
    }
  }

  private void authorize(Notes notes, Call call) {
    for (var access : notes.accesses) {
      var decision = door.authorization().decide(access, call, exchange.request());
      journey.add(new Event.Judged(decision));
      if (decision instanceof Decision.Denied denied) {
        notes.denied = denied;
        throw door.denials().of(notes.operation, denied);
      }
    }
  }

  /** A part of the way on which the service itself may refuse. */
  private <T> T refusable(OperationShape<?, ?> shape, Supplier<T> part) {
    try {
      return part.get();
    } catch (AwsException refusal) {
      refused(Optional.of(shape.name()), refusal);
      throw refusal;
    }
  }

  private void refused(Optional<String> operation, AwsException refusal) {
    journey.add(new Event.Refused(service.name(), operation, refusal.code(), text(refusal)));
  }

  private static String text(AwsException refusal) {
    return Objects.requireNonNullElse(refusal.getMessage(), "");
  }

  /** Never a 5xx: clients would try again for minutes. */
  private AwsException notBuilt(OperationShape<?, ?> shape) {
    var refusal =
        speaksJson()
            ? new AwsException("UnknownOperationException", shape + " is not supported by Culvert.")
            : new AwsException(
                "InvalidAction", "The action " + shape.name() + " is not supported by Culvert.");
    refused(Optional.of(shape.name()), refusal);
    return refusal;
  }

  private AwsException internalFailure() {
    return new AwsException(
        speaksJson() ? "InternalServerError" : "InternalFailure",
        "The request processing has failed because of an unknown error, exception or failure.",
        500);
  }

  private boolean speaksJson() {
    return service.protocol().equals(Protocol.AWS_JSON_1_0)
        || service.protocol().equals(Protocol.AWS_JSON_1_1);
  }

  private void respond(HttpResponse response) {
    journey.answered(response.status(), System.nanoTime());
    door.journeys().record(journey);
    exchange.respond(response);
  }

  private static Arrival arrival(Passage passage) {
    return switch (passage) {
      case Passage.FromOutside outside -> new Arrival.Public(outside.source());
      case Passage.ToService to -> to.arrived().arrival();
      case Passage.ToMetadata to ->
          throw new IllegalStateException(to.interfaceId() + " did not come to a service");
    };
  }

  private static Journey.Draft draft(Passage passage, String host, Instant now, String requestId) {
    return switch (passage) {
      case Passage.FromOutside outside ->
          Journey.Draft.fromOutside(now, System.nanoTime(), outside.source(), host, requestId);
      case Passage.ToService to ->
          Journey.Draft.walked(now, System.nanoTime(), to.walk(), requestId);
      case Passage.ToMetadata to ->
          throw new IllegalStateException(to.interfaceId() + " did not come to a service");
    };
  }
}
