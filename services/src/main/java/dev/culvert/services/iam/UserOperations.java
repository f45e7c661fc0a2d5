package dev.culvert.services.iam;

import dev.culvert.policy.Principal;
import dev.culvert.services.Call;
import dev.culvert.services.Ids;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.World;
import dev.culvert.shapes.iam.CreateUserRequest;
import dev.culvert.shapes.iam.CreateUserResponse;
import dev.culvert.shapes.iam.DeleteUserPermissionsBoundaryRequest;
import dev.culvert.shapes.iam.DeleteUserPermissionsBoundaryResponse;
import dev.culvert.shapes.iam.DeleteUserRequest;
import dev.culvert.shapes.iam.DeleteUserResponse;
import dev.culvert.shapes.iam.GetUserRequest;
import dev.culvert.shapes.iam.GetUserResponse;
import dev.culvert.shapes.iam.Iam;
import dev.culvert.shapes.iam.ListUsersRequest;
import dev.culvert.shapes.iam.ListUsersResponse;
import dev.culvert.shapes.iam.PutUserPermissionsBoundaryRequest;
import dev.culvert.shapes.iam.PutUserPermissionsBoundaryResponse;
import dev.culvert.shapes.iam.UpdateUserRequest;
import dev.culvert.shapes.iam.UpdateUserResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Users themselves. */
final class UserOperations {
  private final Control control;
  private final Ids ids;
  private final ManagedPolicies managed;

  UserOperations(Control control, Ids ids, ManagedPolicies managed) {
    this.control = control;
    this.ids = ids;
    this.managed = managed;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
            Iam.CREATE_USER,
            (in, call) ->
                Asked.made(
                    "user",
                    in.path,
                    in.userName,
                    in.tags,
                    in.permissionsBoundary,
                    "CreateUser",
                    call),
            this::create),
        Operation.of(
            Iam.GET_USER, (in, call) -> Asked.user(in.userName, "GetUser", call), this::get),
        Operation.of(Iam.LIST_USERS, this::list),
        Operation.of(
            Iam.UPDATE_USER,
            (in, call) -> Asked.user(in.userName, "UpdateUser", call),
            this::update),
        Operation.of(
            Iam.DELETE_USER,
            (in, call) -> Asked.user(in.userName, "DeleteUser", call),
            this::delete),
        Operation.of(
            Iam.PUT_USER_PERMISSIONS_BOUNDARY,
            (in, call) ->
                Asked.user(
                    in.userName,
                    "PutUserPermissionsBoundary",
                    call,
                    Asked.boundary(in.permissionsBoundary)),
            this::bound),
        Operation.of(
            Iam.DELETE_USER_PERMISSIONS_BOUNDARY,
            (in, call) -> Asked.user(in.userName, "DeleteUserPermissionsBoundary", call),
            this::unbound));
  }

  private CreateUserResponse create(CreateUserRequest input, Call call) {
    var name = IamErrors.required(input.userName, "userName");
    var user =
        new User(
            call.account(),
            name,
            Objects.requireNonNullElse(input.path, "/"),
            ids.unique("AIDA"),
            call.now(),
            new TreeMap<>(),
            Set.of(),
            Optional.ofNullable(input.permissionsBoundary),
            Set.of(),
            TagMaps.of(input.tags));
    return control.change(world -> {
      if (world.find(User.REGISTER, User.key(call.account(), name)).isPresent()) {
        throw IamErrors.exists("User", name);
      }
      user.boundary().ifPresent(arn -> managed.attachable(arn, user.account(), world));
      return new Changed<>(
          world.with(User.REGISTER, user), new CreateUserResponse().user(Shapes.user(user)));
    });
  }

  private GetUserResponse get(GetUserRequest input, Call call) {
    if (input.userName == null && call.caller().principal() instanceof Principal.AccountRoot root) {
      return new GetUserResponse()
          .user(
              new dev.culvert.shapes.iam.User()
                  .path("/")
                  .userId(root.accountId())
                  .arn(root.arn())
                  .createDate(java.time.Instant.EPOCH));
    }
    return new GetUserResponse().user(Shapes.user(find(input.userName, call, call.world())));
  }

  private ListUsersResponse list(ListUsersRequest input, Call call) {
    var prefix = Objects.requireNonNullElse(input.pathPrefix, "/");
    var page =
        Page.of(
            call.world().all(User.REGISTER).stream()
                .filter(user -> user.account().equals(call.account()))
                .filter(user -> user.path().startsWith(prefix))
                .toList(),
            User::name,
            input.marker,
            input.maxItems);
    return new ListUsersResponse()
        .isTruncated(page.truncated())
        .marker(page.marker())
        .users(page.items().stream().map(Shapes::inList).toList());
  }

  private UpdateUserResponse update(UpdateUserRequest input, Call call) {
    return control.change(world -> {
      var user = find(input.userName, call, world);
      var name = Objects.requireNonNullElse(input.newUserName, user.name());
      var path = Objects.requireNonNullElse(input.newPath, user.path());
      if (!Names.fold(name).equals(Names.fold(user.name()))
          && world.find(User.REGISTER, User.key(user.account(), name)).isPresent()) {
        throw IamErrors.exists("User", name);
      }
      var changed =
          world
              .without(User.REGISTER, User.key(user.account(), user.name()))
              .with(User.REGISTER, user.called(name, path));
      for (var key : world.all(AccessKey.REGISTER)) {
        if (AccessKeyOperations.belongs(key, user)) {
          changed = changed.with(AccessKey.REGISTER, key.of(name));
        }
      }
      return new Changed<>(changed, new UpdateUserResponse());
    });
  }

  private DeleteUserResponse delete(DeleteUserRequest input, Call call) {
    IamErrors.required(input.userName, "userName");
    return control.change(world -> {
      var user = find(input.userName, call, world);
      if (!user.groups().isEmpty()) {
        throw IamErrors.inUse("remove users from group");
      }
      HolderPolicies.unburdened(user);
      var hasKeys =
          world.all(AccessKey.REGISTER).stream()
              .anyMatch(key -> AccessKeyOperations.belongs(key, user));
      if (hasKeys) {
        throw IamErrors.inUse("delete access keys");
      }
      return new Changed<>(
          world.without(User.REGISTER, User.key(user.account(), user.name())),
          new DeleteUserResponse());
    });
  }

  private PutUserPermissionsBoundaryResponse bound(
      PutUserPermissionsBoundaryRequest input, Call call) {
    return control.change(world -> {
      var user = find(input.userName, call, world);
      var policy = managed.attachable(input.permissionsBoundary, user.account(), world);
      return new Changed<>(
          world.with(User.REGISTER, user.withBoundary(Optional.of(policy.arn()))),
          new PutUserPermissionsBoundaryResponse());
    });
  }

  private DeleteUserPermissionsBoundaryResponse unbound(
      DeleteUserPermissionsBoundaryRequest input, Call call) {
    return control.change(world -> {
      var user = find(input.userName, call, world);
      if (user.boundary().isEmpty()) {
        throw IamErrors.noBoundary(user);
      }
      return new Changed<>(
          world.with(User.REGISTER, user.withBoundary(Optional.empty())),
          new DeleteUserPermissionsBoundaryResponse());
    });
  }

  /** The user of this name; without a name, the one who asks. */
  static User find(@Nullable String userName, Call call, World world) {
    var name =
        userName == null && call.caller().principal() instanceof Principal.User user
            ? user.userName()
            : IamErrors.required(userName, "userName");
    return world
        .find(User.REGISTER, User.key(call.account(), name))
        .orElseThrow(() -> IamErrors.noSuch("user", name));
  }
}
