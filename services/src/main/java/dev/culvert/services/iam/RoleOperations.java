package dev.culvert.services.iam;

import dev.culvert.services.Call;
import dev.culvert.services.Ids;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.World;
import dev.culvert.shapes.iam.CreateRoleRequest;
import dev.culvert.shapes.iam.CreateRoleResponse;
import dev.culvert.shapes.iam.DeleteRoleRequest;
import dev.culvert.shapes.iam.DeleteRoleResponse;
import dev.culvert.shapes.iam.GetRoleRequest;
import dev.culvert.shapes.iam.GetRoleResponse;
import dev.culvert.shapes.iam.Iam;
import dev.culvert.shapes.iam.ListRolesRequest;
import dev.culvert.shapes.iam.ListRolesResponse;
import dev.culvert.shapes.iam.RoleLastUsed;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Roles: making, reading and deleting them. */
final class RoleOperations {
  static final int DEFAULT_SESSION_SECONDS = 3600;

  private final Control control;
  private final Ids ids;
  private final ManagedPolicies managed;

  RoleOperations(Control control, Ids ids, ManagedPolicies managed) {
    this.control = control;
    this.ids = ids;
    this.managed = managed;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
            Iam.CREATE_ROLE,
            (in, call) ->
                Asked.made(
                    "role",
                    in.path,
                    in.roleName,
                    in.tags,
                    in.permissionsBoundary,
                    "CreateRole",
                    call),
            this::create),
        Operation.of(
            Iam.GET_ROLE, (in, call) -> Asked.role(in.roleName, "GetRole", call), this::get),
        Operation.of(Iam.LIST_ROLES, this::list),
        Operation.of(
            Iam.DELETE_ROLE,
            (in, call) -> Asked.role(in.roleName, "DeleteRole", call),
            this::delete));
  }

  private CreateRoleResponse create(CreateRoleRequest input, Call call) {
    var name = IamErrors.required(input.roleName, "roleName");
    var path = Objects.requireNonNullElse(input.path, "/");
    if (path.startsWith("/aws-service-role/")) {
      throw new AwsException(
          "InvalidInput",
          "Invalid path: the path /aws-service-role/ is reserved for service-linked roles.",
          400);
    }
    return control.change(world -> {
      if (world.find(Role.REGISTER, Role.key(call.account(), name)).isPresent()) {
        throw IamErrors.exists("Role", name);
      }
      var trust = TrustPolicies.check(input.assumeRolePolicyDocument, world);
      var role =
          new Role(
              call.account(),
              name,
              path,
              ids.unique("AROA"),
              call.now(),
              Optional.ofNullable(input.description),
              trust.document(),
              trust.trusted(),
              new TreeMap<>(),
              Set.of(),
              Optional.ofNullable(input.permissionsBoundary),
              Objects.requireNonNullElse(input.maxSessionDuration, DEFAULT_SESSION_SECONDS),
              TagMaps.of(input.tags));
      role.boundary().ifPresent(arn -> managed.attachable(arn, role.account(), world));
      var changed = world.with(Role.REGISTER, role);
      return new Changed<>(changed, new CreateRoleResponse().role(shape(role, changed)));
    });
  }

  private GetRoleResponse get(GetRoleRequest input, Call call) {
    var role = find(input.roleName, call, call.world());
    return new GetRoleResponse().role(shape(role, call.world()).roleLastUsed(new RoleLastUsed()));
  }

  private ListRolesResponse list(ListRolesRequest input, Call call) {
    var prefix = Objects.requireNonNullElse(input.pathPrefix, "/");
    var page =
        Page.of(
            call.world().all(Role.REGISTER).stream()
                .filter(role -> role.account().equals(call.account()))
                .filter(role -> role.path().startsWith(prefix))
                .toList(),
            Role::name,
            input.marker,
            input.maxItems);
    return new ListRolesResponse()
        .isTruncated(page.truncated())
        .marker(page.marker())
        .roles(page.items().stream().map(role -> inList(role, call.world())).toList());
  }

  private DeleteRoleResponse delete(DeleteRoleRequest input, Call call) {
    return control.change(world -> {
      var role = HolderPolicies.unburdened(find(input.roleName, call, world));
      if (!InstanceProfileOperations.of(role, world).isEmpty()) {
        throw IamErrors.inUse("remove roles from instance profile");
      }
      return new Changed<>(
          world.without(Role.REGISTER, Role.key(role.account(), role.name())),
          new DeleteRoleResponse());
    });
  }

  static Role find(@Nullable String roleName, Call call, World world) {
    var name = IamErrors.required(roleName, "roleName");
    return world
        .find(Role.REGISTER, Role.key(call.account(), name))
        .orElseThrow(() -> IamErrors.noSuch("role", name));
  }

  static dev.culvert.shapes.iam.Role shape(Role role, World world) {
    return inList(role, world)
        .permissionsBoundary(Shapes.boundary(role.boundary()))
        .tags(TagMaps.shapesOrNone(role.tags()));
  }

  private static dev.culvert.shapes.iam.Role inList(Role role, World world) {
    return new dev.culvert.shapes.iam.Role()
        .path(role.path())
        .roleName(role.name())
        .roleId(role.id())
        .arn(role.arn())
        .createDate(role.created())
        .assumeRolePolicyDocument(Encoded.document(TrustPolicies.shown(role, world)))
        .description(role.description().orElse(null))
        .maxSessionDuration(role.maxSessionSeconds());
  }
}
