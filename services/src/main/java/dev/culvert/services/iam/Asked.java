package dev.culvert.services.iam;

import dev.culvert.policy.Context;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.control.Register;
import dev.culvert.shapes.iam.Tag;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What requests to IAM must be allowed: the action, on the ARN of what they name. */
final class Asked {
  private Asked() {}

  static List<Access> user(@Nullable String name, String operation, Call call) {
    return user(name, operation, call, Asked::noMore);
  }

  static List<Access> user(
      @Nullable String name, String operation, Call call, Consumer<Context.Builder> more) {
    return name == null
        ? of("*", Map.of(), operation, call, more)
        : holder(
            User.REGISTER, User.key(call.account(), name), "user/" + name, operation, call, more);
  }

  static List<Access> role(@Nullable String name, String operation, Call call) {
    return role(name, operation, call, Asked::noMore);
  }

  static List<Access> role(
      @Nullable String name, String operation, Call call, Consumer<Context.Builder> more) {
    return name == null
        ? of("*", Map.of(), operation, call, more)
        : holder(
            Role.REGISTER, Role.key(call.account(), name), "role/" + name, operation, call, more);
  }

  static List<Access> group(@Nullable String name, String operation, Call call) {
    return group(name, operation, call, Asked::noMore);
  }

  static List<Access> group(
      @Nullable String name, String operation, Call call, Consumer<Context.Builder> more) {
    return name == null
        ? of("*", Map.of(), operation, call, more)
        : holder(
            Group.REGISTER,
            Group.key(call.account(), name),
            "group/" + name,
            operation,
            call,
            more);
  }

  static List<Access> profile(@Nullable String name, String operation, Call call) {
    var found =
        call.world()
            .find(
                InstanceProfile.REGISTER,
                InstanceProfile.key(call.account(), name == null ? "" : name));
    return found
        .map(profile -> of(profile.arn(), profile.tags(), operation, call, Asked::noMore))
        .orElseGet(() ->
            of(arn(call, "instance-profile/" + name), Map.of(), operation, call, Asked::noMore));
  }

  /** On a managed policy. */
  static List<Access> policy(@Nullable String arn, String operation, Call call) {
    var tags =
        call.world()
            .find(ManagedPolicy.REGISTER, arn == null ? "" : arn)
            .map(ManagedPolicy::tags)
            .orElse(Map.of());
    return of(arn == null ? "*" : arn, tags, operation, call, Asked::noMore);
  }

  /** Something that will be made, with the path and tags that it is given. */
  static List<Access> made(
      String kind,
      @Nullable String path,
      @Nullable String name,
      @Nullable List<Tag> tags,
      @Nullable String boundary,
      String operation,
      Call call) {
    return of(
        arn(call, kind + (path == null ? "/" : path) + name),
        Map.of(),
        operation,
        call,
        keys -> {
          TagMaps.addRequested(keys, tags);
          boundary(boundary).accept(keys);
        });
  }

  static Consumer<Context.Builder> boundary(@Nullable String arn) {
    return keys -> {
      if (arn != null) {
        keys.put("iam:PermissionsBoundary", arn);
      }
    };
  }

  static Consumer<Context.Builder> policyArn(@Nullable String arn) {
    return keys -> {
      if (arn != null) {
        keys.put("iam:PolicyARN", arn);
      }
    };
  }

  static List<Access> of(
      String resource,
      Map<String, String> tags,
      String operation,
      Call call,
      Consumer<Context.Builder> more) {
    var keys = Context.builder();
    tags.forEach((key, value) ->
        keys.put("aws:ResourceTag/" + key, value).put("iam:ResourceTag/" + key, value));
    more.accept(keys);
    return List.of(Access.to("iam:" + operation, resource, call.account()).with(keys.build()));
  }

  private static void noMore(Context.Builder keys) {}

  static String arn(Call call, String resource) {
    return "arn:aws:iam::" + call.account() + ":" + resource;
  }

  private static <T extends PolicyHolder<T>> List<Access> holder(
      Register<T> register,
      String key,
      String otherwise,
      String operation,
      Call call,
      Consumer<Context.Builder> more) {
    return call.world()
        .find(register, key)
        .map(found -> of(found.arn(), found.tags(), operation, call, more))
        .orElseGet(() -> of(arn(call, otherwise), Map.of(), operation, call, more));
  }
}
