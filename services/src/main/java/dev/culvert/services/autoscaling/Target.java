package dev.culvert.services.autoscaling;

import dev.culvert.services.control.Register;
import java.time.Instant;
import java.util.Map;

/**
 * A scalable target: between which capacities a table may be scaled.
 *
 * @param id what its ARN ends in
 */
record Target(
    Dimension dimension,
    String id,
    int min,
    int max,
    String role,
    Instant created,
    boolean inSuspended,
    boolean outSuspended,
    boolean scheduledSuspended,
    Map<String, String> tags) {
  static final Register<Target> REGISTER =
      Register.of("autoscaling.target", Target.class, target -> target.dimension().key());

  Target {
    tags = Map.copyOf(tags);
  }

  String arn() {
    return "arn:aws:application-autoscaling:"
        + dimension.region()
        + ":"
        + dimension.account()
        + ":scalable-target/"
        + id;
  }

  Target tagged(Map<String, String> all) {
    return new Target(
        dimension, id, min, max, role, created, inSuspended, outSuspended, scheduledSuspended, all);
  }
}
