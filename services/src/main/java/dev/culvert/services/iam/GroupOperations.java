package dev.culvert.services.iam;

import dev.culvert.services.Call;
import dev.culvert.services.Ids;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.World;
import dev.culvert.shapes.iam.CreateGroupRequest;
import dev.culvert.shapes.iam.CreateGroupResponse;
import dev.culvert.shapes.iam.DeleteGroupRequest;
import dev.culvert.shapes.iam.DeleteGroupResponse;
import dev.culvert.shapes.iam.GetGroupRequest;
import dev.culvert.shapes.iam.GetGroupResponse;
import dev.culvert.shapes.iam.Iam;
import dev.culvert.shapes.iam.ListGroupsRequest;
import dev.culvert.shapes.iam.ListGroupsResponse;
import dev.culvert.shapes.iam.UpdateGroupRequest;
import dev.culvert.shapes.iam.UpdateGroupResponse;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Groups themselves. */
final class GroupOperations {
  private final Control control;
  private final Ids ids;

  GroupOperations(Control control, Ids ids) {
    this.control = control;
    this.ids = ids;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
            Iam.CREATE_GROUP,
            (in, call) ->
                Asked.made("group", in.path, in.groupName, null, null, "CreateGroup", call),
            this::create),
        Operation.of(
            Iam.GET_GROUP, (in, call) -> Asked.group(in.groupName, "GetGroup", call), this::get),
        Operation.of(Iam.LIST_GROUPS, this::list),
        Operation.of(
            Iam.UPDATE_GROUP,
            (in, call) -> Asked.group(in.groupName, "UpdateGroup", call),
            this::update),
        Operation.of(
            Iam.DELETE_GROUP,
            (in, call) -> Asked.group(in.groupName, "DeleteGroup", call),
            this::delete));
  }

  private CreateGroupResponse create(CreateGroupRequest input, Call call) {
    var name = IamErrors.required(input.groupName, "groupName");
    var group =
        new Group(
            call.account(),
            name,
            Objects.requireNonNullElse(input.path, "/"),
            ids.unique("AGPA"),
            call.now(),
            new TreeMap<>(),
            Set.of());
    return control.change(world -> {
      if (world.find(Group.REGISTER, Group.key(call.account(), name)).isPresent()) {
        throw IamErrors.exists("Group", name);
      }
      return new Changed<>(
          world.with(Group.REGISTER, group), new CreateGroupResponse().group(Shapes.group(group)));
    });
  }

  private GetGroupResponse get(GetGroupRequest input, Call call) {
    var group = find(input.groupName, call, call.world());
    var page =
        Page.of(
            GroupMembership.members(group, call.world()), User::name, input.marker, input.maxItems);
    return new GetGroupResponse()
        .group(Shapes.group(group))
        .users(page.items().stream().map(Shapes::inList).toList())
        .isTruncated(page.truncated())
        .marker(page.marker());
  }

  private ListGroupsResponse list(ListGroupsRequest input, Call call) {
    var prefix = Objects.requireNonNullElse(input.pathPrefix, "/");
    var page =
        Page.of(
            call.world().all(Group.REGISTER).stream()
                .filter(group -> group.account().equals(call.account()))
                .filter(group -> group.path().startsWith(prefix))
                .toList(),
            Group::name,
            input.marker,
            input.maxItems);
    return new ListGroupsResponse()
        .isTruncated(page.truncated())
        .marker(page.marker())
        .groups(page.items().stream().map(Shapes::group).toList());
  }

  private UpdateGroupResponse update(UpdateGroupRequest input, Call call) {
    return control.change(world -> {
      var group = find(input.groupName, call, world);
      var name = Objects.requireNonNullElse(input.newGroupName, group.name());
      if (!Names.fold(name).equals(Names.fold(group.name()))
          && world.find(Group.REGISTER, Group.key(group.account(), name)).isPresent()) {
        throw IamErrors.exists("Group", name);
      }
      var changed =
          world
              .without(Group.REGISTER, Group.key(group.account(), group.name()))
              .with(
                  Group.REGISTER,
                  group.called(name, Objects.requireNonNullElse(input.newPath, group.path())));
      for (var member : GroupMembership.members(group, world)) {
        var groups = new TreeSet<>(member.groups());
        groups.remove(group.name());
        groups.add(name);
        changed = changed.with(User.REGISTER, member.withGroups(groups));
      }
      return new Changed<>(changed, new UpdateGroupResponse());
    });
  }

  private DeleteGroupResponse delete(DeleteGroupRequest input, Call call) {
    return control.change(world -> {
      var group = find(input.groupName, call, world);
      if (!GroupMembership.members(group, world).isEmpty()) {
        throw IamErrors.inUse("remove users from group");
      }
      HolderPolicies.unburdened(group);
      return new Changed<>(
          world.without(Group.REGISTER, Group.key(group.account(), group.name())),
          new DeleteGroupResponse());
    });
  }

  static Group find(@Nullable String groupName, Call call, World world) {
    var name = IamErrors.required(groupName, "groupName");
    return world
        .find(Group.REGISTER, Group.key(call.account(), name))
        .orElseThrow(() -> IamErrors.noSuch("group", name));
  }
}
