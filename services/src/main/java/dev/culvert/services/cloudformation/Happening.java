package dev.culvert.services.cloudformation;

import dev.culvert.services.control.Register;
import java.time.Instant;

/**
 * An event of a stack: a resource of it, or the stack itself, came into a state.
 *
 * @param number from 0, in the stack's own order
 */
record Happening(
    String stackId,
    long number,
    String eventId,
    String stackName,
    String logicalId,
    String physicalId,
    String type,
    String status,
    String reason,
    String properties,
    Instant at) {
  static final Register<Happening> REGISTER =
      Register.of("cloudformation.event", Happening.class, e -> key(e.stackId(), e.number()));

  /** The most that a stack keeps; the oldest go. */
  static final int KEPT = 2_000;

  static String key(String stackId, long number) {
    return "%s/%012d".formatted(stackId, number);
  }
}
