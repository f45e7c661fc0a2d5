package dev.culvert.services.iam;

/** The key of an account's root user; it is configured, not made by an API. */
public record RootKey(String account, String accessKeyId, String secret) {

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "RootKey[" + accessKeyId + " of " + account + "]";
  }
}
