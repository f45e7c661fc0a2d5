package dev.culvert.services.organizations;

import dev.culvert.policy.AttachedPolicy;
import dev.culvert.policy.OrganizationLevel;
import dev.culvert.policy.PolicyKind;
import dev.culvert.policy.PrincipalKeys;
import dev.culvert.services.control.World;
import dev.culvert.services.iam.Ceilings;
import dev.culvert.services.iam.Documents;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The policies that organizations put above accounts, compiled once for each world. */
public final class OrganizationCeilings implements Ceilings {
  private final Documents documents;
  private volatile Kept kept = new Kept(null, Map.of());

  /** What was found in one world, by account. */
  private record Kept(@Nullable World world, Map<String, Above> byAccount) {}

  /** What stands above one account. */
  private record Above(
      List<OrganizationLevel> service,
      List<OrganizationLevel> resource,
      Optional<PrincipalKeys.OrganizationPath> path) {}

  private static final Above NOTHING = new Above(List.of(), List.of(), Optional.empty());

  public OrganizationCeilings(Documents documents) {
    this.documents = documents;
  }

  @Override
  public List<OrganizationLevel> serviceControl(String account, World world) {
    return above(account, world).service();
  }

  @Override
  public List<OrganizationLevel> resourceControl(String account, World world) {
    return above(account, world).resource();
  }

  @Override
  public Optional<PrincipalKeys.OrganizationPath> path(String account, World world) {
    return above(account, world).path();
  }

  @SuppressWarnings("ReferenceEquality") // a world that changed is another one
  private Above above(String account, World world) {
    if (world.records(Organization.REGISTER).isEmpty()) {
      return NOTHING;
    }
    var known = kept;
    if (known.world() != world) {
      known = new Kept(world, new ConcurrentHashMap<>());
      kept = known;
    }
    return known.byAccount().computeIfAbsent(account, id -> find(id, world));
  }

  private Above find(String account, World world) {
    var organization = Tree.of(account, world);
    if (organization.isEmpty()) {
      return NOTHING;
    }
    var in = organization.get();
    var way = Tree.way(in, world.find(Member.REGISTER, account).orElseThrow(), world);
    var path =
        Optional.of(
            new PrincipalKeys.OrganizationPath(
                in.id(), in.id() + "/" + String.join("/", way.subList(0, way.size() - 1)) + "/"));
    // The account that made the organization is under no control policy.
    return account.equals(in.managementAccount())
        ? new Above(List.of(), List.of(), path)
        : new Above(
            levels(in, way, ControlPolicy.SERVICE, PolicyKind.SERVICE_CONTROL, world),
            levels(in, way, ControlPolicy.RESOURCE, PolicyKind.RESOURCE_CONTROL, world),
            path);
  }

  private List<OrganizationLevel> levels(
      Organization in, List<String> way, String type, PolicyKind kind, World world) {
    return in.policyTypes().contains(type)
        ? way.stream()
            .map(target ->
                new OrganizationLevel(
                    target,
                    Tree.on(target, type, world).stream()
                        .map(policy ->
                            AttachedPolicy.managed(
                                policy.name(),
                                policy.arn(in),
                                documents.of(policy.content(), kind)))
                        .toList()))
            .toList()
        : List.of();
  }
}
