package dev.culvert.services.iam;

import dev.culvert.services.control.Register;
import java.time.Instant;

/**
 * A user's long-term key.
 *
 * @param id {@code AKIA…}
 * @param user the user's name
 */
public record AccessKey(
    String id, String secret, String account, String user, boolean active, Instant created) {

  public static final Register<AccessKey> REGISTER =
      Register.of("iam.access-key", AccessKey.class, AccessKey::id);

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "AccessKey[" + id + " of " + account + "/" + user + "]";
  }

  AccessKey of(String newUser) {
    return new AccessKey(id, secret, account, newUser, active, created);
  }

  AccessKey active(boolean nowActive) {
    return new AccessKey(id, secret, account, user, nowActive, created);
  }
}
