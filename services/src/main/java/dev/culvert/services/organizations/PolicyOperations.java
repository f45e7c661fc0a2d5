package dev.culvert.services.organizations;

import dev.culvert.policy.PolicyDocument;
import dev.culvert.policy.PolicyKind;
import dev.culvert.policy.PolicyRefusedException;
import dev.culvert.services.Call;
import dev.culvert.services.Ids;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.World;
import dev.culvert.shapes.organizations.CreatePolicyRequest;
import dev.culvert.shapes.organizations.CreatePolicyResponse;
import dev.culvert.shapes.organizations.DeletePolicyRequest;
import dev.culvert.shapes.organizations.DeletePolicyResponse;
import dev.culvert.shapes.organizations.DescribePolicyRequest;
import dev.culvert.shapes.organizations.DescribePolicyResponse;
import dev.culvert.shapes.organizations.ListPoliciesRequest;
import dev.culvert.shapes.organizations.ListPoliciesResponse;
import dev.culvert.shapes.organizations.Organizations;
import dev.culvert.shapes.organizations.Policy;
import dev.culvert.shapes.organizations.UpdatePolicyRequest;
import dev.culvert.shapes.organizations.UpdatePolicyResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Service and resource control policies themselves. */
final class PolicyOperations {
  private final Control control;
  private final Ids ids;

  PolicyOperations(Control control, Ids ids) {
    this.control = control;
    this.ids = ids;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(Organizations.CREATE_POLICY, this::create),
        Operation.of(Organizations.DESCRIBE_POLICY, PolicyOperations::describe),
        Operation.of(Organizations.UPDATE_POLICY, this::update),
        Operation.of(Organizations.DELETE_POLICY, this::delete),
        Operation.of(Organizations.LIST_POLICIES, PolicyOperations::list));
  }

  private CreatePolicyResponse create(CreatePolicyRequest input, Call call) {
    return control.change(world -> {
      var organization = OrgErrors.managed(call, world);
      var type = OrgErrors.given(input.type);
      PolicyTypes.requireKnown(type);
      if (!organization.policyTypes().contains(type)) {
        // AWS lets policies be made before their type is enabled on the root, but not attached.
        requireAllFeatures(organization);
      }
      var name = OrgErrors.given(input.name);
      requireFree(name, organization, world);
      var policy =
          new ControlPolicy(
              organization.id(),
              "p-" + ids.hex(8),
              name,
              OrgErrors.given(input.description),
              type,
              checked(input.content, type),
              OrgShapes.tags(input.tags));
      return new Changed<>(
          world.with(ControlPolicy.REGISTER, policy),
          new CreatePolicyResponse().policy(shape(policy, organization)));
    });
  }

  private static void requireAllFeatures(Organization organization) {
    if (!organization.featureSet().equals("ALL")) {
      throw OrgErrors.of(
          "PolicyTypeNotAvailableForOrganizationException",
          "You can't use the specified policy type with the feature set currently enabled for"
              + " this organization.");
    }
  }

  private static void requireFree(String name, Organization organization, World world) {
    var taken =
        world.all(ControlPolicy.REGISTER).stream()
            .anyMatch(it -> it.organization().equals(organization.id()) && it.name().equals(name));
    if (taken) {
      throw OrgErrors.of("DuplicatePolicyException", "A policy with the same name already exists.");
    }
  }

  private static String checked(@Nullable String content, String type) {
    try {
      return PolicyDocument.parse(
              OrgErrors.given(content),
              type.equals(ControlPolicy.SERVICE)
                  ? PolicyKind.SERVICE_CONTROL
                  : PolicyKind.RESOURCE_CONTROL)
          .text();
    } catch (PolicyRefusedException refusal) {
      throw OrgErrors.of(refusal.code(), Objects.requireNonNullElse(refusal.getMessage(), ""));
    }
  }

  private static DescribePolicyResponse describe(DescribePolicyRequest input, Call call) {
    var organization = OrgErrors.managed(call, call.world());
    return new DescribePolicyResponse()
        .policy(shape(find(input.policyId, organization, call.world()), organization));
  }

  private UpdatePolicyResponse update(UpdatePolicyRequest input, Call call) {
    return control.change(world -> {
      var organization = OrgErrors.managed(call, world);
      var policy = own(input.policyId, organization, world);
      var name = Objects.requireNonNullElse(input.name, policy.name());
      if (!name.equals(policy.name())) {
        requireFree(name, organization, world);
      }
      var changed =
          policy.with(
              name,
              Objects.requireNonNullElse(input.description, policy.description()),
              input.content == null ? policy.content() : checked(input.content, policy.type()));
      return new Changed<>(
          world.with(ControlPolicy.REGISTER, changed),
          new UpdatePolicyResponse().policy(shape(changed, organization)));
    });
  }

  private DeletePolicyResponse delete(DeletePolicyRequest input, Call call) {
    return control.change(world -> {
      var organization = OrgErrors.managed(call, world);
      var policy = own(input.policyId, organization, world);
      if (world.all(Attachment.REGISTER).stream().anyMatch(it -> it.policy().equals(policy.id()))) {
        throw OrgErrors.of(
            "PolicyInUseException",
            "The policy is attached to one or more entities. You must detach it from all roots,"
                + " OUs, and accounts before performing this operation.");
      }
      return new Changed<>(
          world.without(ControlPolicy.REGISTER, policy.id()), new DeletePolicyResponse());
    });
  }

  private static ListPoliciesResponse list(ListPoliciesRequest input, Call call) {
    var organization = OrgErrors.managed(call, call.world());
    var type = OrgErrors.given(input.filter);
    PolicyTypes.requireKnown(type);
    var all = new ArrayList<ControlPolicy>();
    all.add(ControlPolicy.full(type));
    call.world().all(ControlPolicy.REGISTER).stream()
        .filter(it -> it.organization().equals(organization.id()) && it.type().equals(type))
        .sorted(Comparator.comparing(ControlPolicy::id))
        .forEach(all::add);
    var slice = Slice.of(all, input.nextToken, input.maxResults);
    return new ListPoliciesResponse()
        .policies(slice.items().stream().map(it -> OrgShapes.policy(it, organization)).toList())
        .nextToken(slice.token());
  }

  private static Policy shape(ControlPolicy policy, Organization organization) {
    return new Policy()
        .policySummary(OrgShapes.policy(policy, organization))
        .content(policy.content());
  }

  static ControlPolicy find(@Nullable String id, Organization organization, World world) {
    return Tree.policy(OrgErrors.given(id), world)
        .filter(it -> it.isAws() || it.organization().equals(organization.id()))
        .orElseThrow(() ->
            OrgErrors.of("PolicyNotFoundException", "You specified a policy that doesn't exist."));
  }

  private static ControlPolicy own(@Nullable String id, Organization organization, World world) {
    var policy = find(id, organization, world);
    if (policy.isAws()) {
      throw OrgErrors.of(
          "PolicyChangesInProgressException", "A policy that AWS manages cannot be changed.");
    }
    return policy;
  }
}
