package dev.culvert.services.iam;

import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.World;
import dev.culvert.shapes.iam.AddUserToGroupRequest;
import dev.culvert.shapes.iam.AddUserToGroupResponse;
import dev.culvert.shapes.iam.Iam;
import dev.culvert.shapes.iam.ListGroupsForUserRequest;
import dev.culvert.shapes.iam.ListGroupsForUserResponse;
import dev.culvert.shapes.iam.RemoveUserFromGroupRequest;
import dev.culvert.shapes.iam.RemoveUserFromGroupResponse;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import java.util.TreeSet;

/** Who belongs to which group. */
final class GroupMembership {
  private static final int MOST_GROUPS = 10;

  private final Control control;

  GroupMembership(Control control) {
    this.control = control;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
            Iam.ADD_USER_TO_GROUP,
            (in, call) -> Asked.group(in.groupName, "AddUserToGroup", call),
            this::add),
        Operation.of(
            Iam.REMOVE_USER_FROM_GROUP,
            (in, call) -> Asked.group(in.groupName, "RemoveUserFromGroup", call),
            this::remove),
        Operation.of(
            Iam.LIST_GROUPS_FOR_USER,
            (in, call) -> Asked.user(in.userName, "ListGroupsForUser", call),
            this::groups));
  }

  static List<User> members(Group group, World world) {
    return world.all(User.REGISTER).stream()
        .filter(user -> user.account().equals(group.account()))
        .filter(user -> user.groups().contains(group.name()))
        .toList();
  }

  private AddUserToGroupResponse add(AddUserToGroupRequest input, Call call) {
    return control.change(world -> {
      var group = GroupOperations.find(input.groupName, call, world);
      var user = UserOperations.find(input.userName, call, world);
      var groups = new TreeSet<>(user.groups());
      if (groups.add(group.name()) && groups.size() > MOST_GROUPS) {
        throw new AwsException(
            "LimitExceeded", "Cannot exceed quota for GroupsPerUser: " + MOST_GROUPS, 409);
      }
      return new Changed<>(
          world.with(User.REGISTER, user.withGroups(groups)), new AddUserToGroupResponse());
    });
  }

  private RemoveUserFromGroupResponse remove(RemoveUserFromGroupRequest input, Call call) {
    return control.change(world -> {
      var group = GroupOperations.find(input.groupName, call, world);
      var user = UserOperations.find(input.userName, call, world);
      var groups = new TreeSet<>(user.groups());
      if (!groups.remove(group.name())) {
        throw new AwsException(
            "NoSuchEntity", "User " + user.name() + " is not in group " + group.name() + ".", 404);
      }
      return new Changed<>(
          world.with(User.REGISTER, user.withGroups(groups)), new RemoveUserFromGroupResponse());
    });
  }

  private ListGroupsForUserResponse groups(ListGroupsForUserRequest input, Call call) {
    var user = UserOperations.find(input.userName, call, call.world());
    var groups =
        user.groups().stream()
            .flatMap(
                name -> call.world().find(Group.REGISTER, Group.key(user.account(), name)).stream())
            .toList();
    var page = Page.of(groups, Group::name, input.marker, input.maxItems);
    return new ListGroupsForUserResponse()
        .isTruncated(page.truncated())
        .marker(page.marker())
        .groups(page.items().stream().map(Shapes::group).toList());
  }
}
