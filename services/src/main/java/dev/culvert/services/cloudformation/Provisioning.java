package dev.culvert.services.cloudformation;

import dev.culvert.services.cloudformation.resource.Calls;
import dev.culvert.services.cloudformation.resource.Made;
import dev.culvert.services.cloudformation.resource.Properties;
import dev.culvert.services.cloudformation.resource.ResourceType;
import dev.culvert.services.cloudformation.resource.ResourceTypes;
import dev.culvert.services.cloudformation.template.Evaluator;
import dev.culvert.services.cloudformation.template.References;
import dev.culvert.services.cloudformation.template.Template;
import dev.culvert.services.cloudformation.template.Template.DeclaredResource;
import dev.culvert.services.cloudformation.template.TemplateException;
import dev.culvert.services.cloudformation.template.Values;
import dev.culvert.services.control.Json;
import dev.culvert.wire.aws.AwsException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One change of one stack, from its first call to its last: makes what is new, changes what
 * differs, deletes what is no longer wanted; and takes all of it back if something fails.
 */
final class Provisioning {
  private static final Logger LOG = LoggerFactory.getLogger(Provisioning.class);

  private final Stacks stacks;
  private final Outside outside;
  private final String id;

  /** How to undo what was done, the last first. */
  private final Deque<Runnable> undo = new ArrayDeque<>();

  /** What was replaced and can go once all is well. */
  private final List<StackResource> replaced = new ArrayList<>();

  Provisioning(Stacks stacks, Outside outside, String id) {
    this.stacks = stacks;
    this.outside = outside;
    this.id = id;
  }

  /** What to do when a stack cannot be made. */
  enum OnFailure {
    ROLLBACK,
    DELETE,
    DO_NOTHING
  }

  /** A failed call, with the resource that it was for. */
  private static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Failed(String message) {
      super(message, null, false, false);
    }
  }

  void create(OnFailure onFailure) {
    guarded(
        "CREATE_FAILED",
        () -> {
          try {
            build(Map.of());
            stacks.state(id, "CREATE_COMPLETE", "");
          } catch (Failed failure) {
            afterFailedCreation(onFailure, text(failure));
          }
        });
  }

  private void afterFailedCreation(OnFailure onFailure, String why) {
    switch (onFailure) {
      case DO_NOTHING -> stacks.state(id, "CREATE_FAILED", why);
      case ROLLBACK -> {
        stacks.state(id, "ROLLBACK_IN_PROGRESS", why + " Rollback requested by user.");
        var left = deleteAll();
        stacks.state(id, left.isEmpty() ? "ROLLBACK_COMPLETE" : "ROLLBACK_FAILED", failed(left));
      }
      case DELETE -> {
        stacks.state(id, "DELETE_IN_PROGRESS", why);
        finishDeletion();
      }
    }
  }

  /**
   * @param before the stack as it was, to go back to
   */
  void update(Stack before) {
    guarded(
        "UPDATE_FAILED",
        () -> {
          try {
            build(byId(before));
            stacks.state(id, "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "");
            cleanUp(before);
            stacks.state(id, "UPDATE_COMPLETE", "");
          } catch (Failed failure) {
            rollBack(before, text(failure));
          }
        });
  }

  private void rollBack(Stack before, String why) {
    stacks.state(id, "UPDATE_ROLLBACK_IN_PROGRESS", why);
    try {
      while (!undo.isEmpty()) {
        undo.pop().run();
      }
      stacks.change(id, s -> s.from(before.source(), s.updated()).telling(before.outputs()));
      stacks.state(id, "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", "");
      stacks.state(id, "UPDATE_ROLLBACK_COMPLETE", "");
    } catch (Failed failure) {
      stacks.state(id, "UPDATE_ROLLBACK_FAILED", text(failure));
    }
  }

  void delete() {
    guarded("DELETE_FAILED", this::finishDeletion);
  }

  private void finishDeletion() {
    var left = deleteAll();
    if (left.isEmpty()) {
      stacks.change(id, stack -> stack.endedAt(stacks.clock().instant()));
      stacks.state(id, "DELETE_COMPLETE", "");
    } else {
      stacks.state(id, "DELETE_FAILED", failed(left));
    }
  }

  private static String failed(List<String> left) {
    return left.isEmpty() ? "" : "The following resource(s) failed to delete: " + left + ". ";
  }

  /** A fault of ours must not leave a stack in progress for ever. */
  private void guarded(String status, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException bug) {
      LOG.error("stack {} cannot go on", id, bug);
      stacks.state(id, status, "Internal Failure");
    }
  }

  /** Makes and changes, in order; tells the outputs at the end. */
  private void build(Map<String, StackResource> before) {
    var source = stacks.get(id).source();
    var template = Template.read(source.template());
    var evaluator = evaluator(template);
    for (var declared : References.inOrder(template)) {
      if (evaluator.holds(declared.condition())) {
        build(declared, Optional.ofNullable(before.get(declared.logicalId())), evaluator);
      }
    }
    try {
      var outputs = outputs(template, evaluator);
      stacks.change(id, stack -> stack.telling(outputs));
    } catch (TemplateException refusal) {
      throw new Failed(text(refusal));
    }
  }

  private Evaluator evaluator(Template template) {
    return outside.evaluator(
        template,
        stacks.get(id),
        logicalId -> stacks.get(id).resource(logicalId),
        stacks.control().world());
  }

  private void build(
      DeclaredResource declared, Optional<StackResource> before, Evaluator evaluator) {
    var type = ResourceTypes.find(declared.type()).orElseThrow();
    Properties properties;
    try {
      properties = outside.properties(declared, type, evaluator, stacks.get(id));
    } catch (TemplateException refusal) {
      var reason = text(refusal);
      stacks.resource(id, fresh(declared, "{}").now("CREATE_FAILED", reason, now()));
      throw new Failed(reason);
    }
    if (before.isEmpty() || !before.get().there()) {
      make(declared, type, properties, "CREATE");
      undo.push(() -> take(declared.logicalId()));
      return;
    }
    var old = before.get();
    var was = Properties.parse(old.properties());
    var changed = was.changed(properties);
    if (changed.isEmpty() && old.type().equals(declared.type())) {
      return;
    }
    if (old.type().equals(declared.type()) && type.mutable().containsAll(changed)) {
      change(old, type, was, properties);
    } else {
      replace(old, declared, type, properties);
    }
  }

  private StackResource fresh(DeclaredResource declared, String properties) {
    return new StackResource(
        declared.logicalId(),
        declared.type(),
        "",
        "CREATE_IN_PROGRESS",
        "",
        now(),
        properties,
        "{}",
        declared.deletionPolicy());
  }

  private void make(
      DeclaredResource declared, ResourceType type, Properties properties, String verb) {
    var begun = fresh(declared, properties.json()).now(verb + "_IN_PROGRESS", "", now());
    stacks.resource(id, begun);
    try {
      var made = type.creation().make(declared.logicalId(), properties, calls());
      stacks.resource(id, as(begun, made, properties).now(verb + "_COMPLETE", "", now()));
    } catch (AwsException | TemplateException refusal) {
      throw failing(begun, verb, refusal);
    }
  }

  private Failed failing(StackResource begun, String verb, RuntimeException refusal) {
    var reason =
        refusal instanceof AwsException aws
            ? "Resource handler returned message: \"%s (%s)\"".formatted(text(aws), aws.code())
            : text(refusal);
    stacks.resource(id, begun.now(verb + "_FAILED", reason, now()));
    return new Failed(
        "The following resource(s) failed to %s: [%s]."
            .formatted(verb.equals("CREATE") ? "create" : "update", begun.logicalId()));
  }

  private void change(StackResource old, ResourceType type, Properties was, Properties properties) {
    var begun = old.now("UPDATE_IN_PROGRESS", "", now());
    stacks.resource(id, begun);
    try {
      var made = type.change().apply(made(old), was, properties, calls());
      stacks.resource(id, as(begun, made, properties).now("UPDATE_COMPLETE", "", now()));
      undo.push(() -> changeBack(old, type, was, properties, false));
    } catch (AwsException | TemplateException refusal) {
      undo.push(() -> changeBack(old, type, was, properties, true));
      throw failing(begun, "UPDATE", refusal);
    }
  }

  /**
   * @param halfway whether the change had failed: then there may be nothing to take back, and to
   *     try is refused
   */
  private void changeBack(
      StackResource old,
      ResourceType type,
      Properties was,
      Properties properties,
      boolean halfway) {
    stacks.resource(id, old.now("UPDATE_IN_PROGRESS", "", now()));
    try {
      var made = type.change().apply(made(old), properties, was, calls());
      stacks.resource(id, as(old, made, was).now("UPDATE_COMPLETE", "", now()));
    } catch (AwsException | TemplateException refusal) {
      if (!halfway) {
        throw failing(old, "UPDATE", refusal);
      }
      stacks.resource(
          id, old.now("UPDATE_COMPLETE", "Nothing to take back: " + text(refusal), now()));
    }
  }

  /** The new one first; the old one goes when all is well. */
  private void replace(
      StackResource old, DeclaredResource declared, ResourceType type, Properties properties) {
    stacks.resource(
        id,
        old.now(
            "UPDATE_IN_PROGRESS",
            "Requested update requires the creation of a new physical resource; hence creating"
                + " one.",
            now()));
    undo.push(() -> {
      var current = stacks.get(id).resource(old.logicalId());
      if (current.isPresent()
          && current.get().there()
          && !current.get().physicalId().equals(old.physicalId())) {
        erase(current.get());
      }
      stacks.resource(id, old.now("UPDATE_COMPLETE", "", now()));
    });
    make(declared, type, properties, "UPDATE");
    replaced.add(old.now(old.status(), declared.updateReplacePolicy(), now()));
  }

  /** What the new template no longer has, and what was replaced, the last first. */
  private void cleanUp(Stack before) {
    for (var old : replaced.reversed()) {
      if (!old.reason().equals("Retain")) {
        erase(old);
      }
    }
    var source = stacks.get(id).source();
    var template = Template.read(source.template());
    var evaluator = evaluator(template);
    for (var old : before.resources().reversed()) {
      var declared = template.resources().get(old.logicalId());
      if (declared == null || !evaluator.holds(declared.condition())) {
        if (old.there() && !old.deletionPolicy().startsWith("Retain")) {
          stacks.resource(id, old.now("DELETE_IN_PROGRESS", "", now()));
          erase(old);
          stacks.resource(id, old.now("DELETE_COMPLETE", "", now()));
        }
        stacks.change(id, stack -> stack.without(old.logicalId()));
      }
    }
  }

  /** Tries; what cannot be deleted after an update is left behind, as AWS leaves it. */
  private void erase(StackResource resource) {
    try {
      deletion(resource);
    } catch (AwsException refusal) {
      LOG.warn("stack {} leaves {} behind", id, resource.physicalId(), refusal);
    }
  }

  private void deletion(StackResource resource) {
    ResourceTypes.find(resource.type())
        .orElseThrow()
        .deletion()
        .of(made(resource), Properties.parse(resource.properties()), calls());
  }

  /** Deletes what a failed update had newly made. */
  private void take(String logicalId) {
    stacks.get(id).resource(logicalId).filter(StackResource::there).ifPresent(this::erase);
    stacks.change(id, stack -> stack.without(logicalId));
  }

  /** Deletes the resources, the last first; answers those that would not go. */
  private List<String> deleteAll() {
    var left = new ArrayList<String>();
    for (var resource : stacks.get(id).resources().reversed()) {
      if (resource.status().equals("DELETE_COMPLETE")) {
        continue;
      }
      if (resource.there() && resource.deletionPolicy().equals("Retain")) {
        stacks.resource(id, resource.now("DELETE_SKIPPED", "", now()));
        continue;
      }
      stacks.resource(id, resource.now("DELETE_IN_PROGRESS", "", now()));
      try {
        if (resource.there()) {
          deletion(resource);
        }
        stacks.resource(id, resource.now("DELETE_COMPLETE", "", now()));
      } catch (AwsException refusal) {
        var reason =
            "Resource handler returned message: \"%s (%s)\""
                .formatted(text(refusal), refusal.code());
        stacks.resource(id, resource.now("DELETE_FAILED", reason, now()));
        left.add(resource.logicalId());
      }
    }
    return left;
  }

  private List<Stack.Output> outputs(Template template, Evaluator evaluator) {
    var outputs = new ArrayList<Stack.Output>();
    for (var declared : template.outputs().values()) {
      if (evaluator.holds(declared.condition())) {
        var exported = declared.exportName().map(name -> Values.text(evaluator.of(name)));
        exported.ifPresent(this::checkExport);
        outputs.add(
            new Stack.Output(
                declared.name(),
                Values.text(evaluator.of(declared.value())),
                declared.description(),
                exported));
      }
    }
    return outputs;
  }

  private void checkExport(String name) {
    for (var other : stacks.control().world().all(Stack.REGISTER)) {
      var mine = stacks.get(id);
      if (!other.id().equals(id)
          && other.account().equals(mine.account())
          && other.region().equals(mine.region())
          && !other.gone()
          && other.outputs().stream().anyMatch(o -> o.exportName().equals(Optional.of(name)))) {
        throw new TemplateException(
            "Export with name %s is already exported by stack %s. Rollback requested by user."
                .formatted(name, other.name()));
      }
    }
  }

  private static Map<String, StackResource> byId(Stack stack) {
    var byId = new LinkedHashMap<String, StackResource>();
    stack.resources().forEach(resource -> byId.put(resource.logicalId(), resource));
    return byId;
  }

  private static StackResource as(StackResource resource, Made made, Properties properties) {
    return new StackResource(
        resource.logicalId(),
        resource.type(),
        made.id(),
        resource.status(),
        resource.reason(),
        resource.at(),
        properties.json(),
        Json.text(new TreeMap<>(made.attributes())),
        resource.deletionPolicy());
  }

  private static Made made(StackResource resource) {
    return new Made(resource.physicalId(), Properties.parse(resource.attributes()).values());
  }

  private Calls calls() {
    return outside.calls(stacks.get(id));
  }

  private Instant now() {
    return stacks.clock().instant();
  }

  private static String text(RuntimeException refusal) {
    return Objects.requireNonNullElse(refusal.getMessage(), "");
  }
}
