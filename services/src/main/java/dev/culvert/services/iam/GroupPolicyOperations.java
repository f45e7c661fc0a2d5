package dev.culvert.services.iam;

import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.shapes.iam.AttachGroupPolicyRequest;
import dev.culvert.shapes.iam.AttachGroupPolicyResponse;
import dev.culvert.shapes.iam.DeleteGroupPolicyRequest;
import dev.culvert.shapes.iam.DeleteGroupPolicyResponse;
import dev.culvert.shapes.iam.DetachGroupPolicyRequest;
import dev.culvert.shapes.iam.DetachGroupPolicyResponse;
import dev.culvert.shapes.iam.GetGroupPolicyRequest;
import dev.culvert.shapes.iam.GetGroupPolicyResponse;
import dev.culvert.shapes.iam.Iam;
import dev.culvert.shapes.iam.ListAttachedGroupPoliciesRequest;
import dev.culvert.shapes.iam.ListAttachedGroupPoliciesResponse;
import dev.culvert.shapes.iam.ListGroupPoliciesRequest;
import dev.culvert.shapes.iam.ListGroupPoliciesResponse;
import dev.culvert.shapes.iam.PutGroupPolicyRequest;
import dev.culvert.shapes.iam.PutGroupPolicyResponse;
import java.util.List;

/** The policies in and on a group. */
final class GroupPolicyOperations {
  private final Control control;
  private final HolderPolicies policies;

  GroupPolicyOperations(Control control, HolderPolicies policies) {
    this.control = control;
    this.policies = policies;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
            Iam.PUT_GROUP_POLICY,
            (in, call) -> Asked.group(in.groupName, "PutGroupPolicy", call),
            this::put),
        Operation.of(
            Iam.GET_GROUP_POLICY,
            (in, call) -> Asked.group(in.groupName, "GetGroupPolicy", call),
            this::get),
        Operation.of(
            Iam.LIST_GROUP_POLICIES,
            (in, call) -> Asked.group(in.groupName, "ListGroupPolicies", call),
            this::list),
        Operation.of(
            Iam.DELETE_GROUP_POLICY,
            (in, call) -> Asked.group(in.groupName, "DeleteGroupPolicy", call),
            this::delete),
        Operation.of(
            Iam.ATTACH_GROUP_POLICY,
            (in, call) ->
                Asked.group(in.groupName, "AttachGroupPolicy", call, Asked.policyArn(in.policyArn)),
            this::attach),
        Operation.of(
            Iam.DETACH_GROUP_POLICY,
            (in, call) ->
                Asked.group(in.groupName, "DetachGroupPolicy", call, Asked.policyArn(in.policyArn)),
            this::detach),
        Operation.of(
            Iam.LIST_ATTACHED_GROUP_POLICIES,
            (in, call) -> Asked.group(in.groupName, "ListAttachedGroupPolicies", call),
            this::attached));
  }

  private PutGroupPolicyResponse put(PutGroupPolicyRequest input, Call call) {
    return control.change(world -> {
      var group = GroupOperations.find(input.groupName, call, world);
      return new Changed<>(
          policies.put(group, input.policyName, input.policyDocument, world),
          new PutGroupPolicyResponse());
    });
  }

  private GetGroupPolicyResponse get(GetGroupPolicyRequest input, Call call) {
    var group = GroupOperations.find(input.groupName, call, call.world());
    return new GetGroupPolicyResponse()
        .groupName(group.name())
        .policyName(input.policyName)
        .policyDocument(HolderPolicies.get(group, input.policyName));
  }

  private ListGroupPoliciesResponse list(ListGroupPoliciesRequest input, Call call) {
    var group = GroupOperations.find(input.groupName, call, call.world());
    var page = Page.of(group.inline().keySet(), name -> name, input.marker, input.maxItems);
    return new ListGroupPoliciesResponse()
        .isTruncated(page.truncated())
        .marker(page.marker())
        .policyNames(page.items());
  }

  private DeleteGroupPolicyResponse delete(DeleteGroupPolicyRequest input, Call call) {
    return control.change(world -> {
      var group = GroupOperations.find(input.groupName, call, world);
      return new Changed<>(
          HolderPolicies.remove(group, input.policyName, world), new DeleteGroupPolicyResponse());
    });
  }

  private AttachGroupPolicyResponse attach(AttachGroupPolicyRequest input, Call call) {
    return control.change(world -> {
      var group = GroupOperations.find(input.groupName, call, world);
      return new Changed<>(
          policies.attach(group, input.policyArn, world), new AttachGroupPolicyResponse());
    });
  }

  private DetachGroupPolicyResponse detach(DetachGroupPolicyRequest input, Call call) {
    return control.change(world -> {
      var group = GroupOperations.find(input.groupName, call, world);
      return new Changed<>(
          HolderPolicies.detach(group, input.policyArn, world), new DetachGroupPolicyResponse());
    });
  }

  private ListAttachedGroupPoliciesResponse attached(
      ListAttachedGroupPoliciesRequest input, Call call) {
    var group = GroupOperations.find(input.groupName, call, call.world());
    var page =
        policies.attached(group, input.pathPrefix, input.marker, input.maxItems, call.world());
    return new ListAttachedGroupPoliciesResponse()
        .isTruncated(page.truncated())
        .marker(page.marker())
        .attachedPolicies(page.items());
  }
}
