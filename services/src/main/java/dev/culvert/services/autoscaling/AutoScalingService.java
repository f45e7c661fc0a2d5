package dev.culvert.services.autoscaling;

import dev.culvert.items.Tables;
import dev.culvert.services.Ids;
import dev.culvert.services.Service;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Register;
import dev.culvert.shapes.autoscaling.AutoScaling;
import java.util.List;

/** Application Auto Scaling: the one list of its operations. */
public final class AutoScalingService {
  public static final List<Register<?>> REGISTERS =
      List.of(Target.REGISTER, ScalingPolicy.REGISTER, ScheduledAction.REGISTER);

  private final Service service;

  public AutoScalingService(Control control, Tables tables, Ids ids) {
    this.service =
        Service.of(
            AutoScaling.SERVICE,
            List.of(
                new Targets(control, tables, ids).operations(),
                new ScalingPolicies(control, ids).operations(),
                new ScheduledActions(control, ids).operations(),
                new TargetTags(control).operations()));
  }

  public Service service() {
    return service;
  }
}
