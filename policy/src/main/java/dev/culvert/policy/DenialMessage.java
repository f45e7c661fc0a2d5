package dev.culvert.policy;

import java.util.Optional;

/** AWS's words for a denial. */
final class DenialMessage {
  private DenialMessage() {}

  static String of(Decision.Denied denied) {
    AuthorizationRequest request = denied.request();
    return "User: "
        + request.principal().name()
        + " is not authorized to perform: "
        + request.action()
        + " on resource: "
        + request.resource()
        + denied.reason().map(reason -> " " + reason).orElse("");
  }

  static Optional<String> reason(Decision.ExplicitlyDenied denied) {
    return Optional.of(
        "with an explicit deny in a "
            + denied.type().noun()
            + denied.statement().policy().arn().map(arn -> ": " + arn).orElse(""));
  }

  static Optional<String> reason(Decision.ImplicitlyDenied denied) {
    return Optional.of(
        "because no "
            + denied.type().noun()
            + " allows the "
            + denied.request().action()
            + " action");
  }
}
