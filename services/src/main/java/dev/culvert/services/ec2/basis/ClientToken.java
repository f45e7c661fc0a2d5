package dev.culvert.services.ec2.basis;

import dev.culvert.services.control.Register;
import java.time.Duration;
import java.time.Instant;

/**
 * The use of a client token: a retry with the same parameters makes nothing anew. Tokens hold in
 * one region of one account.
 *
 * @param parameters a digest of the request's parameters
 * @param resourceId what the first request made
 */
public record ClientToken(
    String account,
    String region,
    String operation,
    String token,
    String parameters,
    String resourceId,
    Instant used) {

  public static final Register<ClientToken> REGISTER =
      Register.of(
          "ec2.client-token",
          ClientToken.class,
          use -> key(use.account, use.region, use.operation, use.token));

  static final int MAX_CHARACTERS = 64;
  static final int MAX_KEPT = 4096;
  static final Duration KEPT_FOR = Duration.ofHours(24);

  static String key(String account, String region, String operation, String token) {
    return account + "/" + region + "/" + operation + "/" + token;
  }
}
