package dev.culvert.services.autoscaling;

import dev.culvert.services.control.Register;
import java.time.Instant;
import java.util.Optional;

/**
 * A change of a target's capacities at set times.
 *
 * @param schedule {@code at(…)}, {@code rate(…)} or {@code cron(…)}
 */
record ScheduledAction(
    Dimension dimension,
    String name,
    String id,
    Instant created,
    String schedule,
    Optional<String> timezone,
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<Integer> min,
    Optional<Integer> max) {
  static final Register<ScheduledAction> REGISTER =
      Register.of("autoscaling.action", ScheduledAction.class, ScheduledAction::key);

  String key() {
    return key(dimension, name);
  }

  static String key(Dimension dimension, String name) {
    return dimension.key() + "/" + name;
  }

  String arn() {
    return "arn:aws:autoscaling:%s:%s:scheduledAction:%s:resource/dynamodb/%s:scheduledActionName/%s"
        .formatted(dimension.region(), dimension.account(), id, dimension.resource(), name);
  }
}
