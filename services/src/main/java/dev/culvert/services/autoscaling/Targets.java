package dev.culvert.services.autoscaling;

import dev.culvert.items.Tables;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Ids;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.World;
import dev.culvert.shapes.autoscaling.AutoScaling;
import dev.culvert.shapes.autoscaling.AutoScalingErrors;
import dev.culvert.shapes.autoscaling.DeregisterScalableTargetRequest;
import dev.culvert.shapes.autoscaling.DeregisterScalableTargetResponse;
import dev.culvert.shapes.autoscaling.DescribeScalableTargetsRequest;
import dev.culvert.shapes.autoscaling.DescribeScalableTargetsResponse;
import dev.culvert.shapes.autoscaling.DescribeScalingActivitiesRequest;
import dev.culvert.shapes.autoscaling.DescribeScalingActivitiesResponse;
import dev.culvert.shapes.autoscaling.RegisterScalableTargetRequest;
import dev.culvert.shapes.autoscaling.RegisterScalableTargetResponse;
import dev.culvert.shapes.autoscaling.ScalableTarget;
import dev.culvert.shapes.autoscaling.SuspendedState;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Scalable targets: registering one that is there changes it. */
final class Targets {
  private static final String SERVICE_ROLE =
      "role/aws-service-role/dynamodb.application-autoscaling.amazonaws.com"
          + "/AWSServiceRoleForApplicationAutoScaling_DynamoDBTable";

  private final Control control;
  private final Tables tables;
  private final Ids ids;

  Targets(Control control, Tables tables, Ids ids) {
    this.control = control;
    this.tables = tables;
    this.ids = ids;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
                AutoScaling.REGISTER_SCALABLE_TARGET,
                (in, call) -> any("RegisterScalableTarget", call),
                this::register)
            .validated(),
        Operation.of(
                AutoScaling.DEREGISTER_SCALABLE_TARGET,
                (in, call) -> any("DeregisterScalableTarget", call),
                this::deregister)
            .validated(),
        Operation.of(
                AutoScaling.DESCRIBE_SCALABLE_TARGETS,
                (in, call) -> any("DescribeScalableTargets", call),
                this::describe)
            .validated(),
        Operation.of(
                AutoScaling.DESCRIBE_SCALING_ACTIVITIES,
                (in, call) -> any("DescribeScalingActivities", call),
                this::activities)
            .validated());
  }

  static List<Access> any(String operation, Call call) {
    return List.of(Access.to("application-autoscaling:" + operation, "*", call.account()));
  }

  static Target find(Dimension dimension, World world) {
    return world
        .find(Target.REGISTER, dimension.key())
        .orElseThrow(() ->
            AutoScalingErrors.OBJECT_NOT_FOUND_EXCEPTION.because(
                "No scalable target registered for service namespace: dynamodb, resource ID:"
                    + " %s, scalable dimension: %s"
                        .formatted(dimension.resource(), dimension.dimension())));
  }

  private RegisterScalableTargetResponse register(RegisterScalableTargetRequest in, Call call) {
    var dimension = Dimension.of(in.serviceNamespace, in.resourceId, in.scalableDimension, call);
    dimension.check(tables);
    return control.change(world -> {
      var target = target(in, dimension, world.find(Target.REGISTER, dimension.key()), call);
      if (target.min() > target.max()) {
        throw AutoScalingErrors.VALIDATION_EXCEPTION.because(
            "Maximum capacity cannot be less than minimum capacity");
      }
      return new Changed<>(
          world.with(Target.REGISTER, target),
          new RegisterScalableTargetResponse().scalableTargetARN(target.arn()));
    });
  }

  private Target target(
      RegisterScalableTargetRequest in, Dimension dimension, Optional<Target> before, Call call) {
    if (before.isEmpty() && (in.minCapacity == null || in.maxCapacity == null)) {
      throw AutoScalingErrors.VALIDATION_EXCEPTION.because(
          "MinCapacity and MaxCapacity are required to register a new scalable target");
    }
    var suspended = in.suspendedState;
    return new Target(
        dimension,
        before.map(Target::id).orElseGet(ids::uuid),
        given(in.minCapacity, before.map(Target::min)),
        given(in.maxCapacity, before.map(Target::max)),
        given(
            in.roleARN,
            before
                .map(Target::role)
                .or(() -> Optional.of("arn:aws:iam::" + call.account() + ":" + SERVICE_ROLE))),
        before.map(Target::created).orElse(call.now()),
        given(
            suspended == null ? null : suspended.dynamicScalingInSuspended,
            before.map(Target::inSuspended).or(() -> Optional.of(false))),
        given(
            suspended == null ? null : suspended.dynamicScalingOutSuspended,
            before.map(Target::outSuspended).or(() -> Optional.of(false))),
        given(
            suspended == null ? null : suspended.scheduledScalingSuspended,
            before.map(Target::scheduledSuspended).or(() -> Optional.of(false))),
        before.map(Target::tags).orElseGet(() -> Objects.requireNonNullElse(in.tags, Map.of())));
  }

  private static <T> T given(@Nullable T now, Optional<T> before) {
    return now != null ? now : before.orElseThrow();
  }

  /** What belongs to the target goes with it. */
  private DeregisterScalableTargetResponse deregister(
      DeregisterScalableTargetRequest in, Call call) {
    var dimension = Dimension.of(in.serviceNamespace, in.resourceId, in.scalableDimension, call);
    return control.change(world -> {
      find(dimension, world);
      var after = world.without(Target.REGISTER, dimension.key());
      for (var policy : world.all(ScalingPolicy.REGISTER)) {
        if (policy.dimension().equals(dimension)) {
          after = after.without(ScalingPolicy.REGISTER, policy.key());
        }
      }
      for (var action : world.all(ScheduledAction.REGISTER)) {
        if (action.dimension().equals(dimension)) {
          after = after.without(ScheduledAction.REGISTER, action.key());
        }
      }
      return new Changed<>(after, new DeregisterScalableTargetResponse());
    });
  }

  private DescribeScalableTargetsResponse describe(DescribeScalableTargetsRequest in, Call call) {
    var page =
        Pages.of(
            call.world().all(Target.REGISTER).stream()
                .filter(t -> Pages.asked(t.dimension(), in.serviceNamespace, call))
                .filter(t ->
                    in.scalableDimension == null
                        || t.dimension().dimension().equals(in.scalableDimension))
                .filter(t ->
                    in.resourceIds == null
                        || in.resourceIds.isEmpty()
                        || in.resourceIds.contains(t.dimension().resource()))
                .sorted(Comparator.comparing(t -> t.dimension().key()))
                .toList(),
            t -> t.dimension().key(),
            in.nextToken,
            in.maxResults);
    return new DescribeScalableTargetsResponse()
        .scalableTargets(page.shown().stream().map(Targets::shape).toList())
        .nextToken(page.next());
  }

  /** Nothing is ever scaled, so nothing ever happened. */
  private DescribeScalingActivitiesResponse activities(
      DescribeScalingActivitiesRequest in, Call call) {
    return new DescribeScalingActivitiesResponse().scalingActivities(List.of());
  }

  private static ScalableTarget shape(Target target) {
    return new ScalableTarget()
        .serviceNamespace("dynamodb")
        .resourceId(target.dimension().resource())
        .scalableDimension(target.dimension().dimension())
        .minCapacity(target.min())
        .maxCapacity(target.max())
        .roleARN(target.role())
        .creationTime(target.created())
        .scalableTargetARN(target.arn())
        .suspendedState(
            new SuspendedState()
                .dynamicScalingInSuspended(target.inSuspended())
                .dynamicScalingOutSuspended(target.outSuspended())
                .scheduledScalingSuspended(target.scheduledSuspended()));
  }
}
