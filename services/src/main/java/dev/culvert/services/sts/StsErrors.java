package dev.culvert.services.sts;

import dev.culvert.services.Call;
import dev.culvert.wire.aws.AwsException;

/** STS's refusals. */
final class StsErrors {
  private StsErrors() {}

  static AwsException invalid(String message) {
    return new AwsException("ValidationError", message, 400);
  }

  static AwsException denied(String message) {
    return new AwsException("AccessDenied", message, 403);
  }

  /** Told to whoever asks for a role that is not there: no reason, as if it were. */
  static AwsException notAuthorized(Call call, String action, String resource) {
    return denied(
        "User: %s is not authorized to perform: %s on resource: %s"
            .formatted(call.caller().arn(), action, resource));
  }
}
