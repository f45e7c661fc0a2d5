package dev.culvert.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class HttpServerTest {

  @Test
  void aPlainRequestIsAnswered() throws Exception {
    try (ToyServer toy = new ToyServer();
        RawClient client = toy.client()) {
      client.send("POST /x?y=1 HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello");
      String response = client.response();
      assertThat(response)
          .startsWith("HTTP/1.1 200 OK\r\nX-Toy: yes\r\nDate: ")
          .contains("\r\nContent-Length: 17\r\n")
          .endsWith("\r\n\r\nPOST /x?y=1 hello");
      assertThat(toy.asked.element().destination()).isEmpty();
    }
  }

  @Test
  void anAbsoluteTargetNamesTheDestination() throws Exception {
    try (ToyServer toy = new ToyServer();
        RawClient client = toy.client()) {
      client.send(
          "GET http://Dynamodb.us-east-1.amazonaws.com/a?b HTTP/1.1\r\n"
              + "Host: dynamodb.us-east-1.amazonaws.com\r\n"
              + "Proxy-Authorization: Basic ZW5pLTE6YTpi\r\n\r\n");
      assertThat(client.response()).endsWith("\r\n\r\nGET /a?b ");
      Ingress ingress = toy.asked.element();
      assertThat(ingress.destination())
          .contains(new Authority("dynamodb.us-east-1.amazonaws.com", 80));
      assertThat(ingress.proxyIdentity()).contains(new ProxyIdentity("eni-1", "a:b"));
    }
  }

  @Test
  void aTunnelToPort80CarriesPlainRequests() throws Exception {
    try (ToyServer toy = new ToyServer();
        RawClient client = toy.client()) {
      client.send("CONNECT example.com:80 HTTP/1.1\r\nHost: example.com:80\r\n\r\n");
      assertThat(client.head()).startsWith("HTTP/1.1 200 ");
      for (int i = 0; i < 2; i++) {
        client.send("GET /inside HTTP/1.1\r\nHost: other\r\n\r\n");
        assertThat(client.response()).endsWith("GET /inside ");
      }
      assertThat(toy.asked).hasSize(3);
      assertThat(toy.asked)
          .extracting(Ingress::destination)
          .containsOnly(Optional.of(new Authority("example.com", 80)));
    }
  }
}
