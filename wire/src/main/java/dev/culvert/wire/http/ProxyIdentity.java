package dev.culvert.wire.http;

/** User and password of a {@code Proxy-Authorization: Basic} header. */
public record ProxyIdentity(String user, String password) {

  /** Never shows the password. */
  @Override
  public String toString() {
    return "ProxyIdentity[" + user + "]";
  }
}
