package dev.culvert.services.cloudformation;

import dev.culvert.services.Call;
import dev.culvert.services.Ids;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.World;
import dev.culvert.wire.aws.AwsException;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The stacks of the world: finding them, and writing down what becomes of them. */
final class Stacks {
  static final String TYPE = "AWS::CloudFormation::Stack";

  private final Control control;
  private final Ids ids;
  private final Clock clock;

  Stacks(Control control, Ids ids, Clock clock) {
    this.control = control;
    this.ids = ids;
    this.clock = clock;
  }

  Control control() {
    return control;
  }

  Ids ids() {
    return ids;
  }

  Clock clock() {
    return clock;
  }

  static AwsException invalid(String message) {
    return new AwsException("ValidationError", message);
  }

  /** By id, or by name if it is not deleted. */
  static Optional<Stack> find(@Nullable String nameOrId, Call call, World world) {
    if (nameOrId == null) {
      return Optional.empty();
    }
    return own(call, world).stream()
        .filter(stack ->
            stack.id().equals(nameOrId) || (stack.name().equals(nameOrId) && !stack.gone()))
        .findFirst();
  }

  static Stack named(@Nullable String nameOrId, Call call, World world) {
    return find(nameOrId, call, world)
        .orElseThrow(() -> invalid("Stack with id " + nameOrId + " does not exist"));
  }

  /** The caller's, in their region; the youngest first. */
  static List<Stack> own(Call call, World world) {
    return world.all(Stack.REGISTER).stream()
        .filter(s -> s.account().equals(call.account()) && s.region().equals(call.region()))
        .sorted(Comparator.comparing(Stack::created).reversed().thenComparing(Stack::id))
        .toList();
  }

  /** What the stacks of an account and region export, each under its name. */
  static Map<String, String> exports(String account, String region, World world) {
    var exports = new HashMap<String, String>();
    for (var stack : world.all(Stack.REGISTER)) {
      if (stack.account().equals(account) && stack.region().equals(region) && !stack.gone()) {
        for (var output : stack.outputs()) {
          output.exportName().ifPresent(name -> exports.put(name, output.value()));
        }
      }
    }
    return exports;
  }

  Stack get(String id) {
    return control
        .world()
        .find(Stack.REGISTER, id)
        .orElseThrow(() -> new IllegalStateException("there is no stack " + id));
  }

  Stack change(String id, UnaryOperator<Stack> change) {
    return control.change(world -> {
      var stack = change.apply(world.find(Stack.REGISTER, id).orElseThrow());
      return new Changed<>(world.with(Stack.REGISTER, stack), stack);
    });
  }

  /** Brings a stack into a state, with the event that tells it. */
  Stack state(String id, String status, String reason) {
    return control.change(world -> {
      var stack = world.find(Stack.REGISTER, id).orElseThrow().in(status, reason);
      return new Changed<>(told(world.with(Stack.REGISTER, stack), stack), stack);
    });
  }

  /** The event that tells the state of the stack itself. */
  World told(World world, Stack stack) {
    return told(
        world,
        stack,
        stack.name(),
        stack.id(),
        TYPE,
        stack.state().status(),
        stack.state().reason(),
        "");
  }

  /** Writes a resource's state down, with the event that tells it. */
  void resource(String id, StackResource resource) {
    control.change(world -> {
      var stack = world.find(Stack.REGISTER, id).orElseThrow().with(resource);
      return new Changed<>(
          told(
              world.with(Stack.REGISTER, stack),
              stack,
              resource.logicalId(),
              resource.physicalId(),
              resource.type(),
              resource.status(),
              resource.reason(),
              resource.properties()),
          stack);
    });
  }

  private World told(
      World world,
      Stack stack,
      String logicalId,
      String physicalId,
      String type,
      String status,
      String reason,
      String properties) {
    var number =
        world.all(Happening.REGISTER).stream()
                .filter(event -> event.stackId().equals(stack.id()))
                .mapToLong(Happening::number)
                .max()
                .orElse(-1)
            + 1;
    var event =
        new Happening(
            stack.id(),
            number,
            ids.uuid(),
            stack.name(),
            logicalId,
            physicalId,
            type,
            status,
            reason,
            properties,
            clock.instant());
    return world
        .with(Happening.REGISTER, event)
        .without(Happening.REGISTER, Happening.key(stack.id(), number - Happening.KEPT));
  }
}
