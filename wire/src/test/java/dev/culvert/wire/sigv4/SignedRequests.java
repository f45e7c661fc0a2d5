package dev.culvert.wire.sigv4;

import dev.culvert.wire.http.Connection;
import dev.culvert.wire.http.Headers;
import dev.culvert.wire.http.Headers.Header;
import dev.culvert.wire.http.HttpRequest;
import dev.culvert.wire.http.Ingress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests as a server would have read them. */
final class SignedRequests {

  private static final InetSocketAddress NOWHERE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);

  private static final Ingress INGRESS =
      new Ingress(
          "test",
          new NoConnection(),
          NOWHERE,
          NOWHERE,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false);

  private SignedRequests() {}

  static HttpRequest request(String method, String target, List<Header> headers, byte[] body) {
    return new HttpRequest(method, target, Headers.of(headers), body, INGRESS);
  }

  static HttpRequest with(HttpRequest request, List<Header> more) {
    List<Header> headers = new ArrayList<>(request.headers().fields());
    headers.addAll(more);
    return request(request.method(), request.target(), headers, request.body());
  }

  static HttpRequest without(HttpRequest request, String... names) {
    List<Header> headers =
        request.headers().fields().stream()
            .filter(field -> !List.of(names).contains(field.name()))
            .toList();
    return request(request.method(), request.target(), headers, request.body());
  }

  static HttpRequest to(HttpRequest request, String target) {
    return request(request.method(), target, request.headers().fields(), request.body());
  }

  /** Header values keep their spaces, unlike with a real server: only the signature trims them. */
  static HttpRequest parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    String[] lines = text.substring(0, end).split("\r\n", -1);
    String[] first = lines[0].split(" ", -1);
    List<Header> headers = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers.add(new Header(lines[i].substring(0, colon), lines[i].substring(colon + 1)));
    }
    byte[] body = text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
    return request(first[0], first[1], headers, body);
  }

  private static final class NoConnection implements Connection {
    @Override
    public @Nullable Object attachment() {
      return null;
    }

    @Override
    public void attach(@Nullable Object attachment) {}

    @Override
    public void cut() {}

    @Override
    public void onClose(Runnable action) {}
  }
}
