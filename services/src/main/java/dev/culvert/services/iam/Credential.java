package dev.culvert.services.iam;

import dev.culvert.services.Caller;
import java.time.Instant;
import java.util.Optional;

/**
 * A key that exists: what signatures are checked with, and whom it stands for.
 *
 * @param expires when it ends, for temporary credentials
 */
public record Credential(String secret, Optional<Instant> expires, Caller caller) {

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "Credential[of " + caller.arn() + "]";
  }
}
