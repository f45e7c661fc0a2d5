package dev.culvert.services.ssm;

import dev.culvert.services.Service;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Register;
import dev.culvert.shapes.ssm.Ssm;
import java.util.List;

/** Systems Manager's Parameter Store: the one list of its operations. */
public final class SsmService {
  public static final List<Register<?>> REGISTERS = List.of(StoredParameter.REGISTER);

  private final Service service;

  public SsmService(Control control) {
    this.service =
        Service.of(
            Ssm.SERVICE,
            List.of(new Parameters().operations(), new ParameterChanges(control).operations()));
  }

  public Service service() {
    return service;
  }
}
