package dev.culvert.services.cloudformation.resource;

import dev.culvert.shapes.iam.AttachGroupPolicyRequest;
import dev.culvert.shapes.iam.AttachRolePolicyRequest;
import dev.culvert.shapes.iam.AttachUserPolicyRequest;
import dev.culvert.shapes.iam.DeleteGroupPolicyRequest;
import dev.culvert.shapes.iam.DeleteRolePolicyRequest;
import dev.culvert.shapes.iam.DeleteUserPolicyRequest;
import dev.culvert.shapes.iam.DetachGroupPolicyRequest;
import dev.culvert.shapes.iam.DetachRolePolicyRequest;
import dev.culvert.shapes.iam.DetachUserPolicyRequest;
import dev.culvert.shapes.iam.Iam;
import dev.culvert.shapes.iam.PutGroupPolicyRequest;
import dev.culvert.shapes.iam.PutRolePolicyRequest;
import dev.culvert.shapes.iam.PutUserPolicyRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The policies of roles, users and groups: the same three times, under three names. */
final class IamHolders {
  /** As templates call them. */
  static final List<String> KINDS = List.of("Roles", "Users", "Groups");

  private IamHolders() {}

  /** {@code Policies}: documents by name. */
  static Map<String, String> policies(Properties in) {
    var policies = new LinkedHashMap<String, String>();
    in.each("Policies")
        .forEach(policy ->
            policies.put(
                policy.required("PolicyName"), policy.document("PolicyDocument").orElse("")));
    return policies;
  }

  static void inline(
      String kind,
      String holder,
      Map<String, String> before,
      Map<String, String> after,
      Calls calls) {
    before.keySet().stream()
        .filter(name -> !after.containsKey(name))
        .forEach(name -> Calls.deleting(() -> delete(kind, holder, name, calls)));
    after.forEach((name, document) -> {
      if (!document.equals(before.get(name))) {
        put(kind, holder, name, document, calls);
      }
    });
  }

  private static void put(String kind, String holder, String name, String document, Calls calls) {
    switch (kind) {
      case "Roles" ->
          calls.call(
              Iam.PUT_ROLE_POLICY,
              new PutRolePolicyRequest()
                  .roleName(holder)
                  .policyName(name)
                  .policyDocument(document));
      case "Users" ->
          calls.call(
              Iam.PUT_USER_POLICY,
              new PutUserPolicyRequest()
                  .userName(holder)
                  .policyName(name)
                  .policyDocument(document));
      default ->
          calls.call(
              Iam.PUT_GROUP_POLICY,
              new PutGroupPolicyRequest()
                  .groupName(holder)
                  .policyName(name)
                  .policyDocument(document));
    }
  }

  private static void delete(String kind, String holder, String name, Calls calls) {
    switch (kind) {
      case "Roles" ->
          calls.call(
              Iam.DELETE_ROLE_POLICY,
              new DeleteRolePolicyRequest().roleName(holder).policyName(name));
      case "Users" ->
          calls.call(
              Iam.DELETE_USER_POLICY,
              new DeleteUserPolicyRequest().userName(holder).policyName(name));
      default ->
          calls.call(
              Iam.DELETE_GROUP_POLICY,
              new DeleteGroupPolicyRequest().groupName(holder).policyName(name));
    }
  }

  static void attached(
      String kind, String holder, List<String> before, List<String> after, Calls calls) {
    before.stream()
        .filter(arn -> !after.contains(arn))
        .forEach(arn -> Calls.deleting(() -> detach(kind, holder, arn, calls)));
    after.stream()
        .filter(arn -> !before.contains(arn))
        .forEach(arn -> attach(kind, holder, arn, calls));
  }

  private static void attach(String kind, String holder, String arn, Calls calls) {
    switch (kind) {
      case "Roles" ->
          calls.call(
              Iam.ATTACH_ROLE_POLICY,
              new AttachRolePolicyRequest().roleName(holder).policyArn(arn));
      case "Users" ->
          calls.call(
              Iam.ATTACH_USER_POLICY,
              new AttachUserPolicyRequest().userName(holder).policyArn(arn));
      default ->
          calls.call(
              Iam.ATTACH_GROUP_POLICY,
              new AttachGroupPolicyRequest().groupName(holder).policyArn(arn));
    }
  }

  private static void detach(String kind, String holder, String arn, Calls calls) {
    switch (kind) {
      case "Roles" ->
          calls.call(
              Iam.DETACH_ROLE_POLICY,
              new DetachRolePolicyRequest().roleName(holder).policyArn(arn));
      case "Users" ->
          calls.call(
              Iam.DETACH_USER_POLICY,
              new DetachUserPolicyRequest().userName(holder).policyArn(arn));
      default ->
          calls.call(
              Iam.DETACH_GROUP_POLICY,
              new DetachGroupPolicyRequest().groupName(holder).policyArn(arn));
    }
  }
}
