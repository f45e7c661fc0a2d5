package dev.culvert.services;

import dev.culvert.policy.Context;
import dev.culvert.policy.Decision;
import dev.culvert.services.control.Control;
import dev.culvert.wire.aws.AwsException;
import dev.culvert.wire.aws.OperationShape;
import dev.culvert.wire.aws.Structure;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Calls that one service makes of others in the name of its own caller: the same policies are asked
 * as if the caller had sent each of them, with the keys that say who called in between.
 */
public final class InnerCalls {
  private final Map<?, Service> services;
  private final Authorization authorization;
  private final Denials denials;
  private final Control control;
  private final Clock clock;
  private final Context through;
  private final String agent;

  /**
   * @param through who makes the calls, e.g. {@code cloudformation.amazonaws.com}
   */
  public InnerCalls(
      List<Service> services, Guards guards, Control control, Clock clock, String through) {
    this.services =
        services.stream().collect(Collectors.toMap(Service::shape, Function.identity()));
    this.authorization = new Authorization(guards.endpointPolicies(), guards.ceilings());
    this.denials = new Denials(guards.messages());
    this.control = control;
    this.clock = clock;
    this.agent = through;
    this.through =
        Context.builder()
            .put("aws:ViaAWSService", "true")
            .put("aws:CalledViaFirst", through)
            .put("aws:CalledViaLast", through)
            .build();
  }

  /**
   * Runs an operation.
   *
   * @param as whose call it is; its world is replaced by the current one
   * @throws AwsException as the operation, or its authorization, refuses
   */
  public <I extends Structure, O extends Structure> O run(
      OperationShape<I, O> shape, I input, Call as) {
    var operation = operation(shape);
    var call =
        new Call(
            as.caller(),
            as.region(),
            as.arrival(),
            clock.instant(),
            as.requestId(),
            control.world());
    for (var access : operation.accesses().of(input, call)) {
      var decision = authorization.decide(access.with(through), call, true, Optional.of(agent));
      if (decision instanceof Decision.Denied denied) {
        throw denials.of(shape, denied);
      }
    }
    return operation.behaviour().run(input, call);
  }

  @SuppressWarnings("unchecked") // an operation is listed under its own shape
  private <I extends Structure, O extends Structure> Operation<I, O> operation(
      OperationShape<I, O> shape) {
    return (Operation<I, O>)
        Optional.ofNullable(services.get(shape.service()))
            .flatMap(service -> service.operation(shape))
            .orElseThrow(() ->
                new AwsException(
                    "InvalidAction",
                    "The action " + shape.name() + " is not supported by Culvert."));
  }
}
