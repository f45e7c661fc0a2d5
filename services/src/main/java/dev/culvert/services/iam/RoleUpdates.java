package dev.culvert.services.iam;

import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.World;
import dev.culvert.shapes.iam.DeleteRolePermissionsBoundaryRequest;
import dev.culvert.shapes.iam.DeleteRolePermissionsBoundaryResponse;
import dev.culvert.shapes.iam.Iam;
import dev.culvert.shapes.iam.PutRolePermissionsBoundaryRequest;
import dev.culvert.shapes.iam.PutRolePermissionsBoundaryResponse;
import dev.culvert.shapes.iam.UpdateAssumeRolePolicyRequest;
import dev.culvert.shapes.iam.UpdateAssumeRolePolicyResponse;
import dev.culvert.shapes.iam.UpdateRoleDescriptionRequest;
import dev.culvert.shapes.iam.UpdateRoleDescriptionResponse;
import dev.culvert.shapes.iam.UpdateRoleRequest;
import dev.culvert.shapes.iam.UpdateRoleResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes of a role: whom it trusts, what bounds it, how long its sessions last. */
final class RoleUpdates {
  private final Control control;
  private final ManagedPolicies managed;

  RoleUpdates(Control control, ManagedPolicies managed) {
    this.control = control;
    this.managed = managed;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
            Iam.UPDATE_ASSUME_ROLE_POLICY,
            (in, call) -> Asked.role(in.roleName, "UpdateAssumeRolePolicy", call),
            this::trust),
        Operation.of(
            Iam.UPDATE_ROLE,
            (in, call) -> Asked.role(in.roleName, "UpdateRole", call),
            this::update),
        Operation.of(
            Iam.UPDATE_ROLE_DESCRIPTION,
            (in, call) -> Asked.role(in.roleName, "UpdateRoleDescription", call),
            this::describe),
        Operation.of(
            Iam.PUT_ROLE_PERMISSIONS_BOUNDARY,
            (in, call) ->
                Asked.role(
                    in.roleName,
                    "PutRolePermissionsBoundary",
                    call,
                    Asked.boundary(in.permissionsBoundary)),
            this::bound),
        Operation.of(
            Iam.DELETE_ROLE_PERMISSIONS_BOUNDARY,
            (in, call) -> Asked.role(in.roleName, "DeleteRolePermissionsBoundary", call),
            this::unbound));
  }

  private UpdateAssumeRolePolicyResponse trust(UpdateAssumeRolePolicyRequest input, Call call) {
    return control.change(world -> {
      var role = changeable(input.roleName, call, world);
      var trust = TrustPolicies.check(input.policyDocument, world);
      return new Changed<>(
          world.with(Role.REGISTER, role.withTrust(trust.document(), trust.trusted())),
          new UpdateAssumeRolePolicyResponse());
    });
  }

  private UpdateRoleResponse update(UpdateRoleRequest input, Call call) {
    return control.change(world -> {
      var role = changeable(input.roleName, call, world);
      var seconds =
          Objects.requireNonNullElse(
              input.maxSessionDuration, RoleOperations.DEFAULT_SESSION_SECONDS);
      return new Changed<>(
          world.with(
              Role.REGISTER, role.described(Optional.ofNullable(input.description), seconds)),
          new UpdateRoleResponse());
    });
  }

  private UpdateRoleDescriptionResponse describe(UpdateRoleDescriptionRequest input, Call call) {
    return control.change(world -> {
      var role =
          RoleOperations.find(input.roleName, call, world)
              .described(
                  Optional.ofNullable(input.description),
                  RoleOperations.find(input.roleName, call, world).maxSessionSeconds());
      return new Changed<>(
          world.with(Role.REGISTER, role),
          new UpdateRoleDescriptionResponse().role(RoleOperations.shape(role, world)));
    });
  }

  private PutRolePermissionsBoundaryResponse bound(
      PutRolePermissionsBoundaryRequest input, Call call) {
    return control.change(world -> {
      var role = changeable(input.roleName, call, world);
      var policy = managed.attachable(input.permissionsBoundary, role.account(), world);
      return new Changed<>(
          world.with(Role.REGISTER, role.withBoundary(Optional.of(policy.arn()))),
          new PutRolePermissionsBoundaryResponse());
    });
  }

  private DeleteRolePermissionsBoundaryResponse unbound(
      DeleteRolePermissionsBoundaryRequest input, Call call) {
    return control.change(world -> {
      var role = changeable(input.roleName, call, world);
      if (role.boundary().isEmpty()) {
        throw IamErrors.noBoundary(role);
      }
      return new Changed<>(
          world.with(Role.REGISTER, role.withBoundary(Optional.empty())),
          new DeleteRolePermissionsBoundaryResponse());
    });
  }

  private static Role changeable(@Nullable String roleName, Call call, World world) {
    var role = RoleOperations.find(roleName, call, world);
    if (role.isServiceLinked()) {
      throw ServiceLinkedRoles.unmodifiable(role);
    }
    return role;
  }
}
