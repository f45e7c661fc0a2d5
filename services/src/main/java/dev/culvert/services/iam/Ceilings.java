package dev.culvert.services.iam;

import dev.culvert.policy.OrganizationLevel;
import dev.culvert.policy.PrincipalKeys;
import dev.culvert.services.control.World;
import java.util.List;
import java.util.Optional;

/** What an organization puts above the policies of its accounts. */
public interface Ceilings {

  /** The service control policies over an account, root first; empty outside organizations. */
  List<OrganizationLevel> serviceControl(String account, World world);

  /** The resource control policies over an account, root first; empty outside organizations. */
  List<OrganizationLevel> resourceControl(String account, World world);

  /** An account's place in its organization. */
  Optional<PrincipalKeys.OrganizationPath> path(String account, World world);

  /** No organization at all. */
  Ceilings NONE =
      new Ceilings() {
        @Override
        public List<OrganizationLevel> serviceControl(String account, World world) {
          return List.of();
        }

        @Override
        public List<OrganizationLevel> resourceControl(String account, World world) {
          return List.of();
        }

        @Override
        public Optional<PrincipalKeys.OrganizationPath> path(String account, World world) {
          return Optional.empty();
        }
      };
}
