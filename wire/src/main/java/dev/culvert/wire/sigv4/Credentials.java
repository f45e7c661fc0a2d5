package dev.culvert.wire.sigv4;

import java.time.Instant;
import java.util.Optional;

/** Where the secrets are. Asked on the event loop: it must not block. */
@FunctionalInterface
public interface Credentials {

  /**
   * Empty for a key that does not exist, is inactive or was deleted.
   *
   * @param presentedToken the session token that came with the key, unproven: who seals what a
   *     session is into its token finds the secret there
   */
  Optional<Secret> find(String accessKeyId, Optional<String> presentedToken);

  /**
   * What belongs to an access key.
   *
   * @param session of temporary credentials: requests must carry its token
   */
  record Secret(String secretAccessKey, Optional<Session> session) {

    /** Never shows the secret. */
    @Override
    public String toString() {
      return "Secret[temporary=" + session.isPresent() + "]";
    }
  }

  /**
   * @param expires the first moment at which it is no longer accepted
   */
  record Session(String token, Instant expires) {

    /** Never shows the token. */
    @Override
    public String toString() {
      return "Session[expires=" + expires + "]";
    }
  }
}
