package dev.culvert.policy;

import java.util.Optional;

/**
 * AWS's words for a denial.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">Troubleshoot
 *     access denied error messages</a>
 */
final class DenialMessage {
  private DenialMessage() {}

  static String of(Decision.Denied denied) {
    AuthorizationRequest request = denied.request();
    if (request.principal() instanceof Principal.Federated) {
      return "Not authorized to perform " + request.action();
    }
    StringBuilder message = new StringBuilder("User: ");
    message.append(request.principal().name());
    message.append(" is not authorized to perform: ").append(request.action());
    // [U] Some services print `on resource: *`.
    if (!request.resource().equals("*")) {
      message.append(" on resource: ").append(request.resource());
    }
    denied.reason().ifPresent(reason -> message.append(' ').append(reason));
    return message.toString();
  }

  static Optional<String> reason(Decision.ExplicitlyDenied denied) {
    return reason(
        denied.request(), "with an explicit deny in " + denied.type().one() + policyArn(denied));
  }

  static Optional<String> reason(Decision.ImplicitlyDenied denied) {
    return reason(
        denied.request(),
        "because no %s allows the %s action"
            .formatted(denied.type().noun(), denied.request().action()));
  }

  private static Optional<String> reason(AuthorizationRequest request, String clause) {
    return isOneAccount(request) || isOneOrganization(request)
        ? Optional.of(clause)
        : Optional.empty();
  }

  /** AWS tells the policy's ARN to callers of the same account only. */
  private static String policyArn(Decision.ExplicitlyDenied denied) {
    return isOneAccount(denied.request())
        ? denied.statement().policy().arn().map(arn -> ": " + arn).orElse("")
        : "";
  }

  private static boolean isOneAccount(AuthorizationRequest request) {
    return request.principal().account().filter(request.resourceAccount()::equals).isPresent();
  }

  /** [U] Strangers are told no reason. */
  private static boolean isOneOrganization(AuthorizationRequest request) {
    ContextValue principal = request.context().value("aws:PrincipalOrgID");
    ContextValue resource = request.context().value("aws:ResourceOrgID");
    return principal != null && principal.equals(resource);
  }
}
