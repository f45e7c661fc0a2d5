package dev.culvert.services.journey;

import dev.culvert.policy.Decision;
import java.util.Optional;

/** One thing that happened to a request after it had reached a service. */
public sealed interface Event {

  /** The signature was good. */
  record Authenticated(String accessKeyId, String principal) implements Event {}

  /** The request could not be attributed to anybody. */
  record NotAuthenticated(String code, String message) implements Event {}

  /** The policies were asked about one access. */
  record Judged(Decision decision) implements Event {}

  /** The service did what it was asked for. */
  record Served(String service, String operation) implements Event {}

  /**
   * The service refused, for a reason other than the policies.
   *
   * @param operation empty when it never became clear which
   */
  record Refused(String service, Optional<String> operation, String code, String message)
      implements Event {}
}
