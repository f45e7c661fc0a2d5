package dev.culvert.services.organizations;

import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.World;
import dev.culvert.shapes.organizations.AttachPolicyRequest;
import dev.culvert.shapes.organizations.AttachPolicyResponse;
import dev.culvert.shapes.organizations.DetachPolicyRequest;
import dev.culvert.shapes.organizations.DetachPolicyResponse;
import dev.culvert.shapes.organizations.ListPoliciesForTargetRequest;
import dev.culvert.shapes.organizations.ListPoliciesForTargetResponse;
import dev.culvert.shapes.organizations.ListTargetsForPolicyRequest;
import dev.culvert.shapes.organizations.ListTargetsForPolicyResponse;
import dev.culvert.shapes.organizations.Organizations;
import dev.culvert.shapes.organizations.PolicyTargetSummary;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which policies stand on which roots, units and accounts. */
final class AttachmentOperations {
  private static final int MOST = 5;

  private final Control control;

  AttachmentOperations(Control control) {
    this.control = control;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(Organizations.ATTACH_POLICY, this::attach),
        Operation.of(Organizations.DETACH_POLICY, this::detach),
        Operation.of(Organizations.LIST_POLICIES_FOR_TARGET, AttachmentOperations::policies),
        Operation.of(Organizations.LIST_TARGETS_FOR_POLICY, AttachmentOperations::targets));
  }

  private AttachPolicyResponse attach(AttachPolicyRequest input, Call call) {
    return control.change(world -> {
      var organization = OrgErrors.managed(call, world);
      var policy = PolicyOperations.find(input.policyId, organization, world);
      var target = target(input.targetId, organization, world);
      if (!organization.policyTypes().contains(policy.type())) {
        throw PolicyTypes.notEnabled();
      }
      var there = Tree.on(target, policy.type(), world);
      if (there.stream().anyMatch(it -> it.id().equals(policy.id()))) {
        throw OrgErrors.of(
            "DuplicatePolicyAttachmentException",
            "The selected policy is already attached to the specified target.");
      }
      if (there.size() >= MOST) {
        throw OrgErrors.of(
            "ConstraintViolationException",
            "You have attached the maximum number of policies to the specified target.");
      }
      return new Changed<>(
          world.with(
              Attachment.REGISTER,
              new Attachment(organization.id(), target, policy.id(), policy.type())),
          new AttachPolicyResponse());
    });
  }

  private DetachPolicyResponse detach(DetachPolicyRequest input, Call call) {
    return control.change(world -> {
      var organization = OrgErrors.managed(call, world);
      var policy = PolicyOperations.find(input.policyId, organization, world);
      var target = target(input.targetId, organization, world);
      var there = Tree.on(target, policy.type(), world);
      if (there.stream().noneMatch(it -> it.id().equals(policy.id()))) {
        throw OrgErrors.of(
            "PolicyNotAttachedException",
            "The policy isn't attached to the specified target in the specified root.");
      }
      if (there.size() == 1 || policy.id().equals("p-RCPFullAWSAccess")) {
        throw OrgErrors.of(
            "ConstraintViolationException",
            "You cannot remove the last policy attached to the specified target. You must have at"
                + " least one attached at all times.");
      }
      return new Changed<>(
          world.without(Attachment.REGISTER, Attachment.key(target, policy.id())),
          new DetachPolicyResponse());
    });
  }

  private static ListPoliciesForTargetResponse policies(
      ListPoliciesForTargetRequest input, Call call) {
    var organization = OrgErrors.managed(call, call.world());
    var target = target(input.targetId, organization, call.world());
    var slice =
        Slice.of(
            Tree.on(target, OrgErrors.given(input.filter), call.world()),
            input.nextToken,
            input.maxResults);
    return new ListPoliciesForTargetResponse()
        .policies(slice.items().stream().map(it -> OrgShapes.policy(it, organization)).toList())
        .nextToken(slice.token());
  }

  private static ListTargetsForPolicyResponse targets(
      ListTargetsForPolicyRequest input, Call call) {
    var organization = OrgErrors.managed(call, call.world());
    var policy = PolicyOperations.find(input.policyId, organization, call.world());
    var all =
        call.world().all(Attachment.REGISTER).stream()
            .filter(it ->
                it.organization().equals(organization.id()) && it.policy().equals(policy.id()))
            .sorted(Comparator.comparing(Attachment::target))
            .map(it -> summary(it.target(), organization, call.world()))
            .toList();
    var slice = Slice.of(all, input.nextToken, input.maxResults);
    return new ListTargetsForPolicyResponse().targets(slice.items()).nextToken(slice.token());
  }

  private static PolicyTargetSummary summary(
      String target, Organization organization, World world) {
    if (target.equals(organization.rootId())) {
      return new PolicyTargetSummary()
          .targetId(target)
          .arn(organization.rootArn())
          .name("Root")
          .type("ROOT");
    }
    return world
        .find(Unit.REGISTER, target)
        .map(unit ->
            new PolicyTargetSummary()
                .targetId(target)
                .arn(OrgShapes.arn(unit, organization))
                .name(unit.name())
                .type("ORGANIZATIONAL_UNIT"))
        .orElseGet(() -> {
          var member = AccountOperations.find(target, organization, world);
          return new PolicyTargetSummary()
              .targetId(target)
              .arn(OrgShapes.arn(member, organization))
              .name(member.name())
              .type("ACCOUNT");
        });
  }

  private static String target(@Nullable String id, Organization organization, World world) {
    var target = OrgErrors.given(id);
    if (!Tree.targets(organization, world).contains(target)) {
      throw OrgErrors.of("TargetNotFoundException", "You specified a target that doesn't exist.");
    }
    return target;
  }
}
