package dev.culvert.services.iam;

import dev.culvert.policy.PolicyKind;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Ids;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.World;
import dev.culvert.shapes.iam.CreateUserRequest;
import dev.culvert.shapes.iam.CreateUserResponse;
import dev.culvert.shapes.iam.DeleteUserPolicyRequest;
import dev.culvert.shapes.iam.DeleteUserPolicyResponse;
import dev.culvert.shapes.iam.DeleteUserRequest;
import dev.culvert.shapes.iam.DeleteUserResponse;
import dev.culvert.shapes.iam.GetUserPolicyRequest;
import dev.culvert.shapes.iam.GetUserPolicyResponse;
import dev.culvert.shapes.iam.GetUserRequest;
import dev.culvert.shapes.iam.GetUserResponse;
import dev.culvert.shapes.iam.Iam;
import dev.culvert.shapes.iam.ListUserPoliciesRequest;
import dev.culvert.shapes.iam.ListUserPoliciesResponse;
import dev.culvert.shapes.iam.ListUsersRequest;
import dev.culvert.shapes.iam.ListUsersResponse;
import dev.culvert.shapes.iam.PutUserPolicyRequest;
import dev.culvert.shapes.iam.PutUserPolicyResponse;
import dev.culvert.shapes.iam.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Users and their inline policies. */
final class UserOperations {
  private final Control control;
  private final Ids ids;

  UserOperations(Control control, Ids ids) {
    this.control = control;
    this.ids = ids;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
            Iam.CREATE_USER, (in, call) -> on(in.userName, "CreateUser", call), this::create),
        Operation.of(Iam.GET_USER, (in, call) -> on(in.userName, "GetUser", call), this::get),
        Operation.of(Iam.LIST_USERS, this::list),
        Operation.of(
            Iam.DELETE_USER, (in, call) -> on(in.userName, "DeleteUser", call), this::delete),
        Operation.of(
            Iam.PUT_USER_POLICY, (in, call) -> on(in.userName, "PutUserPolicy", call), this::put),
        Operation.of(
            Iam.GET_USER_POLICY,
            (in, call) -> on(in.userName, "GetUserPolicy", call),
            this::policy),
        Operation.of(
            Iam.LIST_USER_POLICIES,
            (in, call) -> on(in.userName, "ListUserPolicies", call),
            this::policies),
        Operation.of(
            Iam.DELETE_USER_POLICY,
            (in, call) -> on(in.userName, "DeleteUserPolicy", call),
            this::unput));
  }

  private static List<Access> on(@Nullable String name, String operation, Call call) {
    var resource = name == null ? "*" : "arn:aws:iam::" + call.account() + ":user/" + name;
    return List.of(Access.to("iam:" + operation, resource, call.account()));
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
            tags(input.tags));
    return control.change(world -> {
      if (world.find(User.REGISTER, User.key(call.account(), name)).isPresent()) {
        throw IamErrors.exists("User", name);
      }
      return new Changed<>(
          world.with(User.REGISTER, user), new CreateUserResponse().user(shape(user)));
    });
  }

  private GetUserResponse get(GetUserRequest input, Call call) {
    return new GetUserResponse().user(shape(find(input.userName, call, call.world())));
  }

  private ListUsersResponse list(ListUsersRequest input, Call call) {
    return new ListUsersResponse()
        .isTruncated(false)
        .users(
            call.world().all(User.REGISTER).stream()
                .filter(user -> user.account().equals(call.account()))
                .sorted(Comparator.comparing(User::name))
                .map(UserOperations::shape)
                .toList());
  }

  private DeleteUserResponse delete(DeleteUserRequest input, Call call) {
    return control.change(world -> {
      var user = find(input.userName, call, world);
      if (!user.inline().isEmpty() || !user.attached().isEmpty()) {
        throw IamErrors.inUse("delete policies");
      }
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

  private PutUserPolicyResponse put(PutUserPolicyRequest input, Call call) {
    var document = IamErrors.checked(input.policyDocument, PolicyKind.IDENTITY);
    var name = IamErrors.required(input.policyName, "policyName");
    return control.change(world -> {
      var user = find(input.userName, call, world);
      var inline = new TreeMap<>(user.inline());
      inline.put(name, document);
      return new Changed<>(
          world.with(User.REGISTER, with(user, inline)), new PutUserPolicyResponse());
    });
  }

  private GetUserPolicyResponse policy(GetUserPolicyRequest input, Call call) {
    var user = find(input.userName, call, call.world());
    var name = IamErrors.required(input.policyName, "policyName");
    var document = user.inline().get(name);
    if (document == null) {
      throw IamErrors.noSuchPolicy("user", name);
    }
    return new GetUserPolicyResponse()
        .userName(user.name())
        .policyName(name)
        .policyDocument(Encoded.document(document));
  }

  private ListUserPoliciesResponse policies(ListUserPoliciesRequest input, Call call) {
    return new ListUserPoliciesResponse()
        .isTruncated(false)
        .policyNames(new ArrayList<>(find(input.userName, call, call.world()).inline().keySet()));
  }

  private DeleteUserPolicyResponse unput(DeleteUserPolicyRequest input, Call call) {
    var name = IamErrors.required(input.policyName, "policyName");
    return control.change(world -> {
      var user = find(input.userName, call, world);
      var inline = new TreeMap<>(user.inline());
      if (inline.remove(name) == null) {
        throw IamErrors.noSuchPolicy("user", name);
      }
      return new Changed<>(
          world.with(User.REGISTER, with(user, inline)), new DeleteUserPolicyResponse());
    });
  }

  static User find(@Nullable String userName, Call call, World world) {
    var name = IamErrors.required(userName, "userName");
    return world
        .find(User.REGISTER, User.key(call.account(), name))
        .orElseThrow(() -> IamErrors.noSuch("user", name));
  }

  private static User with(User user, SortedMap<String, String> inline) {
    return new User(
        user.account(),
        user.name(),
        user.path(),
        user.id(),
        user.created(),
        inline,
        user.attached(),
        user.boundary(),
        user.groups(),
        user.tags());
  }

  static Map<String, String> tags(@Nullable List<Tag> tags) {
    var map = new TreeMap<String, String>();
    for (var tag : Objects.requireNonNullElse(tags, List.<Tag>of())) {
      map.put(
          IamErrors.required(tag.key, "tags.member.key"),
          IamErrors.required(tag.value, "tags.member.value"));
    }
    return map;
  }

  private static dev.culvert.shapes.iam.User shape(User user) {
    return new dev.culvert.shapes.iam.User()
        .path(user.path())
        .userName(user.name())
        .userId(user.id())
        .arn(user.arn())
        .createDate(user.created());
  }
}
