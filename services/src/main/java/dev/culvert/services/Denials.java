package dev.culvert.services;

import dev.culvert.policy.Decision;
import dev.culvert.wire.aws.AwsException;
import dev.culvert.wire.aws.Protocol;
import dev.culvert.wire.aws.ServiceShape;

/** How each kind of service says that a policy refused. */
final class Denials {
  private Denials() {}

  // Observed 400; a newer page of DynamoDB's says 403.
  private static final int JSON_STATUS = 400;

  static AwsException of(ServiceShape service, Decision.Denied denied) {
    if (service.protocol().equals(Protocol.EC2_QUERY)) {
      return new AwsException(
          "UnauthorizedOperation",
          "You are not authorized to perform this operation. " + denied.message(),
          403);
    }
    return service.protocol().equals(Protocol.AWS_QUERY)
        ? new AwsException("AccessDenied", denied.message(), 403)
        : new AwsException("AccessDeniedException", denied.message(), JSON_STATUS);
  }
}
