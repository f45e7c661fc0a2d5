package dev.culvert.services.autoscaling;

import dev.culvert.services.Call;
import dev.culvert.services.Ids;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.shapes.autoscaling.AutoScaling;
import dev.culvert.shapes.autoscaling.AutoScalingErrors;
import dev.culvert.shapes.autoscaling.DeleteScalingPolicyRequest;
import dev.culvert.shapes.autoscaling.DeleteScalingPolicyResponse;
import dev.culvert.shapes.autoscaling.DescribeScalingPoliciesRequest;
import dev.culvert.shapes.autoscaling.DescribeScalingPoliciesResponse;
import dev.culvert.shapes.autoscaling.PredefinedMetricSpecification;
import dev.culvert.shapes.autoscaling.PutScalingPolicyRequest;
import dev.culvert.shapes.autoscaling.PutScalingPolicyResponse;
import dev.culvert.shapes.autoscaling.TargetTrackingScalingPolicyConfiguration;
import dev.culvert.wire.aws.AwsException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Scaling policies of registered targets. */
final class ScalingPolicies {
  private static final String TRACKING = "TargetTrackingScaling";

  private final Control control;
  private final Ids ids;

  ScalingPolicies(Control control, Ids ids) {
    this.control = control;
    this.ids = ids;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
                AutoScaling.PUT_SCALING_POLICY,
                (in, call) -> Targets.any("PutScalingPolicy", call),
                this::put)
            .validated(),
        Operation.of(
                AutoScaling.DELETE_SCALING_POLICY,
                (in, call) -> Targets.any("DeleteScalingPolicy", call),
                this::delete)
            .validated(),
        Operation.of(
                AutoScaling.DESCRIBE_SCALING_POLICIES,
                (in, call) -> Targets.any("DescribeScalingPolicies", call),
                this::describe)
            .validated());
  }

  private PutScalingPolicyResponse put(PutScalingPolicyRequest in, Call call) {
    var dimension = Dimension.of(in.serviceNamespace, in.resourceId, in.scalableDimension, call);
    var name = Objects.requireNonNull(in.policyName);
    return control.change(world -> {
      Targets.find(dimension, world);
      var before = world.find(ScalingPolicy.REGISTER, ScalingPolicy.key(dimension, name));
      var policy = policy(in, dimension, name, before, call);
      // AWS would name the two alarms that it made; there are none, and nothing scales.
      return new Changed<>(
          world.with(ScalingPolicy.REGISTER, policy),
          new PutScalingPolicyResponse().policyARN(policy.arn()).alarms(List.of()));
    });
  }

  private ScalingPolicy policy(
      PutScalingPolicyRequest in,
      Dimension dimension,
      String name,
      Optional<ScalingPolicy> before,
      Call call) {
    var tracking = in.targetTrackingScalingPolicyConfiguration;
    if (!TRACKING.equals(in.policyType)) {
      throw refused("Only target tracking scaling policies are supported for dynamodb");
    }
    if (tracking == null) {
      throw refused("The target tracking scaling policy configuration is missing");
    }
    var metric = tracking.predefinedMetricSpecification;
    if (metric == null || tracking.customizedMetricSpecification != null) {
      throw refused("Culvert knows predefined metrics alone; no customized one");
    }
    var wanted =
        dimension.reads() ? "DynamoDBReadCapacityUtilization" : "DynamoDBWriteCapacityUtilization";
    if (!wanted.equals(metric.predefinedMetricType)) {
      throw refused(
          "The predefined metric type %s is not compatible with the scalable dimension %s"
              .formatted(metric.predefinedMetricType, dimension.dimension()));
    }
    return new ScalingPolicy(
        dimension,
        name,
        before.map(ScalingPolicy::id).orElseGet(ids::uuid),
        before.map(ScalingPolicy::created).orElse(call.now()),
        wanted,
        Objects.requireNonNull(tracking.targetValue),
        Optional.ofNullable(tracking.scaleInCooldown),
        Optional.ofNullable(tracking.scaleOutCooldown),
        Optional.ofNullable(tracking.disableScaleIn));
  }

  private static AwsException refused(String why) {
    return AutoScalingErrors.VALIDATION_EXCEPTION.because(why);
  }

  private DeleteScalingPolicyResponse delete(DeleteScalingPolicyRequest in, Call call) {
    var dimension = Dimension.of(in.serviceNamespace, in.resourceId, in.scalableDimension, call);
    var key = ScalingPolicy.key(dimension, Objects.requireNonNull(in.policyName));
    return control.change(world -> {
      if (world.find(ScalingPolicy.REGISTER, key).isEmpty()) {
        throw AutoScalingErrors.OBJECT_NOT_FOUND_EXCEPTION.because(
            "No scaling policy found for service namespace: dynamodb, resource ID: %s, scalable"
                    .formatted(dimension.resource())
                + " dimension: %s: %s".formatted(dimension.dimension(), in.policyName));
      }
      return new Changed<>(
          world.without(ScalingPolicy.REGISTER, key), new DeleteScalingPolicyResponse());
    });
  }

  private DescribeScalingPoliciesResponse describe(DescribeScalingPoliciesRequest in, Call call) {
    var page =
        Pages.of(
            call.world().all(ScalingPolicy.REGISTER).stream()
                .filter(p -> Pages.asked(p.dimension(), in.serviceNamespace, call))
                .filter(p ->
                    in.scalableDimension == null
                        || p.dimension().dimension().equals(in.scalableDimension))
                .filter(
                    p -> in.resourceId == null || p.dimension().resource().equals(in.resourceId))
                .filter(p ->
                    in.policyNames == null
                        || in.policyNames.isEmpty()
                        || in.policyNames.contains(p.name()))
                .sorted(Comparator.comparing(ScalingPolicy::key))
                .toList(),
            ScalingPolicy::key,
            in.nextToken,
            in.maxResults);
    return new DescribeScalingPoliciesResponse()
        .scalingPolicies(page.shown().stream().map(ScalingPolicies::shape).toList())
        .nextToken(page.next());
  }

  private static dev.culvert.shapes.autoscaling.ScalingPolicy shape(ScalingPolicy policy) {
    return new dev.culvert.shapes.autoscaling.ScalingPolicy()
        .policyARN(policy.arn())
        .policyName(policy.name())
        .serviceNamespace("dynamodb")
        .resourceId(policy.dimension().resource())
        .scalableDimension(policy.dimension().dimension())
        .policyType(TRACKING)
        .creationTime(policy.created())
        .alarms(List.of())
        .targetTrackingScalingPolicyConfiguration(
            new TargetTrackingScalingPolicyConfiguration()
                .targetValue(policy.utilization())
                .predefinedMetricSpecification(
                    new PredefinedMetricSpecification().predefinedMetricType(policy.metric()))
                .scaleInCooldown(policy.inCooldownSeconds().orElse(null))
                .scaleOutCooldown(policy.outCooldownSeconds().orElse(null))
                .disableScaleIn(policy.neverIn().orElse(null)));
  }
}
