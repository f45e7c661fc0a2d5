package dev.culvert.verification.bench;

import dev.culvert.wire.http.Headers.Header;
import dev.culvert.wire.sigv4.AccessKey;
import dev.culvert.wire.sigv4.RequestSigner;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A port of this machine where DynamoDB answers, and as whom requests to it are signed. */
record Target(int port, AccessKey key) {
  static final String REGION = "us-east-1";

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** A whole request, head and body, signed now: good for a quarter of an hour. */
  byte[] request(String operation, String body) {
    byte[] payload = body.getBytes(StandardCharsets.UTF_8);
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Host", "127.0.0.1:" + port));
    headers.add(new Header("Content-Type", "application/x-amz-json-1.0"));
    headers.add(new Header("X-Amz-Target", "DynamoDB_20120810." + operation));
    headers.add(new Header("Content-Length", Integer.toString(payload.length)));
    headers.addAll(
        new RequestSigner(key, REGION, "dynamodb")
            .sign("POST", "/", List.copyOf(headers), payload, Instant.now()));
    var head = new StringBuilder("POST / HTTP/1.1\r\n");
    for (Header header : headers) {
      head.append(header.name()).append(": ").append(header.value()).append("\r\n");
    }
    return (head + "\r\n" + body).getBytes(StandardCharsets.UTF_8);
  }
}
