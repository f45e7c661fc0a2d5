package dev.culvert.wire.sigv4;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Derived keys, remembered: four hashes are half the cost of a verification. Only keys whose secret
 * exists come here, so a stranger cannot fill it.
 */
final class SigningKeys {

  private static final int MOST = 4_096;

  private record Derived(String secretAccessKey, SigningKey key) {}

  private final ConcurrentMap<String, Derived> known = new ConcurrentHashMap<>();

  /**
   * @param credential access key and scope as the client wrote them, found valid
   */
  SigningKey key(Credential credential, String secretAccessKey) {
    Derived found = known.get(credential.text());
    if (found != null && found.secretAccessKey().equals(secretAccessKey)) {
      return found.key();
    }
    Derived derived =
        new Derived(secretAccessKey, SigningKey.derive(secretAccessKey, credential.scope()));
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(credential.text(), derived);
    return derived.key();
  }
}
