package dev.culvert.services.iam;

import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.shapes.iam.AttachRolePolicyRequest;
import dev.culvert.shapes.iam.AttachRolePolicyResponse;
import dev.culvert.shapes.iam.DeleteRolePolicyRequest;
import dev.culvert.shapes.iam.DeleteRolePolicyResponse;
import dev.culvert.shapes.iam.DetachRolePolicyRequest;
import dev.culvert.shapes.iam.DetachRolePolicyResponse;
import dev.culvert.shapes.iam.GetRolePolicyRequest;
import dev.culvert.shapes.iam.GetRolePolicyResponse;
import dev.culvert.shapes.iam.Iam;
import dev.culvert.shapes.iam.ListAttachedRolePoliciesRequest;
import dev.culvert.shapes.iam.ListAttachedRolePoliciesResponse;
import dev.culvert.shapes.iam.ListRolePoliciesRequest;
import dev.culvert.shapes.iam.ListRolePoliciesResponse;
import dev.culvert.shapes.iam.PutRolePolicyRequest;
import dev.culvert.shapes.iam.PutRolePolicyResponse;
import java.util.List;

/** The policies in and on a role. */
final class RolePolicyOperations {
  private final Control control;
  private final HolderPolicies policies;

  RolePolicyOperations(Control control, HolderPolicies policies) {
    this.control = control;
    this.policies = policies;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
            Iam.PUT_ROLE_POLICY,
            (in, call) -> Asked.role(in.roleName, "PutRolePolicy", call),
            this::put),
        Operation.of(
            Iam.GET_ROLE_POLICY,
            (in, call) -> Asked.role(in.roleName, "GetRolePolicy", call),
            this::get),
        Operation.of(
            Iam.LIST_ROLE_POLICIES,
            (in, call) -> Asked.role(in.roleName, "ListRolePolicies", call),
            this::list),
        Operation.of(
            Iam.DELETE_ROLE_POLICY,
            (in, call) -> Asked.role(in.roleName, "DeleteRolePolicy", call),
            this::delete),
        Operation.of(
            Iam.ATTACH_ROLE_POLICY,
            (in, call) ->
                Asked.role(in.roleName, "AttachRolePolicy", call, Asked.policyArn(in.policyArn)),
            this::attach),
        Operation.of(
            Iam.DETACH_ROLE_POLICY,
            (in, call) ->
                Asked.role(in.roleName, "DetachRolePolicy", call, Asked.policyArn(in.policyArn)),
            this::detach),
        Operation.of(
            Iam.LIST_ATTACHED_ROLE_POLICIES,
            (in, call) -> Asked.role(in.roleName, "ListAttachedRolePolicies", call),
            this::attached));
  }

  private PutRolePolicyResponse put(PutRolePolicyRequest input, Call call) {
    return control.change(world -> {
      var role = RoleOperations.find(input.roleName, call, world);
      return new Changed<>(
          policies.put(role, input.policyName, input.policyDocument, world),
          new PutRolePolicyResponse());
    });
  }

  private GetRolePolicyResponse get(GetRolePolicyRequest input, Call call) {
    var role = RoleOperations.find(input.roleName, call, call.world());
    return new GetRolePolicyResponse()
        .roleName(role.name())
        .policyName(input.policyName)
        .policyDocument(HolderPolicies.get(role, input.policyName));
  }

  private ListRolePoliciesResponse list(ListRolePoliciesRequest input, Call call) {
    var role = RoleOperations.find(input.roleName, call, call.world());
    var page = Page.of(role.inline().keySet(), name -> name, input.marker, input.maxItems);
    return new ListRolePoliciesResponse()
        .isTruncated(page.truncated())
        .marker(page.marker())
        .policyNames(page.items());
  }

  private DeleteRolePolicyResponse delete(DeleteRolePolicyRequest input, Call call) {
    return control.change(world -> {
      var role = RoleOperations.find(input.roleName, call, world);
      return new Changed<>(
          HolderPolicies.remove(role, input.policyName, world), new DeleteRolePolicyResponse());
    });
  }

  private AttachRolePolicyResponse attach(AttachRolePolicyRequest input, Call call) {
    return control.change(world -> {
      var role = RoleOperations.find(input.roleName, call, world);
      return new Changed<>(
          policies.attach(role, input.policyArn, world), new AttachRolePolicyResponse());
    });
  }

  private DetachRolePolicyResponse detach(DetachRolePolicyRequest input, Call call) {
    return control.change(world -> {
      var role = RoleOperations.find(input.roleName, call, world);
      return new Changed<>(
          HolderPolicies.detach(role, input.policyArn, world), new DetachRolePolicyResponse());
    });
  }

  private ListAttachedRolePoliciesResponse attached(
      ListAttachedRolePoliciesRequest input, Call call) {
    var role = RoleOperations.find(input.roleName, call, call.world());
    var page =
        policies.attached(role, input.pathPrefix, input.marker, input.maxItems, call.world());
    return new ListAttachedRolePoliciesResponse()
        .isTruncated(page.truncated())
        .marker(page.marker())
        .attachedPolicies(page.items());
  }
}
