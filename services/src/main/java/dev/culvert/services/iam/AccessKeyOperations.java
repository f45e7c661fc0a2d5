package dev.culvert.services.iam;

import dev.culvert.services.Call;
import dev.culvert.services.Ids;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.shapes.iam.AccessKeyLastUsed;
import dev.culvert.shapes.iam.AccessKeyMetadata;
import dev.culvert.shapes.iam.CreateAccessKeyRequest;
import dev.culvert.shapes.iam.CreateAccessKeyResponse;
import dev.culvert.shapes.iam.DeleteAccessKeyRequest;
import dev.culvert.shapes.iam.DeleteAccessKeyResponse;
import dev.culvert.shapes.iam.GetAccessKeyLastUsedRequest;
import dev.culvert.shapes.iam.GetAccessKeyLastUsedResponse;
import dev.culvert.shapes.iam.Iam;
import dev.culvert.shapes.iam.ListAccessKeysRequest;
import dev.culvert.shapes.iam.ListAccessKeysResponse;
import dev.culvert.shapes.iam.UpdateAccessKeyRequest;
import dev.culvert.shapes.iam.UpdateAccessKeyResponse;
import dev.culvert.wire.aws.AwsException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Access keys of users. */
final class AccessKeyOperations {
  private static final int MOST_KEYS = 2;

  private final Control control;
  private final Ids ids;
  private final KeyUses uses;

  AccessKeyOperations(Control control, Ids ids, KeyUses uses) {
    this.control = control;
    this.ids = ids;
    this.uses = uses;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
            Iam.CREATE_ACCESS_KEY,
            (in, call) -> Asked.user(in.userName, "CreateAccessKey", call),
            this::create),
        Operation.of(
            Iam.LIST_ACCESS_KEYS,
            (in, call) -> Asked.user(in.userName, "ListAccessKeys", call),
            this::list),
        Operation.of(
            Iam.UPDATE_ACCESS_KEY,
            (in, call) -> Asked.user(in.userName, "UpdateAccessKey", call),
            this::update),
        Operation.of(
            Iam.DELETE_ACCESS_KEY,
            (in, call) -> Asked.user(in.userName, "DeleteAccessKey", call),
            this::delete),
        Operation.of(
            Iam.GET_ACCESS_KEY_LAST_USED,
            (in, call) -> Asked.user(owner(in.accessKeyId, call), "GetAccessKeyLastUsed", call),
            this::lastUsed));
  }

  static boolean belongs(AccessKey key, User user) {
    return key.account().equals(user.account())
        && Names.fold(key.user()).equals(Names.fold(user.name()));
  }

  private CreateAccessKeyResponse create(CreateAccessKeyRequest input, Call call) {
    return control.change(world -> {
      var user = UserOperations.find(input.userName, call, world);
      var keys = world.all(AccessKey.REGISTER).stream().filter(key -> belongs(key, user)).count();
      if (keys >= MOST_KEYS) {
        throw new AwsException(
            "LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: " + MOST_KEYS, 409);
      }
      var key =
          new AccessKey(
              ids.accessKey("AKIA", user.account()),
              ids.secret(),
              user.account(),
              user.name(),
              true,
              call.now());
      return new Changed<>(
          world.with(AccessKey.REGISTER, key),
          new CreateAccessKeyResponse()
              .accessKey(
                  new dev.culvert.shapes.iam.AccessKey()
                      .userName(user.name())
                      .accessKeyId(key.id())
                      .status("Active")
                      .secretAccessKey(key.secret())
                      .createDate(key.created())));
    });
  }

  private ListAccessKeysResponse list(ListAccessKeysRequest input, Call call) {
    var user = UserOperations.find(input.userName, call, call.world());
    return new ListAccessKeysResponse()
        .isTruncated(false) // nobody has more than two
        .accessKeyMetadata(
            call.world().all(AccessKey.REGISTER).stream()
                .filter(key -> belongs(key, user))
                .sorted(Comparator.comparing(AccessKey::created))
                .map(key ->
                    new AccessKeyMetadata()
                        .userName(user.name())
                        .accessKeyId(key.id())
                        .status(key.active() ? "Active" : "Inactive")
                        .createDate(key.created()))
                .toList());
  }

  private UpdateAccessKeyResponse update(UpdateAccessKeyRequest input, Call call) {
    return control.change(world -> {
      var key = find(input.accessKeyId, input.userName, call);
      var active = "Active".equals(input.status);
      return new Changed<>(
          world.with(AccessKey.REGISTER, key.active(active)), new UpdateAccessKeyResponse());
    });
  }

  private DeleteAccessKeyResponse delete(DeleteAccessKeyRequest input, Call call) {
    return control.change(world -> {
      var key = find(input.accessKeyId, input.userName, call);
      return new Changed<>(
          world.without(AccessKey.REGISTER, key.id()), new DeleteAccessKeyResponse());
    });
  }

  private static @Nullable String owner(@Nullable String keyId, Call call) {
    return call.world()
        .find(AccessKey.REGISTER, keyId == null ? "" : keyId)
        .filter(key -> key.account().equals(call.account()))
        .map(AccessKey::user)
        .orElse(null);
  }

  private GetAccessKeyLastUsedResponse lastUsed(GetAccessKeyLastUsedRequest input, Call call) {
    var id = IamErrors.required(input.accessKeyId, "accessKeyId");
    var user = owner(id, call);
    if (user == null) {
      throw new AwsException(
          "NoSuchEntity", "The Access Key with id " + id + " cannot be found.", 404);
    }
    var use = uses.of(id);
    return new GetAccessKeyLastUsedResponse()
        .userName(user)
        .accessKeyLastUsed(
            new AccessKeyLastUsed()
                .lastUsedDate(use.map(KeyUses.Use::at).orElse(null))
                .serviceName(use.map(KeyUses.Use::service).orElse("N/A"))
                .region(use.map(KeyUses.Use::region).orElse("N/A")));
  }

  private AccessKey find(@Nullable String keyId, @Nullable String userName, Call call) {
    var id = IamErrors.required(keyId, "accessKeyId");
    var world = control.world();
    var user = UserOperations.find(userName, call, world);
    return world
        .find(AccessKey.REGISTER, id)
        .filter(key -> belongs(key, user))
        .orElseThrow(() ->
            new AwsException(
                "NoSuchEntity", "The Access Key with id " + id + " cannot be found.", 404));
  }
}
