package dev.culvert.services.sts;

import dev.culvert.services.control.Json;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals sessions into tokens and opens them again: AES-256-GCM under a key that only this
 * installation has, so that a token can neither be made nor changed nor read by its bearer.
 */
public final class SessionTokens {
  private static final byte FORMAT = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int MAX_TOKEN_CHARACTERS = 16_384;

  private final SecretKeySpec key;
  private final SecureRandom random;

  /**
   * @param key 32 bytes
   */
  public SessionTokens(byte[] key, SecureRandom random) {
    this.key = new SecretKeySpec(key, "AES");
    this.random = random;
  }

  /** The session's token. */
  public String seal(Session session) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      var sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(Json.write(Session.class, session));
      var token = ByteBuffer.allocate(1 + nonce.length + sealed.length);
      token.put(FORMAT).put(nonce).put(sealed);
      return Base64.getEncoder().encodeToString(token.array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal a session", e);
    }
  }

  /** The session, if the token is one that this installation sealed, expired or not. */
  public Optional<Session> open(String token) {
    if (token.length() > MAX_TOKEN_CHARACTERS) {
      return Optional.empty();
    }
    try {
      var bytes = Base64.getDecoder().decode(token);
      if (bytes.length <= 1 + NONCE_BYTES || bytes[0] != FORMAT) {
        return Optional.empty();
      }
      var nonce = Arrays.copyOfRange(bytes, 1, 1 + NONCE_BYTES);
      var opened =
          cipher(Cipher.DECRYPT_MODE, nonce)
              .doFinal(bytes, 1 + NONCE_BYTES, bytes.length - 1 - NONCE_BYTES);
      return Optional.of(Json.read(Session.class, opened));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
