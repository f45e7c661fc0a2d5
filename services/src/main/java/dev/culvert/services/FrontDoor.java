package dev.culvert.services;

import dev.culvert.network.walk.Passage;
import dev.culvert.services.control.Control;
import dev.culvert.services.journey.Journeys;
import dev.culvert.services.metadata.InstanceMetadata;
import dev.culvert.wire.aws.OperationShape;
import dev.culvert.wire.aws.Requested;
import dev.culvert.wire.aws.ServiceShape;
import dev.culvert.wire.aws.Services;
import dev.culvert.wire.http.Exchange;
import dev.culvert.wire.http.Handler;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where every request of every client comes in, whichever way it took: <em>authenticate → authorize
 * → run → answer</em>, which is {@link Visit#run}. There is no other door.
 */
public final class FrontDoor implements Handler<Passage> {
  private final Services known;
  private final Map<ServiceShape, Service> services;
  private final Authentication authentication;
  private final Authorization authorization;
  private final Denials denials;
  private final Audit audit;
  private final InstanceMetadata metadata;
  private final OwnPages ownPages;
  private final Control control;
  private final Journeys journeys;
  private final Ids ids;
  private final Clock clock;

  public FrontDoor(
      List<Service> services,
      Guards guards,
      InstanceMetadata metadata,
      OwnPages ownPages,
      Control control,
      Journeys journeys,
      Ids ids,
      Clock clock) {
    this.known = new Services(services.stream().map(Service::shape).toList());
    this.services =
        services.stream().collect(Collectors.toMap(Service::shape, Function.identity()));
    this.authentication = guards.authentication();
    this.authorization = new Authorization(guards.endpointPolicies(), guards.ceilings());
    this.denials = new Denials(guards.messages());
    this.audit = guards.audit();
    this.metadata = metadata;
    this.ownPages = ownPages;
    this.control = control;
    this.journeys = journeys;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public void handle(Exchange<Passage> exchange) {
    switch (exchange.passage()) {
      case Passage.ToMetadata to ->
          exchange.respond(
              metadata.answer(
                  exchange.request(), to.interfaceId(), control.world(), clock.instant()));
      case Passage.FromOutside _ -> {
        if (!ownPages.handle(exchange)) {
          toService(exchange, Addressee.of(exchange.request()));
        }
      }
      case Passage.ToService to -> toService(exchange, Addressee.of(to.arrived().service()));
    }
  }

  private void toService(Exchange<Passage> exchange, Addressee addressee) {
    var requested = known.find(exchange.request(), addressee.signingName());
    switch (requested) {
      case Requested.Known asked -> visit(exchange, addressee, asked);
      case Requested.Refused refused ->
          new Visit(this, exchange, addressee, refused.service()).refuse(refused.refusal());
      case Requested.None _ -> exchange.respond(Answers.text(404, "no AWS request\n"));
    }
  }

  private void visit(Exchange<Passage> exchange, Addressee addressee, Requested.Known asked) {
    var visit = new Visit(this, exchange, addressee, asked.service());
    var operation = operation(asked.operation());
    var immediate = operation.map(found -> found.pace() == Operation.Pace.IMMEDIATE).orElse(true);
    if (immediate) {
      visit.run(asked, operation);
    } else {
      exchange.offload(() -> visit.run(asked, operation));
    }
  }

  private Optional<Operation<?, ?>> operation(OperationShape<?, ?> shape) {
    return Optional.ofNullable(services.get(shape.service()))
        .flatMap(service -> service.operation(shape));
  }

  Authentication authentication() {
    return authentication;
  }

  Authorization authorization() {
    return authorization;
  }

  Denials denials() {
    return denials;
  }

  Audit audit() {
    return audit;
  }

  Control control() {
    return control;
  }

  Journeys journeys() {
    return journeys;
  }

  Ids ids() {
    return ids;
  }

  Clock clock() {
    return clock;
  }
}
