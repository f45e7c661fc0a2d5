package dev.culvert.wire.sigv4;

import java.nio.charset.StandardCharsets;

/** The key of one day, region and service. */
final class SigningKey {

  static final String ALGORITHM = "AWS4-HMAC-SHA256";

  private final KeyedHash key;
  private final String scope;

  private SigningKey(KeyedHash key, String scope) {
    this.key = key;
    this.scope = scope;
  }

  static SigningKey derive(String secretAccessKey, CredentialScope scope) {
    byte[] secret = ("AWS4" + secretAccessKey).getBytes(StandardCharsets.UTF_8);
    byte[] date = next(secret, scope.date());
    byte[] region = next(date, scope.region());
    byte[] service = next(region, scope.service());
    byte[] last = next(service, CredentialScope.TERMINATOR);
    return new SigningKey(new KeyedHash(last), scope.toString());
  }

  private static byte[] next(byte[] key, String message) {
    Hashing hashing = Hashing.ofThread();
    Bytes bytes = hashing.scratch().append(message.getBytes(StandardCharsets.UTF_8));
    return new KeyedHash(key).of(bytes);
  }

  /**
   * The signature.
   *
   * @param time as the request tells it, in the basic format
   * @param canonicalRequestHash 32 bytes
   */
  byte[] sign(String time, byte[] canonicalRequestHash) {
    Hashing hashing = Hashing.ofThread();
    Bytes toSign =
        hashing
            .scratch()
            .append(ALGORITHM)
            .append('\n')
            .append(time)
            .append('\n')
            .append(scope)
            .append('\n')
            .appendHex(canonicalRequestHash);
    return key.of(toSign);
  }
}
