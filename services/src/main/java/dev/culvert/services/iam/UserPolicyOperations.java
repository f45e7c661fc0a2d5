package dev.culvert.services.iam;

import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.shapes.iam.AttachUserPolicyRequest;
import dev.culvert.shapes.iam.AttachUserPolicyResponse;
import dev.culvert.shapes.iam.DeleteUserPolicyRequest;
import dev.culvert.shapes.iam.DeleteUserPolicyResponse;
import dev.culvert.shapes.iam.DetachUserPolicyRequest;
import dev.culvert.shapes.iam.DetachUserPolicyResponse;
import dev.culvert.shapes.iam.GetUserPolicyRequest;
import dev.culvert.shapes.iam.GetUserPolicyResponse;
import dev.culvert.shapes.iam.Iam;
import dev.culvert.shapes.iam.ListAttachedUserPoliciesRequest;
import dev.culvert.shapes.iam.ListAttachedUserPoliciesResponse;
import dev.culvert.shapes.iam.ListUserPoliciesRequest;
import dev.culvert.shapes.iam.ListUserPoliciesResponse;
import dev.culvert.shapes.iam.PutUserPolicyRequest;
import dev.culvert.shapes.iam.PutUserPolicyResponse;
import java.util.List;

/** The policies in and on a user. */
final class UserPolicyOperations {
  private final Control control;
  private final HolderPolicies policies;

  UserPolicyOperations(Control control, HolderPolicies policies) {
    this.control = control;
    this.policies = policies;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
            Iam.PUT_USER_POLICY,
            (in, call) -> Asked.user(in.userName, "PutUserPolicy", call),
            this::put),
        Operation.of(
            Iam.GET_USER_POLICY,
            (in, call) -> Asked.user(in.userName, "GetUserPolicy", call),
            this::get),
        Operation.of(
            Iam.LIST_USER_POLICIES,
            (in, call) -> Asked.user(in.userName, "ListUserPolicies", call),
            this::list),
        Operation.of(
            Iam.DELETE_USER_POLICY,
            (in, call) -> Asked.user(in.userName, "DeleteUserPolicy", call),
            this::delete),
        Operation.of(
            Iam.ATTACH_USER_POLICY,
            (in, call) ->
                Asked.user(in.userName, "AttachUserPolicy", call, Asked.policyArn(in.policyArn)),
            this::attach),
        Operation.of(
            Iam.DETACH_USER_POLICY,
            (in, call) ->
                Asked.user(in.userName, "DetachUserPolicy", call, Asked.policyArn(in.policyArn)),
            this::detach),
        Operation.of(
            Iam.LIST_ATTACHED_USER_POLICIES,
            (in, call) -> Asked.user(in.userName, "ListAttachedUserPolicies", call),
            this::attached));
  }

  private PutUserPolicyResponse put(PutUserPolicyRequest input, Call call) {
    return control.change(world -> {
      var user = UserOperations.find(input.userName, call, world);
      return new Changed<>(
          policies.put(user, input.policyName, input.policyDocument, world),
          new PutUserPolicyResponse());
    });
  }

  private GetUserPolicyResponse get(GetUserPolicyRequest input, Call call) {
    var user = UserOperations.find(input.userName, call, call.world());
    return new GetUserPolicyResponse()
        .userName(user.name())
        .policyName(input.policyName)
        .policyDocument(HolderPolicies.get(user, input.policyName));
  }

  private ListUserPoliciesResponse list(ListUserPoliciesRequest input, Call call) {
    var user = UserOperations.find(input.userName, call, call.world());
    var page = Page.of(user.inline().keySet(), name -> name, input.marker, input.maxItems);
    return new ListUserPoliciesResponse()
        .isTruncated(page.truncated())
        .marker(page.marker())
        .policyNames(page.items());
  }

  private DeleteUserPolicyResponse delete(DeleteUserPolicyRequest input, Call call) {
    return control.change(world -> {
      var user = UserOperations.find(input.userName, call, world);
      return new Changed<>(
          HolderPolicies.remove(user, input.policyName, world), new DeleteUserPolicyResponse());
    });
  }

  private AttachUserPolicyResponse attach(AttachUserPolicyRequest input, Call call) {
    return control.change(world -> {
      var user = UserOperations.find(input.userName, call, world);
      return new Changed<>(
          policies.attach(user, input.policyArn, world), new AttachUserPolicyResponse());
    });
  }

  private DetachUserPolicyResponse detach(DetachUserPolicyRequest input, Call call) {
    return control.change(world -> {
      var user = UserOperations.find(input.userName, call, world);
      return new Changed<>(
          HolderPolicies.detach(user, input.policyArn, world), new DetachUserPolicyResponse());
    });
  }

  private ListAttachedUserPoliciesResponse attached(
      ListAttachedUserPoliciesRequest input, Call call) {
    var user = UserOperations.find(input.userName, call, call.world());
    var page =
        policies.attached(user, input.pathPrefix, input.marker, input.maxItems, call.world());
    return new ListAttachedUserPoliciesResponse()
        .isTruncated(page.truncated())
        .marker(page.marker())
        .attachedPolicies(page.items());
  }
}
