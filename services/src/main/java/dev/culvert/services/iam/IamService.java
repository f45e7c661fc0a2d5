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
          AccessKey.REGISTER,
          OidcProvider.REGISTER,
          Account.REGISTER);

  private final Service service;

  /**
   * @param documents where compiled documents are kept
   * @param uses when keys were used
   * @param ceilings what organizations put above accounts
   */
  public IamService(
      Control control, Ids ids, Documents documents, KeyUses uses, Ceilings ceilings) {
    var managed = new ManagedPolicies();
    var policies = new HolderPolicies(managed, documents);
    var attached = new Attached(documents, managed);
    this.service =
        Service.of(
                Iam.SERVICE,
                List.of(
                    new UserOperations(control, ids, managed).operations(),
                    new UserPolicyOperations(control, policies).operations(),
                    new AccessKeyOperations(control, ids, uses).operations(),
                    new GroupOperations(control, ids).operations(),
                    new GroupMembership(control).operations(),
                    new GroupPolicyOperations(control, policies).operations(),
                    new RoleOperations(control, ids, managed).operations(),
                    new RoleUpdates(control, managed).operations(),
                    new RolePolicyOperations(control, policies).operations(),
                    new ServiceLinkedRoles(control, ids).operations(),
                    new InstanceProfileOperations(control, ids).operations(),
                    new PolicyOperations(control, ids, managed).operations(),
                    new PolicyVersionOperations(control, managed).operations(),
                    new PolicyEntities(managed).operations(),
                    new TagOperations(control, managed).operations(),
                    new OidcProviderOperations(control).operations(),
                    new AccountOperations(control).operations(),
                    new AccountReports(managed).operations(),
                    new SimulationOperations(new Simulated(attached, ceilings)).operations(),
                    NothingThere.operations()))
            .validated();
  }

  public Service service() {
    return service;
  }
}
