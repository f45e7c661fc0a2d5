package dev.culvert.services.kms;

import dev.culvert.services.control.Register;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * A key that KMS keeps in an account for one service of AWS. Its id follows from whose it is, so
 * that a table can name its key before anybody has looked at it; it exists from the first look on.
 *
 * @param service e.g. {@code dynamodb}, whose alias is {@code alias/aws/dynamodb}
 */
public record ManagedKey(String account, String region, String service, Instant created) {
  public static final Register<ManagedKey> REGISTER =
      Register.of("kms.managed-key", ManagedKey.class, ManagedKey::arn);

  String id() {
    return id(account, region, service);
  }

  String arn() {
    return arn(account, region, service);
  }

  /** The ARN of the key that a service uses where its customers name none. */
  public static String arn(String account, String region, String service) {
    return "arn:aws:kms:" + region + ":" + account + ":key/" + id(account, region, service);
  }

  private static String id(String account, String region, String service) {
    var name = "kms/" + account + "/" + region + "/" + service;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
