package dev.culvert.services.cloudformation;

import java.time.Instant;

/**
 * A resource of a stack.
 *
 * @param physicalId empty until it is there
 * @param properties what it was last made or changed with, as JSON
 * @param attributes what {@code Fn::GetAtt} gives, as JSON
 */
record StackResource(
    String logicalId,
    String type,
    String physicalId,
    String status,
    String reason,
    Instant at,
    String properties,
    String attributes,
    String deletionPolicy) {

  StackResource now(String newStatus, String why, Instant when) {
    return new StackResource(
        logicalId, type, physicalId, newStatus, why, when, properties, attributes, deletionPolicy);
  }

  boolean there() {
    return !physicalId.isEmpty();
  }
}
