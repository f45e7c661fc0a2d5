package dev.culvert.services.iam;

import dev.culvert.policy.Context;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Ids;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.World;
import dev.culvert.shapes.iam.AddRoleToInstanceProfileRequest;
import dev.culvert.shapes.iam.AddRoleToInstanceProfileResponse;
import dev.culvert.shapes.iam.CreateInstanceProfileRequest;
import dev.culvert.shapes.iam.CreateInstanceProfileResponse;
import dev.culvert.shapes.iam.DeleteInstanceProfileRequest;
import dev.culvert.shapes.iam.DeleteInstanceProfileResponse;
import dev.culvert.shapes.iam.GetInstanceProfileRequest;
import dev.culvert.shapes.iam.GetInstanceProfileResponse;
import dev.culvert.shapes.iam.Iam;
import dev.culvert.shapes.iam.ListInstanceProfilesForRoleRequest;
import dev.culvert.shapes.iam.ListInstanceProfilesForRoleResponse;
import dev.culvert.shapes.iam.ListInstanceProfilesRequest;
import dev.culvert.shapes.iam.ListInstanceProfilesResponse;
import dev.culvert.shapes.iam.RemoveRoleFromInstanceProfileRequest;
import dev.culvert.shapes.iam.RemoveRoleFromInstanceProfileResponse;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Instance profiles and the role in each. */
final class InstanceProfileOperations {
  private final Control control;
  private final Ids ids;

  InstanceProfileOperations(Control control, Ids ids) {
    this.control = control;
    this.ids = ids;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
            Iam.CREATE_INSTANCE_PROFILE,
            (in, call) ->
                Asked.made(
                    "instance-profile",
                    in.path,
                    in.instanceProfileName,
                    in.tags,
                    null,
                    "CreateInstanceProfile",
                    call),
            this::create),
        Operation.of(
            Iam.GET_INSTANCE_PROFILE,
            (in, call) -> Asked.profile(in.instanceProfileName, "GetInstanceProfile", call),
            this::get),
        Operation.of(Iam.LIST_INSTANCE_PROFILES, this::list),
        Operation.of(
            Iam.LIST_INSTANCE_PROFILES_FOR_ROLE,
            (in, call) -> Asked.role(in.roleName, "ListInstanceProfilesForRole", call),
            this::forRole),
        Operation.of(
            Iam.DELETE_INSTANCE_PROFILE,
            (in, call) -> Asked.profile(in.instanceProfileName, "DeleteInstanceProfile", call),
            this::delete),
        Operation.of(
            Iam.ADD_ROLE_TO_INSTANCE_PROFILE, InstanceProfileOperations::passing, this::add),
        Operation.of(
            Iam.REMOVE_ROLE_FROM_INSTANCE_PROFILE,
            (in, call) ->
                Asked.profile(in.instanceProfileName, "RemoveRoleFromInstanceProfile", call),
            this::remove));
  }

  /** Whoever gives instances a role must be allowed to pass it. */
  private static List<Access> passing(AddRoleToInstanceProfileRequest input, Call call) {
    var accesses =
        new ArrayList<>(Asked.profile(input.instanceProfileName, "AddRoleToInstanceProfile", call));
    for (var access : Asked.role(input.roleName, "PassRole", call)) {
      accesses.add(
          access.with(Context.builder().put("iam:PassedToService", "ec2.amazonaws.com").build()));
    }
    return accesses;
  }

  private CreateInstanceProfileResponse create(CreateInstanceProfileRequest input, Call call) {
    var name = IamErrors.required(input.instanceProfileName, "instanceProfileName");
    var profile =
        new InstanceProfile(
            call.account(),
            name,
            Objects.requireNonNullElse(input.path, "/"),
            ids.unique("AIPA"),
            call.now(),
            Optional.empty(),
            TagMaps.of(input.tags));
    return control.change(world -> {
      if (world
          .find(InstanceProfile.REGISTER, InstanceProfile.key(call.account(), name))
          .isPresent()) {
        throw new AwsException(
            "EntityAlreadyExists", "Instance Profile " + name + " already exists.", 409);
      }
      return new Changed<>(
          world.with(InstanceProfile.REGISTER, profile),
          new CreateInstanceProfileResponse().instanceProfile(shape(profile, world)));
    });
  }

  private GetInstanceProfileResponse get(GetInstanceProfileRequest input, Call call) {
    var profile = find(input.instanceProfileName, call, call.world());
    return new GetInstanceProfileResponse().instanceProfile(shape(profile, call.world()));
  }

  private ListInstanceProfilesResponse list(ListInstanceProfilesRequest input, Call call) {
    var prefix = Objects.requireNonNullElse(input.pathPrefix, "/");
    var page =
        Page.of(
            call.world().all(InstanceProfile.REGISTER).stream()
                .filter(profile -> profile.account().equals(call.account()))
                .filter(profile -> profile.path().startsWith(prefix))
                .toList(),
            InstanceProfile::name,
            input.marker,
            input.maxItems);
    return new ListInstanceProfilesResponse()
        .isTruncated(page.truncated())
        .marker(page.marker())
        .instanceProfiles(
            page.items().stream().map(profile -> shape(profile, call.world())).toList());
  }

  private ListInstanceProfilesForRoleResponse forRole(
      ListInstanceProfilesForRoleRequest input, Call call) {
    var role = RoleOperations.find(input.roleName, call, call.world());
    var page = Page.of(of(role, call.world()), InstanceProfile::name, input.marker, input.maxItems);
    return new ListInstanceProfilesForRoleResponse()
        .isTruncated(page.truncated())
        .marker(page.marker())
        .instanceProfiles(
            page.items().stream().map(profile -> shape(profile, call.world())).toList());
  }

  private DeleteInstanceProfileResponse delete(DeleteInstanceProfileRequest input, Call call) {
    return control.change(world -> {
      var profile = find(input.instanceProfileName, call, world);
      if (profile.role().isPresent()) {
        throw IamErrors.inUse("remove roles from instance profile");
      }
      return new Changed<>(
          world.without(
              InstanceProfile.REGISTER, InstanceProfile.key(profile.account(), profile.name())),
          new DeleteInstanceProfileResponse());
    });
  }

  private AddRoleToInstanceProfileResponse add(AddRoleToInstanceProfileRequest input, Call call) {
    return control.change(world -> {
      var profile = find(input.instanceProfileName, call, world);
      var role = RoleOperations.find(input.roleName, call, world);
      if (profile.role().isPresent()) {
        throw new AwsException(
            "LimitExceeded", "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1", 409);
      }
      return new Changed<>(
          world.with(InstanceProfile.REGISTER, profile.withRole(Optional.of(role.name()))),
          new AddRoleToInstanceProfileResponse());
    });
  }

  private RemoveRoleFromInstanceProfileResponse remove(
      RemoveRoleFromInstanceProfileRequest input, Call call) {
    return control.change(world -> {
      var profile = find(input.instanceProfileName, call, world);
      var role = IamErrors.required(input.roleName, "roleName");
      if (profile.role().filter(role::equals).isEmpty()) {
        throw new AwsException(
            "NoSuchEntity",
            "The role with name " + role + " is not in instance profile " + profile.name() + ".",
            404);
      }
      return new Changed<>(
          world.with(InstanceProfile.REGISTER, profile.withRole(Optional.empty())),
          new RemoveRoleFromInstanceProfileResponse());
    });
  }

  static List<InstanceProfile> of(Role role, World world) {
    return world.all(InstanceProfile.REGISTER).stream()
        .filter(profile -> profile.account().equals(role.account()))
        .filter(profile -> profile.role().filter(role.name()::equals).isPresent())
        .toList();
  }

  static InstanceProfile find(@Nullable String profileName, Call call, World world) {
    var name = IamErrors.required(profileName, "instanceProfileName");
    return world
        .find(InstanceProfile.REGISTER, InstanceProfile.key(call.account(), name))
        .orElseThrow(() ->
            new AwsException(
                "NoSuchEntity", "Instance Profile " + name + " cannot be found.", 404));
  }

  static dev.culvert.shapes.iam.InstanceProfile shape(InstanceProfile profile, World world) {
    return new dev.culvert.shapes.iam.InstanceProfile()
        .path(profile.path())
        .instanceProfileName(profile.name())
        .instanceProfileId(profile.id())
        .arn(profile.arn())
        .createDate(profile.created())
        .roles(
            profile.role().stream()
                .flatMap(
                    name -> world.find(Role.REGISTER, Role.key(profile.account(), name)).stream())
                .map(role -> RoleOperations.shape(role, world).tags(null))
                .toList())
        .tags(TagMaps.shapes(profile.tags()));
  }
}
