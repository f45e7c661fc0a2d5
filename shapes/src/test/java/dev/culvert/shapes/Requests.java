package dev.culvert.shapes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culvert.wire.http.Connection;
import dev.culvert.wire.http.Headers;
import dev.culvert.wire.http.HttpRequest;
import dev.culvert.wire.http.Ingress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** HTTP requests that no connection brought. */
final class Requests {
  private Requests() {}

  static HttpRequest of(JsonNode headers, byte[] body) {
    List<Headers.Header> fields = new ArrayList<>();
    headers
        .properties()
        .forEach(h -> fields.add(new Headers.Header(h.getKey(), h.getValue().asText())));
    return of("POST", "/", fields, body);
  }

  static HttpRequest of(String method, String target, List<Headers.Header> fields, byte[] body) {
    InetSocketAddress nowhere = InetSocketAddress.createUnresolved("localhost", 1);
    Ingress ingress =
        new Ingress(
            "test",
            new NoConnection(),
            nowhere,
            nowhere,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    return new HttpRequest(method, target, new Fields(fields), body, ingress);
  }

  private record Fields(List<Header> fields) implements Headers {
    @Override
    public Optional<String> first(String name) {
      return all(name).stream().findFirst();
    }

    @Override
    public List<String> all(String name) {
      return fields.stream()
          .filter(f -> f.name().equalsIgnoreCase(name))
          .map(Header::value)
          .toList();
    }
  }

  private record NoConnection() implements Connection {
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
