package dev.culvert.wire.sigv4;

import javax.crypto.spec.SecretKeySpec;

/** Derives the key of one day, region and service from a secret. */
final class SigningKey {

  static final String ALGORITHM = "AWS4-HMAC-SHA256";

  private SigningKey() {}

  static SecretKeySpec derive(String secretAccessKey, CredentialScope scope) {
    byte[] secret = Sha256.utf8("AWS4" + secretAccessKey);
    byte[] date = next(secret, scope.date());
    byte[] region = next(date, scope.region());
    byte[] service = next(region, scope.service());
    return Sha256.key(next(service, CredentialScope.TERMINATOR));
  }

  private static byte[] next(byte[] key, String message) {
    return Sha256.keyed(Sha256.key(key), Sha256.utf8(message));
  }

  /**
   * @param canonicalRequestHash in hexadecimal
   * @return the signature in hexadecimal
   */
  static String sign(
      SecretKeySpec key, String time, CredentialScope scope, String canonicalRequestHash) {
    String toSign = ALGORITHM + "\n" + time + "\n" + scope + "\n" + canonicalRequestHash;
    return Sha256.keyedHex(key, Sha256.utf8(toSign));
  }
}
