package dev.culvert.services.ec2.instance;

import dev.culvert.services.control.Register;
import java.time.Instant;

/**
 * A key pair's public half.
 *
 * @param type {@code rsa} or {@code ed25519}
 * @param publicKey in OpenSSH's format
 */
public record KeyPair(
    String id,
    String account,
    String region,
    String name,
    String type,
    String fingerprint,
    String publicKey,
    Instant created) {

  public static final Register<KeyPair> REGISTER =
      Register.of("ec2.key-pair", KeyPair.class, pair -> key(pair.account, pair.region, pair.name));

  static String key(String account, String region, String name) {
    return account + "/" + region + "/" + name;
  }
}
