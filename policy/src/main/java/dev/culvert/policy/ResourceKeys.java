package dev.culvert.policy;

import java.util.List;
import java.util.Optional;

/**
 * The keys that tell whose a resource is, besides {@code aws:ResourceAccount}.
 *
 * @param organization of the account that owns it, if it is in one
 */
public record ResourceKeys(Optional<PrincipalKeys.OrganizationPath> organization)
    implements ContextSource {
  @Override
  public void addTo(Context.Builder context) {
    organization.ifPresent(place ->
        context
            .put("aws:ResourceOrgID", place.organizationId())
            .put("aws:ResourceOrgPaths", List.of(place.path())));
  }
}
