package dev.culvert.services;

import dev.culvert.policy.Decision;
import dev.culvert.services.sts.AuthorizationMessages;
import dev.culvert.wire.aws.AwsException;
import dev.culvert.wire.aws.OperationShape;
import dev.culvert.wire.aws.Protocol;

/** How each kind of service says that a policy refused. */
final class Denials {
  // Observed 400; a newer page of DynamoDB's says 403.
  private static final int JSON_STATUS = 400;

  private final AuthorizationMessages messages;

  Denials(AuthorizationMessages messages) {
    this.messages = messages;
  }

  AwsException of(OperationShape<?, ?> operation, Decision.Denied denied) {
    var protocol = operation.service().protocol();
    if (protocol.equals(Protocol.EC2_QUERY)) {
      return new AwsException(
          "UnauthorizedOperation",
          "You are not authorized to perform this operation. "
              + denied.message()
              + encoded(operation, denied),
          403);
    }
    return protocol.equals(Protocol.AWS_QUERY)
        ? new AwsException("AccessDenied", denied.message(), 403)
        : new AwsException("AccessDeniedException", denied.message(), JSON_STATUS);
  }

  /** Whoever may not even look is told no more. */
  private String encoded(OperationShape<?, ?> operation, Decision.Denied denied) {
    return operation.name().startsWith("Describe")
        ? ""
        : ". Encoded authorization failure message: " + messages.seal(denied);
  }
}
