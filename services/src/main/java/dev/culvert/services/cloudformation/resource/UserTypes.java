package dev.culvert.services.cloudformation.resource;

import static java.util.Objects.requireNonNull;

import dev.culvert.shapes.iam.AddUserToGroupRequest;
import dev.culvert.shapes.iam.CreateAccessKeyRequest;
import dev.culvert.shapes.iam.CreateGroupRequest;
import dev.culvert.shapes.iam.CreateUserRequest;
import dev.culvert.shapes.iam.DeleteAccessKeyRequest;
import dev.culvert.shapes.iam.DeleteGroupRequest;
import dev.culvert.shapes.iam.DeleteUserRequest;
import dev.culvert.shapes.iam.Iam;
import dev.culvert.shapes.iam.RemoveUserFromGroupRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Users, groups and access keys. */
final class UserTypes {
  private static final String IAM = "CAPABILITY_IAM";
  private static final Set<String> POLICIES = Set.of("Groups", "ManagedPolicyArns", "Policies");

  private UserTypes() {}

  static List<ResourceType> all() {
    return List.of(
        ResourceType.of("AWS::IAM::User", UserTypes::user, UserTypes::deleteUser)
            .changing(
                POLICIES,
                (made, before, after, calls) -> {
                  hold("Users", made.id(), before, after, calls);
                  groups(made.id(), before.texts("Groups"), after.texts("Groups"), calls);
                  return made;
                })
            .needing(IAM),
        ResourceType.of("AWS::IAM::Group", UserTypes::group, UserTypes::deleteGroup)
            .changing(
                POLICIES,
                (made, before, after, calls) -> {
                  hold("Groups", made.id(), before, after, calls);
                  return made;
                })
            .needing(IAM),
        ResourceType.of("AWS::IAM::AccessKey", UserTypes::key, UserTypes::deleteKey).needing(IAM));
  }

  private static void hold(
      String kind, String holder, Properties before, Properties after, Calls calls) {
    IamHolders.inline(kind, holder, IamHolders.policies(before), IamHolders.policies(after), calls);
    IamHolders.attached(
        kind, holder, before.texts("ManagedPolicyArns"), after.texts("ManagedPolicyArns"), calls);
  }

  private static Made user(String logicalId, Properties in, Calls calls) {
    var name = in.text("UserName").orElseGet(() -> calls.names().unique(logicalId));
    var request =
        in.without("Groups", "ManagedPolicyArns", "Policies", "Tags")
            .with("UserName", name)
            .fill(new CreateUserRequest())
            .tags(IamTypes.tags(in.tags()));
    var user = requireNonNull(calls.call(Iam.CREATE_USER, request).user);
    hold("Users", name, new Properties(Map.of()), in, calls);
    groups(name, List.of(), in.texts("Groups"), calls);
    return Made.of(name).with("Arn", user.arn);
  }

  private static void groups(String user, List<String> before, List<String> after, Calls calls) {
    before.stream()
        .filter(group -> !after.contains(group))
        .forEach(group ->
            Calls.deleting(() ->
                calls.call(
                    Iam.REMOVE_USER_FROM_GROUP,
                    new RemoveUserFromGroupRequest().userName(user).groupName(group))));
    after.stream()
        .filter(group -> !before.contains(group))
        .forEach(group ->
            calls.call(
                Iam.ADD_USER_TO_GROUP,
                new AddUserToGroupRequest().userName(user).groupName(group)));
  }

  private static void deleteUser(Made made, Properties in, Calls calls) {
    hold("Users", made.id(), in, new Properties(Map.of()), calls);
    groups(made.id(), in.texts("Groups"), List.of(), calls);
    Calls.deleting(() -> calls.call(Iam.DELETE_USER, new DeleteUserRequest().userName(made.id())));
  }

  private static Made group(String logicalId, Properties in, Calls calls) {
    var name = in.text("GroupName").orElseGet(() -> calls.names().unique(logicalId));
    var request =
        in.without("ManagedPolicyArns", "Policies")
            .with("GroupName", name)
            .fill(new CreateGroupRequest());
    var group = requireNonNull(calls.call(Iam.CREATE_GROUP, request).group);
    hold("Groups", name, new Properties(Map.of()), in, calls);
    return Made.of(name).with("Arn", group.arn);
  }

  private static void deleteGroup(Made made, Properties in, Calls calls) {
    hold("Groups", made.id(), in, new Properties(Map.of()), calls);
    Calls.deleting(
        () -> calls.call(Iam.DELETE_GROUP, new DeleteGroupRequest().groupName(made.id())));
  }

  private static Made key(String logicalId, Properties in, Calls calls) {
    var key =
        requireNonNull(
            calls.call(Iam.CREATE_ACCESS_KEY, in.fill(new CreateAccessKeyRequest())).accessKey);
    return Made.of(requireNonNull(key.accessKeyId)).with("SecretAccessKey", key.secretAccessKey);
  }

  private static void deleteKey(Made made, Properties in, Calls calls) {
    Calls.deleting(() ->
        calls.call(
            Iam.DELETE_ACCESS_KEY,
            new DeleteAccessKeyRequest().userName(in.required("UserName")).accessKeyId(made.id())));
  }
}
