package dev.culvert.services.iam;

import dev.culvert.policy.PolicyKind;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Ids;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.World;
import dev.culvert.shapes.iam.CreateRoleRequest;
import dev.culvert.shapes.iam.CreateRoleResponse;
import dev.culvert.shapes.iam.DeleteRolePolicyRequest;
import dev.culvert.shapes.iam.DeleteRolePolicyResponse;
import dev.culvert.shapes.iam.DeleteRoleRequest;
import dev.culvert.shapes.iam.DeleteRoleResponse;
import dev.culvert.shapes.iam.GetRolePolicyRequest;
import dev.culvert.shapes.iam.GetRolePolicyResponse;
import dev.culvert.shapes.iam.GetRoleRequest;
import dev.culvert.shapes.iam.GetRoleResponse;
import dev.culvert.shapes.iam.Iam;
import dev.culvert.shapes.iam.ListRolePoliciesRequest;
import dev.culvert.shapes.iam.ListRolePoliciesResponse;
import dev.culvert.shapes.iam.ListRolesRequest;
import dev.culvert.shapes.iam.ListRolesResponse;
import dev.culvert.shapes.iam.PutRolePolicyRequest;
import dev.culvert.shapes.iam.PutRolePolicyResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Roles and their inline policies. */
final class RoleOperations {
  private static final int DEFAULT_SESSION_SECONDS = 3600;

  private final Control control;
  private final Ids ids;

  RoleOperations(Control control, Ids ids) {
    this.control = control;
    this.ids = ids;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
            Iam.CREATE_ROLE, (in, call) -> on(in.roleName, "CreateRole", call), this::create),
        Operation.of(Iam.GET_ROLE, (in, call) -> on(in.roleName, "GetRole", call), this::get),
        Operation.of(Iam.LIST_ROLES, this::list),
        Operation.of(
            Iam.DELETE_ROLE, (in, call) -> on(in.roleName, "DeleteRole", call), this::delete),
        Operation.of(
            Iam.PUT_ROLE_POLICY, (in, call) -> on(in.roleName, "PutRolePolicy", call), this::put),
        Operation.of(
            Iam.GET_ROLE_POLICY,
            (in, call) -> on(in.roleName, "GetRolePolicy", call),
            this::policy),
        Operation.of(
            Iam.LIST_ROLE_POLICIES,
            (in, call) -> on(in.roleName, "ListRolePolicies", call),
            this::policies),
        Operation.of(
            Iam.DELETE_ROLE_POLICY,
            (in, call) -> on(in.roleName, "DeleteRolePolicy", call),
            this::unput));
  }

  private static List<Access> on(@Nullable String name, String operation, Call call) {
    var resource = name == null ? "*" : "arn:aws:iam::" + call.account() + ":role/" + name;
    return List.of(Access.to("iam:" + operation, resource, call.account()));
  }

  private CreateRoleResponse create(CreateRoleRequest input, Call call) {
    var name = IamErrors.required(input.roleName, "roleName");
    var role =
        new Role(
            call.account(),
            name,
            Objects.requireNonNullElse(input.path, "/"),
            ids.unique("AROA"),
            call.now(),
            Optional.ofNullable(input.description),
            IamErrors.checked(input.assumeRolePolicyDocument, PolicyKind.TRUST),
            new TreeMap<>(),
            Set.of(),
            Optional.ofNullable(input.permissionsBoundary),
            Objects.requireNonNullElse(input.maxSessionDuration, DEFAULT_SESSION_SECONDS),
            UserOperations.tags(input.tags));
    return control.change(world -> {
      if (world.find(Role.REGISTER, Role.key(call.account(), name)).isPresent()) {
        throw IamErrors.exists("Role", name);
      }
      return new Changed<>(
          world.with(Role.REGISTER, role), new CreateRoleResponse().role(shape(role)));
    });
  }

  private GetRoleResponse get(GetRoleRequest input, Call call) {
    return new GetRoleResponse().role(shape(find(input.roleName, call, call.world())));
  }

  private ListRolesResponse list(ListRolesRequest input, Call call) {
    return new ListRolesResponse()
        .isTruncated(false)
        .roles(
            call.world().all(Role.REGISTER).stream()
                .filter(role -> role.account().equals(call.account()))
                .sorted(Comparator.comparing(Role::name))
                .map(RoleOperations::shape)
                .toList());
  }

  private DeleteRoleResponse delete(DeleteRoleRequest input, Call call) {
    return control.change(world -> {
      var role = find(input.roleName, call, world);
      if (!role.inline().isEmpty() || !role.attached().isEmpty()) {
        throw IamErrors.inUse("delete policies");
      }
      return new Changed<>(
          world.without(Role.REGISTER, Role.key(role.account(), role.name())),
          new DeleteRoleResponse());
    });
  }

  private PutRolePolicyResponse put(PutRolePolicyRequest input, Call call) {
    var document = IamErrors.checked(input.policyDocument, PolicyKind.IDENTITY);
    var name = IamErrors.required(input.policyName, "policyName");
    return control.change(world -> {
      var role = find(input.roleName, call, world);
      var inline = new TreeMap<>(role.inline());
      inline.put(name, document);
      return new Changed<>(
          world.with(Role.REGISTER, with(role, inline)), new PutRolePolicyResponse());
    });
  }

  private GetRolePolicyResponse policy(GetRolePolicyRequest input, Call call) {
    var role = find(input.roleName, call, call.world());
    var name = IamErrors.required(input.policyName, "policyName");
    var document = role.inline().get(name);
    if (document == null) {
      throw IamErrors.noSuchPolicy("role", name);
    }
    return new GetRolePolicyResponse()
        .roleName(role.name())
        .policyName(name)
        .policyDocument(Encoded.document(document));
  }

  private ListRolePoliciesResponse policies(ListRolePoliciesRequest input, Call call) {
    return new ListRolePoliciesResponse()
        .isTruncated(false)
        .policyNames(new ArrayList<>(find(input.roleName, call, call.world()).inline().keySet()));
  }

  private DeleteRolePolicyResponse unput(DeleteRolePolicyRequest input, Call call) {
    var name = IamErrors.required(input.policyName, "policyName");
    return control.change(world -> {
      var role = find(input.roleName, call, world);
      var inline = new TreeMap<>(role.inline());
      if (inline.remove(name) == null) {
        throw IamErrors.noSuchPolicy("role", name);
      }
      return new Changed<>(
          world.with(Role.REGISTER, with(role, inline)), new DeleteRolePolicyResponse());
    });
  }

  private static Role find(@Nullable String roleName, Call call, World world) {
    var name = IamErrors.required(roleName, "roleName");
    return world
        .find(Role.REGISTER, Role.key(call.account(), name))
        .orElseThrow(() -> IamErrors.noSuch("role", name));
  }

  private static Role with(Role role, SortedMap<String, String> inline) {
    return new Role(
        role.account(),
        role.name(),
        role.path(),
        role.id(),
        role.created(),
        role.description(),
        role.trust(),
        inline,
        role.attached(),
        role.boundary(),
        role.maxSessionSeconds(),
        role.tags());
  }

  private static dev.culvert.shapes.iam.Role shape(Role role) {
    return new dev.culvert.shapes.iam.Role()
        .path(role.path())
        .roleName(role.name())
        .roleId(role.id())
        .arn(role.arn())
        .createDate(role.created())
        .assumeRolePolicyDocument(Encoded.document(role.trust()))
        .description(role.description().orElse(null))
        .maxSessionDuration(role.maxSessionSeconds());
  }
}
