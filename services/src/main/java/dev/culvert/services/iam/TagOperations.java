package dev.culvert.services.iam;

import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.Register;
import dev.culvert.services.control.World;
import dev.culvert.shapes.iam.Iam;
import dev.culvert.shapes.iam.ListInstanceProfileTagsResponse;
import dev.culvert.shapes.iam.ListPolicyTagsResponse;
import dev.culvert.shapes.iam.ListRoleTagsResponse;
import dev.culvert.shapes.iam.ListUserTagsResponse;
import dev.culvert.shapes.iam.TagInstanceProfileResponse;
import dev.culvert.shapes.iam.TagPolicyResponse;
import dev.culvert.shapes.iam.TagRoleResponse;
import dev.culvert.shapes.iam.TagUserResponse;
import dev.culvert.shapes.iam.UntagInstanceProfileResponse;
import dev.culvert.shapes.iam.UntagPolicyResponse;
import dev.culvert.shapes.iam.UntagRoleResponse;
import dev.culvert.shapes.iam.UntagUserResponse;
import dev.culvert.wire.aws.Structure;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tags of users, roles, policies and instance profiles. */
final class TagOperations {
  private final Control control;
  private final ManagedPolicies managed;

  TagOperations(Control control, ManagedPolicies managed) {
    this.control = control;
    this.managed = managed;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
            Iam.TAG_USER,
            (in, call) ->
                Asked.user(
                    in.userName, "TagUser", call, keys -> TagMaps.addRequested(keys, in.tags)),
            (in, call) ->
                user(
                    in.userName, call, tags -> TagMaps.plus(tags, in.tags), new TagUserResponse())),
        Operation.of(
            Iam.UNTAG_USER,
            (in, call) -> Asked.user(in.userName, "UntagUser", call),
            (in, call) ->
                user(
                    in.userName,
                    call,
                    tags -> TagMaps.minus(tags, in.tagKeys),
                    new UntagUserResponse())),
        Operation.of(
            Iam.LIST_USER_TAGS,
            (in, call) -> Asked.user(in.userName, "ListUserTags", call),
            (in, call) -> {
              var page =
                  page(
                      UserOperations.find(in.userName, call, call.world()).tags(),
                      in.marker,
                      in.maxItems);
              return new ListUserTagsResponse()
                  .tags(page.items())
                  .isTruncated(page.truncated())
                  .marker(page.marker());
            }),
        Operation.of(
            Iam.TAG_ROLE,
            (in, call) ->
                Asked.role(
                    in.roleName, "TagRole", call, keys -> TagMaps.addRequested(keys, in.tags)),
            (in, call) ->
                role(
                    in.roleName, call, tags -> TagMaps.plus(tags, in.tags), new TagRoleResponse())),
        Operation.of(
            Iam.UNTAG_ROLE,
            (in, call) -> Asked.role(in.roleName, "UntagRole", call),
            (in, call) ->
                role(
                    in.roleName,
                    call,
                    tags -> TagMaps.minus(tags, in.tagKeys),
                    new UntagRoleResponse())),
        Operation.of(
            Iam.LIST_ROLE_TAGS,
            (in, call) -> Asked.role(in.roleName, "ListRoleTags", call),
            (in, call) -> {
              var page =
                  page(
                      RoleOperations.find(in.roleName, call, call.world()).tags(),
                      in.marker,
                      in.maxItems);
              return new ListRoleTagsResponse()
                  .tags(page.items())
                  .isTruncated(page.truncated())
                  .marker(page.marker());
            }),
        Operation.of(
            Iam.TAG_POLICY,
            (in, call) -> Asked.policy(in.policyArn, "TagPolicy", call),
            (in, call) ->
                policy(
                    in.policyArn,
                    call,
                    tags -> TagMaps.plus(tags, in.tags),
                    new TagPolicyResponse())),
        Operation.of(
            Iam.UNTAG_POLICY,
            (in, call) -> Asked.policy(in.policyArn, "UntagPolicy", call),
            (in, call) ->
                policy(
                    in.policyArn,
                    call,
                    tags -> TagMaps.minus(tags, in.tagKeys),
                    new UntagPolicyResponse())),
        Operation.of(
            Iam.LIST_POLICY_TAGS,
            (in, call) -> Asked.policy(in.policyArn, "ListPolicyTags", call),
            (in, call) -> {
              var page =
                  page(managed.get(in.policyArn, call.world()).tags(), in.marker, in.maxItems);
              return new ListPolicyTagsResponse()
                  .tags(page.items())
                  .isTruncated(page.truncated())
                  .marker(page.marker());
            }),
        Operation.of(
            Iam.TAG_INSTANCE_PROFILE,
            (in, call) -> Asked.profile(in.instanceProfileName, "TagInstanceProfile", call),
            (in, call) ->
                profile(
                    in.instanceProfileName,
                    call,
                    tags -> TagMaps.plus(tags, in.tags),
                    new TagInstanceProfileResponse())),
        Operation.of(
            Iam.UNTAG_INSTANCE_PROFILE,
            (in, call) -> Asked.profile(in.instanceProfileName, "UntagInstanceProfile", call),
            (in, call) ->
                profile(
                    in.instanceProfileName,
                    call,
                    tags -> TagMaps.minus(tags, in.tagKeys),
                    new UntagInstanceProfileResponse())),
        Operation.of(
            Iam.LIST_INSTANCE_PROFILE_TAGS,
            (in, call) -> Asked.profile(in.instanceProfileName, "ListInstanceProfileTags", call),
            (in, call) -> {
              var page =
                  page(
                      InstanceProfileOperations.find(in.instanceProfileName, call, call.world())
                          .tags(),
                      in.marker,
                      in.maxItems);
              return new ListInstanceProfileTagsResponse()
                  .tags(page.items())
                  .isTruncated(page.truncated())
                  .marker(page.marker());
            }));
  }

  static Page<dev.culvert.shapes.iam.Tag> page(
      Map<String, String> tags, @Nullable String marker, @Nullable Integer maxItems) {
    return Page.of(
        TagMaps.shapes(tags), tag -> IamErrors.required(tag.key, "key"), marker, maxItems);
  }

  private <R extends Structure> R user(
      @Nullable String name, Call call, UnaryOperator<Map<String, String>> change, R answer) {
    return changed(
        User.REGISTER,
        world -> {
          var user = UserOperations.find(name, call, world);
          return user.withTags(change.apply(user.tags()));
        },
        answer);
  }

  private <R extends Structure> R role(
      @Nullable String name, Call call, UnaryOperator<Map<String, String>> change, R answer) {
    return changed(
        Role.REGISTER,
        world -> {
          var role = RoleOperations.find(name, call, world);
          return role.withTags(change.apply(role.tags()));
        },
        answer);
  }

  private <R extends Structure> R policy(
      @Nullable String arn, Call call, UnaryOperator<Map<String, String>> change, R answer) {
    return changed(
        ManagedPolicy.REGISTER,
        world -> {
          var policy = PolicyOperations.own(arn, managed, call, world);
          return policy.withTags(change.apply(policy.tags()));
        },
        answer);
  }

  private <R extends Structure> R profile(
      @Nullable String name, Call call, UnaryOperator<Map<String, String>> change, R answer) {
    return changed(
        InstanceProfile.REGISTER,
        world -> {
          var profile = InstanceProfileOperations.find(name, call, world);
          return profile.withTags(change.apply(profile.tags()));
        },
        answer);
  }

  private <T, R> R changed(Register<T> register, Function<World, T> change, R answer) {
    return control.change(
        world -> new Changed<>(world.with(register, change.apply(world)), answer));
  }
}
