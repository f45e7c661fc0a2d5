package dev.culvert.services.sts;

import dev.culvert.services.Call;
import dev.culvert.services.Ids;
import dev.culvert.services.Operation;
import dev.culvert.services.iam.AccessKey;
import dev.culvert.services.iam.RootKey;
import dev.culvert.shapes.sts.GetAccessKeyInfoRequest;
import dev.culvert.shapes.sts.GetAccessKeyInfoResponse;
import dev.culvert.shapes.sts.Sts;
import java.util.List;
import java.util.Objects;

/** {@code GetAccessKeyInfo}: the account of a key. */
final class KeyInfo {
  private final RootKey root;

  KeyInfo(RootKey root) {
    this.root = root;
  }

  List<Operation<?, ?>> operations() {
    return List.of(Operation.of(Sts.GET_ACCESS_KEY_INFO, this::info).validated());
  }

  private GetAccessKeyInfoResponse info(GetAccessKeyInfoRequest input, Call call) {
    var id = Objects.requireNonNullElse(input.accessKeyId, "");
    return new GetAccessKeyInfoResponse()
        .account(
            id.equals(root.accessKeyId())
                ? root.account()
                : call.world()
                    .find(AccessKey.REGISTER, id)
                    .map(AccessKey::account)
                    .or(() -> Ids.accountOf(id))
                    .orElseThrow(() -> StsErrors.invalid("Invalid access key id: " + id)));
  }
}
