package dev.culvert.server;

import dev.culvert.services.Ids;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Register;
import dev.culvert.services.iam.RootKey;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The secrets of one installation, made at its first start and kept with its data: what session
 * tokens are sealed with, what proxy and metadata tokens are proven with, and the root user's key
 * if none was given.
 */
record InstallationKeys(
    String sessions, String proxy, String metadata, String rootAccessKeyId, String rootSecret) {
  static final Register<InstallationKeys> REGISTER =
      Register.of("culvert.keys", InstallationKeys.class, keys -> "");
  private static final int KEY_BYTES = 32;

  /** Those of the installation, made now if this is its first start. */
  static InstallationKeys of(Control control, Ids ids, SecureRandom random) {
    return control.change(world -> {
      var kept = world.find(REGISTER, "");
      if (kept.isPresent()) {
        return new Control.Changed<>(world, kept.get());
      }
      var made =
          new InstallationKeys(
              key(random), key(random), key(random), ids.unique("AKIA"), ids.secret());
      return new Control.Changed<>(world.with(REGISTER, made), made);
    });
  }

  /** The key that was given, or else the one that is kept. */
  RootKey root(Optional<RootKey> given, String account) {
    return given.orElseGet(() -> new RootKey(account, rootAccessKeyId, rootSecret));
  }

  byte[] sessionKey() {
    return Base64.getDecoder().decode(sessions);
  }

  byte[] proxyKey() {
    return Base64.getDecoder().decode(proxy);
  }

  byte[] metadataKey() {
    return Base64.getDecoder().decode(metadata);
  }

  /** Shows nothing. */
  @Override
  public String toString() {
    return "InstallationKeys";
  }

  private static String key(SecureRandom random) {
    var bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
