package dev.culvert.services.cloudformation;

import dev.culvert.services.cloudformation.ChangeSet.PlannedChange;
import dev.culvert.services.cloudformation.resource.Properties;
import dev.culvert.services.cloudformation.resource.ResourceTypes;
import dev.culvert.services.cloudformation.template.Evaluator;
import dev.culvert.services.cloudformation.template.References;
import dev.culvert.services.cloudformation.template.Template;
import dev.culvert.services.cloudformation.template.Template.DeclaredResource;
import dev.culvert.services.control.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What would happen to each resource of a stack, without doing it. */
final class PlannedChanges {
  private final Stack stack;
  private final Outside outside;
  private final Template template;
  private final Evaluator evaluator;
  private final Set<String> replaced = new HashSet<>();

  private PlannedChanges(Stack stack, Stack.Source source, Outside outside, World world) {
    this.stack = stack.from(source, stack.updated());
    this.outside = outside;
    this.template = Template.read(source.template());
    this.evaluator =
        outside.evaluator(
            template,
            this.stack,
            logicalId ->
                replaced.contains(logicalId) ? Optional.empty() : stack.resource(logicalId),
            world);
  }

  /**
   * @param stack as it is
   * @param source what it would be made from
   */
  static List<PlannedChange> of(Stack stack, Stack.Source source, Outside outside, World world) {
    return new PlannedChanges(stack, source, outside, world).all();
  }

  private List<PlannedChange> all() {
    var changes = new ArrayList<PlannedChange>();
    var kept = new HashSet<String>();
    for (var declared : References.inOrder(template)) {
      if (evaluator.holds(declared.condition())) {
        kept.add(declared.logicalId());
        change(declared).ifPresent(changes::add);
      }
    }
    for (var old : stack.resources()) {
      if (!kept.contains(old.logicalId()) && old.there()) {
        changes.add(
            new PlannedChange(
                "Remove", old.logicalId(), old.physicalId(), old.type(), "", List.of()));
      }
    }
    return changes;
  }

  private Optional<PlannedChange> change(DeclaredResource declared) {
    var type = ResourceTypes.find(declared.type()).orElseThrow();
    var properties = outside.properties(declared, type, evaluator, stack);
    var old = stack.resource(declared.logicalId()).filter(StackResource::there);
    if (old.isEmpty()) {
      return Optional.of(
          new PlannedChange("Add", declared.logicalId(), "", declared.type(), "", List.of()));
    }
    var changed = Properties.parse(old.get().properties()).changed(properties);
    var sameType = old.get().type().equals(declared.type());
    if (changed.isEmpty() && sameType) {
      return Optional.empty();
    }
    var inPlace = sameType && type.mutable().containsAll(changed);
    if (!inPlace) {
      replaced.add(declared.logicalId());
    }
    return Optional.of(
        new PlannedChange(
            "Modify",
            declared.logicalId(),
            old.get().physicalId(),
            declared.type(),
            inPlace ? "False" : "True",
            List.copyOf(changed)));
  }
}
