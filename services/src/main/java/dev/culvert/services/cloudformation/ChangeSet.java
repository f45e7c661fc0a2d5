package dev.culvert.services.cloudformation;

import dev.culvert.services.control.Register;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A change of a stack, thought out and not yet made.
 *
 * @param id its ARN
 * @param create whether it makes the stack
 */
record ChangeSet(
    String id,
    String name,
    String stackId,
    boolean create,
    String status,
    String reason,
    String execution,
    Instant created,
    Optional<String> description,
    Stack.Source source,
    List<PlannedChange> changes) {
  static final Register<ChangeSet> REGISTER =
      Register.of("cloudformation.change-set", ChangeSet.class, ChangeSet::id);

  /**
   * What will happen to one resource.
   *
   * @param action {@code Add}, {@code Modify} or {@code Remove}
   * @param replacement {@code True}, {@code False}, {@code Conditional}, or empty
   * @param properties the names of those that change
   */
  record PlannedChange(
      String action,
      String logicalId,
      String physicalId,
      String type,
      String replacement,
      List<String> properties) {}

  ChangeSet executed(String newExecution) {
    return new ChangeSet(
        id,
        name,
        stackId,
        create,
        status,
        reason,
        newExecution,
        created,
        description,
        source,
        changes);
  }
}
