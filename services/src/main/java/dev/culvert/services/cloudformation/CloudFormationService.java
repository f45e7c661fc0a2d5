package dev.culvert.services.cloudformation;

import dev.culvert.services.Ids;
import dev.culvert.services.InnerCalls;
import dev.culvert.services.Service;
import dev.culvert.services.cloudformation.resource.Calls;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Register;
import dev.culvert.shapes.cloudformation.CloudFormation;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** CloudFormation: the one list of its operations. */
public final class CloudFormationService {
  public static final List<Register<?>> REGISTERS =
      List.of(Stack.REGISTER, Happening.REGISTER, ChangeSet.REGISTER);

  /** Who calls the other services for a stack's owner. */
  public static final String NAME = "cloudformation.amazonaws.com";

  private final Service service;

  /**
   * @param inner calls of the services that make resources, once all services are built
   */
  public CloudFormationService(
      Control control, Ids ids, Clock clock, Supplier<InnerCalls> inner, Calls.Pause pause) {
    var stacks = new Stacks(control, ids, clock);
    var works = new Works(stacks, inner, pause);
    works.endInterrupted();
    var updates = new StackOperations(stacks, works);
    this.service =
        Service.of(
            CloudFormation.SERVICE,
            List.of(
                updates.operations(),
                new ChangeSetOperations(stacks, works, updates).operations(),
                new StackReads().operations(),
                new ResourceReads().operations(),
                new TemplateOperations().operations()));
  }

  public Service service() {
    return service;
  }
}
