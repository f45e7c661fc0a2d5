package dev.culvert.services.organizations;

import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.World;
import dev.culvert.shapes.organizations.DisablePolicyTypeRequest;
import dev.culvert.shapes.organizations.DisablePolicyTypeResponse;
import dev.culvert.shapes.organizations.EnablePolicyTypeRequest;
import dev.culvert.shapes.organizations.EnablePolicyTypeResponse;
import dev.culvert.shapes.organizations.Organizations;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which types of policies an organization uses. */
final class PolicyTypes {
  static final Set<String> KNOWN = Set.of(ControlPolicy.SERVICE, ControlPolicy.RESOURCE);

  private final Control control;

  PolicyTypes(Control control) {
    this.control = control;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(Organizations.ENABLE_POLICY_TYPE, this::enable),
        Operation.of(Organizations.DISABLE_POLICY_TYPE, this::disable));
  }

  static void requireKnown(String type) {
    if (!KNOWN.contains(type)) {
      throw OrgErrors.of(
          "PolicyTypeNotAvailableForOrganizationException",
          "Culvert enforces " + String.join(" and ", new TreeSet<>(KNOWN)) + ", not " + type + ".");
    }
  }

  /** AWS's policy that allows everything, on one more target. */
  static World attachFull(World world, Organization organization, String target, String type) {
    return world.with(
        Attachment.REGISTER,
        new Attachment(organization.id(), target, ControlPolicy.full(type).id(), type));
  }

  private EnablePolicyTypeResponse enable(EnablePolicyTypeRequest input, Call call) {
    return control.change(world -> {
      var organization = OrgErrors.managed(call, world);
      requireRoot(input.rootId, organization);
      var type = OrgErrors.given(input.policyType);
      requireKnown(type);
      var types = new TreeSet<>(organization.policyTypes());
      if (!types.add(type)) {
        throw OrgErrors.of(
            "PolicyTypeAlreadyEnabledException", "The specified policy type is already enabled.");
      }
      var changed = organization.withPolicyTypes(types);
      var made = world.with(Organization.REGISTER, changed);
      for (var target : Tree.targets(organization, world)) {
        made = attachFull(made, organization, target, type);
      }
      return new Changed<>(made, new EnablePolicyTypeResponse().root(OrgShapes.root(changed)));
    });
  }

  private DisablePolicyTypeResponse disable(DisablePolicyTypeRequest input, Call call) {
    return control.change(world -> {
      var organization = OrgErrors.managed(call, world);
      requireRoot(input.rootId, organization);
      var types = new TreeSet<>(organization.policyTypes());
      if (!types.remove(OrgErrors.given(input.policyType))) {
        throw notEnabled();
      }
      var changed = organization.withPolicyTypes(types);
      var left = world.with(Organization.REGISTER, changed);
      for (var attachment : world.all(Attachment.REGISTER)) {
        if (attachment.organization().equals(organization.id())
            && attachment.type().equals(input.policyType)) {
          left =
              left.without(
                  Attachment.REGISTER, Attachment.key(attachment.target(), attachment.policy()));
        }
      }
      return new Changed<>(left, new DisablePolicyTypeResponse().root(OrgShapes.root(changed)));
    });
  }

  static AwsException notEnabled() {
    return OrgErrors.of(
        "PolicyTypeNotEnabledException",
        "This operation can be performed only for enabled policy types.");
  }

  private static void requireRoot(@Nullable String id, Organization organization) {
    if (!organization.rootId().equals(id)) {
      throw OrgErrors.of("RootNotFoundException", "You specified a root that doesn't exist.");
    }
  }
}
