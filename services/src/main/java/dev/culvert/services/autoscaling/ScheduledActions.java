package dev.culvert.services.autoscaling;

import dev.culvert.services.Call;
import dev.culvert.services.Ids;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.shapes.autoscaling.AutoScaling;
import dev.culvert.shapes.autoscaling.AutoScalingErrors;
import dev.culvert.shapes.autoscaling.DeleteScheduledActionRequest;
import dev.culvert.shapes.autoscaling.DeleteScheduledActionResponse;
import dev.culvert.shapes.autoscaling.DescribeScheduledActionsRequest;
import dev.culvert.shapes.autoscaling.DescribeScheduledActionsResponse;
import dev.culvert.shapes.autoscaling.PutScheduledActionRequest;
import dev.culvert.shapes.autoscaling.PutScheduledActionResponse;
import dev.culvert.shapes.autoscaling.ScalableTargetAction;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Scheduled actions of registered targets. */
final class ScheduledActions {
  private final Control control;
  private final Ids ids;

  ScheduledActions(Control control, Ids ids) {
    this.control = control;
    this.ids = ids;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
                AutoScaling.PUT_SCHEDULED_ACTION,
                (in, call) -> Targets.any("PutScheduledAction", call),
                this::put)
            .validated(),
        Operation.of(
                AutoScaling.DELETE_SCHEDULED_ACTION,
                (in, call) -> Targets.any("DeleteScheduledAction", call),
                this::delete)
            .validated(),
        Operation.of(
                AutoScaling.DESCRIBE_SCHEDULED_ACTIONS,
                (in, call) -> Targets.any("DescribeScheduledActions", call),
                this::describe)
            .validated());
  }

  private PutScheduledActionResponse put(PutScheduledActionRequest in, Call call) {
    var dimension = Dimension.of(in.serviceNamespace, in.resourceId, in.scalableDimension, call);
    var name = Objects.requireNonNull(in.scheduledActionName);
    return control.change(world -> {
      Targets.find(dimension, world);
      var before = world.find(ScheduledAction.REGISTER, ScheduledAction.key(dimension, name));
      var action =
          new ScheduledAction(
              dimension,
              name,
              before.map(ScheduledAction::id).orElseGet(ids::uuid),
              before.map(ScheduledAction::created).orElse(call.now()),
              schedule(in.schedule, before),
              Optional.ofNullable(in.timezone).or(() -> before.flatMap(b -> b.timezone())),
              Optional.ofNullable(in.startTime),
              Optional.ofNullable(in.endTime),
              Optional.ofNullable(in.scalableTargetAction).map(a -> a.minCapacity),
              Optional.ofNullable(in.scalableTargetAction).map(a -> a.maxCapacity));
      return new Changed<>(
          world.with(ScheduledAction.REGISTER, action), new PutScheduledActionResponse());
    });
  }

  private static String schedule(@Nullable String given, Optional<ScheduledAction> before) {
    var schedule = given != null ? given : before.map(ScheduledAction::schedule).orElse("");
    if (!schedule.matches("(at|rate|cron)\\(.+\\)")) {
      throw AutoScalingErrors.VALIDATION_EXCEPTION.because(
          "The schedule expression is not valid: " + schedule);
    }
    return schedule;
  }

  private DeleteScheduledActionResponse delete(DeleteScheduledActionRequest in, Call call) {
    var dimension = Dimension.of(in.serviceNamespace, in.resourceId, in.scalableDimension, call);
    var key = ScheduledAction.key(dimension, Objects.requireNonNull(in.scheduledActionName));
    return control.change(world -> {
      if (world.find(ScheduledAction.REGISTER, key).isEmpty()) {
        throw AutoScalingErrors.OBJECT_NOT_FOUND_EXCEPTION.because(
            "No scheduled action found for service namespace: dynamodb, resource ID: %s: %s"
                .formatted(dimension.resource(), in.scheduledActionName));
      }
      return new Changed<>(
          world.without(ScheduledAction.REGISTER, key), new DeleteScheduledActionResponse());
    });
  }

  private DescribeScheduledActionsResponse describe(DescribeScheduledActionsRequest in, Call call) {
    var page =
        Pages.of(
            call.world().all(ScheduledAction.REGISTER).stream()
                .filter(a -> Pages.asked(a.dimension(), in.serviceNamespace, call))
                .filter(a ->
                    in.scalableDimension == null
                        || a.dimension().dimension().equals(in.scalableDimension))
                .filter(
                    a -> in.resourceId == null || a.dimension().resource().equals(in.resourceId))
                .filter(a ->
                    in.scheduledActionNames == null
                        || in.scheduledActionNames.isEmpty()
                        || in.scheduledActionNames.contains(a.name()))
                .sorted(Comparator.comparing(ScheduledAction::key))
                .toList(),
            ScheduledAction::key,
            in.nextToken,
            in.maxResults);
    return new DescribeScheduledActionsResponse()
        .scheduledActions(page.shown().stream().map(ScheduledActions::shape).toList())
        .nextToken(page.next());
  }

  private static dev.culvert.shapes.autoscaling.ScheduledAction shape(ScheduledAction action) {
    return new dev.culvert.shapes.autoscaling.ScheduledAction()
        .scheduledActionName(action.name())
        .scheduledActionARN(action.arn())
        .serviceNamespace("dynamodb")
        .schedule(action.schedule())
        .timezone(action.timezone().orElse(null))
        .resourceId(action.dimension().resource())
        .scalableDimension(action.dimension().dimension())
        .startTime(action.from().orElse(null))
        .endTime(action.until().orElse(null))
        .scalableTargetAction(
            new ScalableTargetAction()
                .minCapacity(action.min().orElse(null))
                .maxCapacity(action.max().orElse(null)))
        .creationTime(action.created());
  }
}
