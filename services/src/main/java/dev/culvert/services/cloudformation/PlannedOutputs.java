package dev.culvert.services.cloudformation;

import dev.culvert.services.cloudformation.template.Template;
import dev.culvert.services.cloudformation.template.Values;
import dev.culvert.services.control.World;
import java.util.HashMap;

/** Whether a stack would tell other values than it does. */
final class PlannedOutputs {
  private PlannedOutputs() {}

  static boolean differ(Stack stack, Stack.Source source, Outside outside, World world) {
    var template = Template.read(source.template());
    var evaluator =
        outside.evaluator(template, stack.from(source, stack.updated()), stack::resource, world);
    var wanted = new HashMap<String, String>();
    var exported = new HashMap<String, String>();
    for (var output : template.outputs().values()) {
      if (evaluator.holds(output.condition())) {
        wanted.put(output.name(), Values.text(evaluator.of(output.value())));
        output
            .exportName()
            .ifPresent(name -> exported.put(output.name(), Values.text(evaluator.of(name))));
      }
    }
    var told = new HashMap<String, String>();
    var known = new HashMap<String, String>();
    for (var output : stack.outputs()) {
      told.put(output.name(), output.value());
      output.exportName().ifPresent(name -> known.put(output.name(), name));
    }
    return !told.equals(wanted) || !known.equals(exported);
  }
}
