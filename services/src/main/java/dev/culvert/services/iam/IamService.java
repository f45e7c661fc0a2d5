package dev.culvert.services.iam;

import dev.culvert.services.Ids;
import dev.culvert.services.Service;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Register;
import dev.culvert.shapes.iam.Iam;
import java.util.List;

/** IAM: the one list of its operations, and of what it keeps. */
public final class IamService {
  public static final List<Register<?>> REGISTERS =
      List.of(
          User.REGISTER,
          Group.REGISTER,
          Role.REGISTER,
          ManagedPolicy.REGISTER,
          InstanceProfile.REGISTER,
          AccessKey.REGISTER);

  private final Service service;

  public IamService(Control control, Ids ids) {
    this.service =
        Service.of(
            Iam.SERVICE,
            List.of(
                new UserOperations(control, ids).operations(),
                new AccessKeyOperations(control, ids).operations(),
                new RoleOperations(control, ids).operations()));
  }

  public Service service() {
    return service;
  }
}
