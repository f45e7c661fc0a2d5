package dev.culvert.services.cloudformation;

import dev.culvert.services.control.Register;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stack, also after its end: those that are deleted can still be looked up by their id.
 *
 * @param id its ARN
 */
record Stack(
    String account,
    String region,
    String id,
    String name,
    State state,
    Source source,
    Instant created,
    Optional<Instant> updated,
    Optional<Instant> deleted,
    boolean terminationProtected,
    List<Output> outputs,
    List<StackResource> resources) {
  static final Register<Stack> REGISTER =
      Register.of("cloudformation.stack", Stack.class, Stack::id);

  /** Where it is in its life, and why. */
  record State(String status, String reason) {
    boolean busy() {
      return status.endsWith("_IN_PROGRESS") && !status.equals("REVIEW_IN_PROGRESS");
    }
  }

  /**
   * What it is made from.
   *
   * @param imported the exports of other stacks that it uses
   * @param resolved the values of parameters that name ones of Parameter Store
   */
  record Source(
      String template,
      Map<String, String> parameters,
      Map<String, String> resolved,
      Map<String, String> tags,
      List<String> capabilities,
      List<String> imported,
      boolean keepAfterFailure,
      Optional<String> description) {
    Source {
      parameters = Map.copyOf(parameters);
      resolved = Map.copyOf(resolved);
      tags = Map.copyOf(tags);
      imported = List.copyOf(imported);
      capabilities = List.copyOf(capabilities);
    }
  }

  /** A value that it tells. */
  record Output(
      String name, String value, Optional<String> description, Optional<String> exportName) {}

  Stack {
    outputs = List.copyOf(outputs);
    resources = List.copyOf(resources);
  }

  boolean gone() {
    return state.status().equals("DELETE_COMPLETE");
  }

  Optional<StackResource> resource(String logicalId) {
    return resources.stream().filter(r -> r.logicalId().equals(logicalId)).findFirst();
  }

  Stack in(String status, String reason) {
    return new Stack(
        account,
        region,
        id,
        name,
        new State(status, reason),
        source,
        created,
        updated,
        deleted,
        terminationProtected,
        outputs,
        resources);
  }

  Stack from(Source newSource, Optional<Instant> when) {
    return new Stack(
        account,
        region,
        id,
        name,
        state,
        newSource,
        created,
        when,
        deleted,
        terminationProtected,
        outputs,
        resources);
  }

  Stack endedAt(Instant when) {
    return new Stack(
        account,
        region,
        id,
        name,
        state,
        source,
        created,
        updated,
        Optional.of(when),
        false,
        List.of(),
        resources);
  }

  Stack telling(List<Output> values) {
    return new Stack(
        account,
        region,
        id,
        name,
        state,
        source,
        created,
        updated,
        deleted,
        terminationProtected,
        values,
        resources);
  }

  Stack terminationProtected(boolean on) {
    return new Stack(
        account, region, id, name, state, source, created, updated, deleted, on, outputs,
        resources);
  }

  /** With this resource in the place of the one of its name, or at the end. */
  Stack with(StackResource resource) {
    var changed = new ArrayList<StackResource>();
    var found = false;
    for (var one : resources) {
      var same = one.logicalId().equals(resource.logicalId());
      changed.add(same ? resource : one);
      found |= same;
    }
    if (!found) {
      changed.add(resource);
    }
    return withResources(changed);
  }

  Stack without(String logicalId) {
    return withResources(resources.stream().filter(r -> !r.logicalId().equals(logicalId)).toList());
  }

  private Stack withResources(List<StackResource> changed) {
    return new Stack(
        account,
        region,
        id,
        name,
        state,
        source,
        created,
        updated,
        deleted,
        terminationProtected,
        outputs,
        changed);
  }
}
