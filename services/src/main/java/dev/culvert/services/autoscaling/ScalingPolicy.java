package dev.culvert.services.autoscaling;

import dev.culvert.services.control.Register;
import java.time.Instant;
import java.util.Optional;

/**
 * A target tracking policy, which is all that DynamoDB has.
 *
 * @param metric {@code DynamoDBReadCapacityUtilization} or its sister
 * @param utilization the percentage to hold
 */
record ScalingPolicy(
    Dimension dimension,
    String name,
    String id,
    Instant created,
    String metric,
    double utilization,
    Optional<Integer> inCooldownSeconds,
    Optional<Integer> outCooldownSeconds,
    Optional<Boolean> neverIn) {
  static final Register<ScalingPolicy> REGISTER =
      Register.of("autoscaling.policy", ScalingPolicy.class, ScalingPolicy::key);

  String key() {
    return key(dimension, name);
  }

  static String key(Dimension dimension, String name) {
    return dimension.key() + "/" + name;
  }

  String arn() {
    return "arn:aws:autoscaling:%s:%s:scalingPolicy:%s:resource/dynamodb/%s:policyName/%s"
        .formatted(dimension.region(), dimension.account(), id, dimension.resource(), name);
  }
}
