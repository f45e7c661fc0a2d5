package dev.culvert.wire.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Gives out leaf certificates; what the key store API calls an alias is the server's name. */
final class LeafKeys extends X509ExtendedKeyManager {

  private final CertificateAuthority authority;

  LeafKeys(CertificateAuthority authority) {
    this.authority = authority;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
    if (!keyType.equals("EC")) {
      return null;
    }
    if (engine.getHandshakeSession() instanceof ExtendedSSLSession session) {
      List<SNIServerName> names = session.getRequestedServerNames();
      if (!names.isEmpty()) {
        return ServerTls.asText(names.getFirst());
      }
    }
    String otherwise = engine.getPeerHost();
    return otherwise != null && CertificateAuthority.signsFor(otherwise)
        ? otherwise
        : CertificateNames.THIS_MACHINE;
  }

  @Override
  public X509Certificate[] getCertificateChain(String name) {
    return authority.chain(name);
  }

  @Override
  public PrivateKey getPrivateKey(String name) {
    return authority.leafKey();
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }
}
