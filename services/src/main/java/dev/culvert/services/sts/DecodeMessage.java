package dev.culvert.services.sts;

import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.shapes.sts.DecodeAuthorizationMessageRequest;
import dev.culvert.shapes.sts.DecodeAuthorizationMessageResponse;
import dev.culvert.shapes.sts.Sts;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import java.util.Objects;

/** {@code DecodeAuthorizationMessage}. */
final class DecodeMessage {
  private final AuthorizationMessages messages;

  DecodeMessage(AuthorizationMessages messages) {
    this.messages = messages;
  }

  List<Operation<?, ?>> operations() {
    return List.of(Operation.of(Sts.DECODE_AUTHORIZATION_MESSAGE, this::decode).validated());
  }

  private DecodeAuthorizationMessageResponse decode(
      DecodeAuthorizationMessageRequest input, Call call) {
    return messages
        .open(Objects.requireNonNullElse(input.encodedMessage, ""))
        .map(text -> new DecodeAuthorizationMessageResponse().decodedMessage(text))
        .orElseThrow(() ->
            new AwsException(
                "InvalidAuthorizationMessageException", "Invalid authorization message.", 400));
  }
}
