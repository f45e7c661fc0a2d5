package dev.culvert.services.organizations;

import dev.culvert.services.Ids;
import dev.culvert.services.Service;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Register;
import dev.culvert.shapes.organizations.Organizations;
import java.util.List;

/** Organizations: the one list of its operations, and of what it keeps. */
public final class OrganizationsService {
  public static final List<Register<?>> REGISTERS =
      List.of(
          Organization.REGISTER,
          Member.REGISTER,
          Unit.REGISTER,
          ControlPolicy.REGISTER,
          Attachment.REGISTER,
          Creation.REGISTER);

  private final Service service;

  public OrganizationsService(Control control, Ids ids) {
    this.service =
        Service.of(
                Organizations.SERVICE,
                List.of(
                    new OrganizationOperations(control, ids).operations(),
                    new AccountOperations(control, ids).operations(),
                    new UnitOperations(control, ids).operations(),
                    new PolicyTypes(control).operations(),
                    new PolicyOperations(control, ids).operations(),
                    new AttachmentOperations(control).operations(),
                    new TagOperations(control).operations()))
            .validated();
  }

  public Service service() {
    return service;
  }
}
