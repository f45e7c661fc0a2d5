package dev.culvert.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

class TlsTest {

  private static final String NAME = "dynamodb.us-east-1.amazonaws.com";

  @Test
  void theCertificateIsForTheNameThatTheClientAsks() throws Exception {
    try (ToyServer toy = new ToyServer();
        RawClient client = new RawClient(secured(toy.client().socket(), NAME))) {
      client.send("GET /a HTTP/1.1\r\nHost: " + NAME + "\r\n\r\n");
      assertThat(client.response()).endsWith("GET /a ");
      Ingress ingress = toy.asked.element();
      assertThat(ingress.encrypted()).isTrue();
      assertThat(ingress.serverName()).contains(NAME);
      assertThat(ingress.destination())
          .contains(new Authority(NAME, toy.listener.address().getPort()));
    }
  }

  @Test
  void tlsThroughATunnelStaysOnTheSameConnection() throws Exception {
    try (ToyServer toy = new ToyServer();
        RawClient outer = toy.client()) {
      outer.send(
          "CONNECT "
              + NAME
              + ":443 HTTP/1.1\r\nHost: "
              + NAME
              + ":443\r\n"
              + "Proxy-Authorization: Basic ZW5pLTE6cA==\r\n\r\n");
      assertThat(outer.head()).startsWith("HTTP/1.1 200 ");
      RawClient inner = new RawClient(secured(outer.socket(), NAME));
      for (int i = 0; i < 2; i++) {
        inner.send("POST / HTTP/1.1\r\nHost: " + NAME + "\r\nContent-Length: 2\r\n\r\nhi");
        assertThat(inner.response()).endsWith("POST / hi");
      }
      assertThat(toy.asked).hasSize(3);
      assertThat(toy.asked)
          .extracting(Ingress::connection)
          .containsOnly(toy.asked.element().connection());
      assertThat(toy.asked)
          .extracting(ingress -> ingress.destination().orElseThrow())
          .containsOnly(new Authority(NAME, 443));
      assertThat(toy.asked)
          .extracting(ingress -> ingress.proxyIdentity().orElseThrow().user())
          .containsOnly("eni-1");
      assertThat(toy.asked).extracting(Ingress::encrypted).containsExactly(false, true, true);
    }
  }

  @Test
  void aNameOutsideAwsIsRefusedInTheHandshake() throws Exception {
    try (ToyServer toy = new ToyServer();
        RawClient client = toy.client()) {
      assertThatThrownBy(() -> secured(client.socket(), "bank.example.com"))
          .isInstanceOf(SSLHandshakeException.class)
          .hasMessageContaining("unrecognized_name");
    }
  }

  static SSLSocket secured(Socket plain, String name) throws Exception {
    SSLSocket socket =
        (SSLSocket) trusting().getSocketFactory().createSocket(plain, name, 443, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    assertThat(socket.getApplicationProtocol()).isEqualTo("http/1.1");
    assertThat(List.of("TLSv1.3", "TLSv1.2")).contains(socket.getSession().getProtocol());
    return socket;
  }

  static SSLContext trusting() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("ca", ToyServer.AUTHORITY.certificate());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
