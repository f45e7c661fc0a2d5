package dev.culvert.services.cloudformation.resource;

import static java.util.Objects.requireNonNull;

import dev.culvert.shapes.iam.AddRoleToInstanceProfileRequest;
import dev.culvert.shapes.iam.CreateInstanceProfileRequest;
import dev.culvert.shapes.iam.CreatePolicyRequest;
import dev.culvert.shapes.iam.CreatePolicyVersionRequest;
import dev.culvert.shapes.iam.CreateRoleRequest;
import dev.culvert.shapes.iam.DeleteInstanceProfileRequest;
import dev.culvert.shapes.iam.DeletePolicyRequest;
import dev.culvert.shapes.iam.DeletePolicyVersionRequest;
import dev.culvert.shapes.iam.DeleteRolePermissionsBoundaryRequest;
import dev.culvert.shapes.iam.DeleteRoleRequest;
import dev.culvert.shapes.iam.Iam;
import dev.culvert.shapes.iam.ListPolicyVersionsRequest;
import dev.culvert.shapes.iam.PutRolePermissionsBoundaryRequest;
import dev.culvert.shapes.iam.RemoveRoleFromInstanceProfileRequest;
import dev.culvert.shapes.iam.Tag;
import dev.culvert.shapes.iam.TagRoleRequest;
import dev.culvert.shapes.iam.UntagRoleRequest;
import dev.culvert.shapes.iam.UpdateAssumeRolePolicyRequest;
import dev.culvert.shapes.iam.UpdateRoleRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Roles, policies and instance profiles. */
final class IamTypes {
  private static final String IAM = "CAPABILITY_IAM";

  private IamTypes() {}

  static List<ResourceType> all() {
    return List.of(
        ResourceType.of("AWS::IAM::Role", IamTypes::role, IamTypes::deleteRole)
            .changing(
                Set.of(
                    "AssumeRolePolicyDocument",
                    "Description",
                    "ManagedPolicyArns",
                    "MaxSessionDuration",
                    "PermissionsBoundary",
                    "Policies",
                    "Tags"),
                IamTypes::changeRole)
            .needing(IAM),
        ResourceType.of("AWS::IAM::Policy", IamTypes::inline, IamTypes::deleteInline)
            .changing(
                Set.of("PolicyDocument", "PolicyName", "Roles", "Users", "Groups"),
                IamTypes::changeInline)
            .needing(IAM),
        ResourceType.of("AWS::IAM::ManagedPolicy", IamTypes::managed, IamTypes::deleteManaged)
            .changing(Set.of("PolicyDocument", "Roles", "Users", "Groups"), IamTypes::changeManaged)
            .needing(IAM),
        ResourceType.of("AWS::IAM::InstanceProfile", IamTypes::profile, IamTypes::deleteProfile)
            .changing(Set.of("Roles"), IamTypes::changeProfile)
            .needing(IAM));
  }

  private static Made role(String logicalId, Properties in, Calls calls) {
    var name = in.text("RoleName").orElseGet(() -> calls.names().unique(logicalId));
    var request =
        in.without("ManagedPolicyArns", "Policies", "Tags")
            .with("RoleName", name)
            .fill(new CreateRoleRequest())
            .tags(tags(in.tags()));
    var role = requireNonNull(calls.call(Iam.CREATE_ROLE, request).role);
    IamHolders.inline("Roles", name, Map.of(), IamHolders.policies(in), calls);
    IamHolders.attached("Roles", name, List.of(), in.texts("ManagedPolicyArns"), calls);
    return Made.of(name).with("Arn", role.arn).with("RoleId", role.roleId);
  }

  private static Made changeRole(Made made, Properties before, Properties after, Calls calls) {
    var name = made.id();
    var changed = before.changed(after);
    if (changed.contains("AssumeRolePolicyDocument")) {
      calls.call(
          Iam.UPDATE_ASSUME_ROLE_POLICY,
          new UpdateAssumeRolePolicyRequest()
              .roleName(name)
              .policyDocument(after.document("AssumeRolePolicyDocument").orElse("")));
    }
    if (changed.contains("Description") || changed.contains("MaxSessionDuration")) {
      calls.call(
          Iam.UPDATE_ROLE,
          new UpdateRoleRequest()
              .roleName(name)
              .description(after.text("Description").orElse(""))
              .maxSessionDuration(
                  after.text("MaxSessionDuration").map(Integer::valueOf).orElse(null)));
    }
    if (changed.contains("PermissionsBoundary")) {
      boundary(name, after, calls);
    }
    IamHolders.inline(
        "Roles", name, IamHolders.policies(before), IamHolders.policies(after), calls);
    IamHolders.attached(
        "Roles", name, before.texts("ManagedPolicyArns"), after.texts("ManagedPolicyArns"), calls);
    var old = before.tags();
    var wanted = after.tags();
    var gone = old.keySet().stream().filter(key -> !wanted.containsKey(key)).toList();
    if (!gone.isEmpty()) {
      calls.call(Iam.UNTAG_ROLE, new UntagRoleRequest().roleName(name).tagKeys(gone));
    }
    if (!wanted.equals(old) && !wanted.isEmpty()) {
      calls.call(Iam.TAG_ROLE, new TagRoleRequest().roleName(name).tags(tags(wanted)));
    }
    return made;
  }

  private static void boundary(String name, Properties after, Calls calls) {
    if (after.find("PermissionsBoundary").isPresent()) {
      calls.call(
          Iam.PUT_ROLE_PERMISSIONS_BOUNDARY,
          new PutRolePermissionsBoundaryRequest()
              .roleName(name)
              .permissionsBoundary(after.required("PermissionsBoundary")));
    } else {
      calls.call(
          Iam.DELETE_ROLE_PERMISSIONS_BOUNDARY,
          new DeleteRolePermissionsBoundaryRequest().roleName(name));
    }
  }

  private static void deleteRole(Made made, Properties in, Calls calls) {
    IamHolders.inline("Roles", made.id(), IamHolders.policies(in), Map.of(), calls);
    IamHolders.attached("Roles", made.id(), in.texts("ManagedPolicyArns"), List.of(), calls);
    Calls.deleting(() -> calls.call(Iam.DELETE_ROLE, new DeleteRoleRequest().roleName(made.id())));
  }

  /** An inline policy, put on each of its holders. */
  private static Made inline(String logicalId, Properties in, Calls calls) {
    changeInline(Made.of(logicalId), new Properties(Map.of()), in, calls);
    return Made.of(calls.names().unique(logicalId));
  }

  private static Made changeInline(Made made, Properties before, Properties after, Calls calls) {
    for (var holders : IamHolders.KINDS) {
      var all = new TreeSet<>(before.texts(holders));
      all.addAll(after.texts(holders));
      for (var holder : all) {
        IamHolders.inline(
            holders,
            holder,
            before.texts(holders).contains(holder) ? document(before) : Map.of(),
            after.texts(holders).contains(holder) ? document(after) : Map.of(),
            calls);
      }
    }
    return made;
  }

  private static Map<String, String> document(Properties in) {
    return Map.of(in.required("PolicyName"), in.document("PolicyDocument").orElse(""));
  }

  private static void deleteInline(Made made, Properties in, Calls calls) {
    changeInline(made, in, new Properties(Map.of()), calls);
  }

  private static Made managed(String logicalId, Properties in, Calls calls) {
    var request =
        in.without("Groups", "ManagedPolicyName", "Roles", "Users")
            .with(
                "PolicyName",
                in.text("ManagedPolicyName").orElseGet(() -> calls.names().unique(logicalId)))
            .fill(new CreatePolicyRequest());
    var policy = requireNonNull(calls.call(Iam.CREATE_POLICY, request).policy);
    var arn = requireNonNull(policy.arn);
    attach(arn, new Properties(Map.of()), in, calls);
    return Made.of(arn).with("PolicyArn", arn).with("PolicyId", policy.policyId);
  }

  private static void attach(String arn, Properties before, Properties after, Calls calls) {
    for (var holders : IamHolders.KINDS) {
      var all = new TreeSet<>(before.texts(holders));
      all.addAll(after.texts(holders));
      for (var holder : all) {
        IamHolders.attached(
            holders,
            holder,
            before.texts(holders).contains(holder) ? List.of(arn) : List.of(),
            after.texts(holders).contains(holder) ? List.of(arn) : List.of(),
            calls);
      }
    }
  }

  /** A policy has five versions at most, so the one before goes. */
  private static Made changeManaged(Made made, Properties before, Properties after, Calls calls) {
    if (before.changed(after).contains("PolicyDocument")) {
      calls.call(
          Iam.CREATE_POLICY_VERSION,
          new CreatePolicyVersionRequest()
              .policyArn(made.id())
              .policyDocument(after.document("PolicyDocument").orElse(""))
              .setAsDefault(true));
      deleteOldVersions(made.id(), calls);
    }
    attach(made.id(), before, after, calls);
    return made;
  }

  private static void deleteOldVersions(String arn, Calls calls) {
    var versions =
        calls.call(Iam.LIST_POLICY_VERSIONS, new ListPolicyVersionsRequest().policyArn(arn))
            .versions;
    for (var version : requireNonNull(versions)) {
      if (!Boolean.TRUE.equals(version.isDefaultVersion)) {
        calls.call(
            Iam.DELETE_POLICY_VERSION,
            new DeletePolicyVersionRequest().policyArn(arn).versionId(version.versionId));
      }
    }
  }

  private static void deleteManaged(Made made, Properties in, Calls calls) {
    attach(made.id(), in, new Properties(Map.of()), calls);
    Calls.deleting(() -> {
      deleteOldVersions(made.id(), calls);
      calls.call(Iam.DELETE_POLICY, new DeletePolicyRequest().policyArn(made.id()));
    });
  }

  private static Made profile(String logicalId, Properties in, Calls calls) {
    var name = in.text("InstanceProfileName").orElseGet(() -> calls.names().unique(logicalId));
    var request =
        in.without("Roles")
            .with("InstanceProfileName", name)
            .fill(new CreateInstanceProfileRequest());
    var made = requireNonNull(calls.call(Iam.CREATE_INSTANCE_PROFILE, request).instanceProfile);
    in.texts("Roles").forEach(role -> give(name, role, calls));
    return Made.of(name).with("Arn", made.arn);
  }

  private static Made changeProfile(Made made, Properties before, Properties after, Calls calls) {
    before.texts("Roles").forEach(role -> take(made.id(), role, calls));
    after.texts("Roles").forEach(role -> give(made.id(), role, calls));
    return made;
  }

  private static void deleteProfile(Made made, Properties in, Calls calls) {
    in.texts("Roles").forEach(role -> take(made.id(), role, calls));
    Calls.deleting(() ->
        calls.call(
            Iam.DELETE_INSTANCE_PROFILE,
            new DeleteInstanceProfileRequest().instanceProfileName(made.id())));
  }

  private static void give(String profile, String role, Calls calls) {
    calls.call(
        Iam.ADD_ROLE_TO_INSTANCE_PROFILE,
        new AddRoleToInstanceProfileRequest().instanceProfileName(profile).roleName(role));
  }

  private static void take(String profile, String role, Calls calls) {
    Calls.deleting(() ->
        calls.call(
            Iam.REMOVE_ROLE_FROM_INSTANCE_PROFILE,
            new RemoveRoleFromInstanceProfileRequest()
                .instanceProfileName(profile)
                .roleName(role)));
  }

  static List<Tag> tags(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> new Tag().key(tag.getKey()).value(tag.getValue()))
        .toList();
  }
}
