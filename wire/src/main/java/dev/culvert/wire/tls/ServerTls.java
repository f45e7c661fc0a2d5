package dev.culvert.wire.tls;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.StandardConstants;

/** The server side of TLS 1.3 and 1.2, speaking HTTP/1.1 only. */
public final class ServerTls {

  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
  private static final String[] APPLICATION_PROTOCOLS = {"http/1.1"};

  /** A name that has no certificate ends the handshake with {@code unrecognized_name}. */
  private static final SNIMatcher PERMITTED =
      new SNIMatcher(StandardConstants.SNI_HOST_NAME) {
        @Override
        public boolean matches(SNIServerName name) {
          return CertificateAuthority.signsFor(asText(name));
        }
      };

  private final SSLContext context;

  private ServerTls(SSLContext context) {
    this.context = context;
  }

  static ServerTls of(CertificateAuthority authority) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {new LeafKeys(authority)}, null, null);
      return new ServerTls(context);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  /**
   * For one connection, about to receive the client's hello.
   *
   * @param defaultName whom to be for a client that names nobody
   */
  public SSLEngine engine(String defaultName) {
    // The port only makes the engine remember the name.
    SSLEngine engine = context.createSSLEngine(defaultName, 443);
    engine.setUseClientMode(false);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setApplicationProtocols(APPLICATION_PROTOCOLS);
    parameters.setSNIMatchers(List.of(PERMITTED));
    parameters.setUseCipherSuitesOrder(true);
    engine.setSSLParameters(parameters);
    return engine;
  }

  /** The name that the client asked for, lower case, once the handshake is done. */
  public static Optional<String> serverName(SSLEngine engine) {
    if (engine.getSession() instanceof ExtendedSSLSession session) {
      return session.getRequestedServerNames().stream()
          .filter(name -> name.getType() == StandardConstants.SNI_HOST_NAME)
          .map(ServerTls::asText)
          .findFirst();
    }
    return Optional.empty();
  }

  /** Empty if it is no host name at all. */
  static String asText(SNIServerName name) {
    try {
      return new SNIHostName(name.getEncoded()).getAsciiName().toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
