package dev.culvert.wire.sigv4;

import java.util.Optional;

/**
 * What a client signs with.
 *
 * @param sessionToken of temporary credentials
 */
public record AccessKey(String accessKeyId, String secretAccessKey, Optional<String> sessionToken) {

  /** Never shows the secrets. */
  @Override
  public String toString() {
    return "AccessKey[" + accessKeyId + "]";
  }
}
