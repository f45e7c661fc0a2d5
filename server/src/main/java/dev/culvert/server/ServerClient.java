package dev.culvert.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culvert.services.control.Json;
import dev.culvert.wire.http.Headers.Header;
import dev.culvert.wire.sigv4.AccessKey;
import dev.culvert.wire.sigv4.RequestSigner;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a running server for its own pages, as its root user. */
final class ServerClient {
  private final RunningServer server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  ServerClient(RunningServer server) {
    this.server = server;
  }

  JsonNode get(String target) {
    return json(send("GET", target, new byte[0]));
  }

  JsonNode post(String target, Map<String, Object> body) {
    return json(send("POST", target, Json.write(Map.class, body)));
  }

  /** The body of an answer that goes on. */
  InputStream open(String target) {
    return send("GET", target, new byte[0]);
  }

  private InputStream send(String method, String target, byte[] body) {
    var uri = URI.create(server.endpoint() + target);
    var signer =
        new RequestSigner(
            new AccessKey(server.root().accessKeyId(), server.root().secret(), Optional.empty()),
            server.region(),
            "culvert");
    var request = HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofByteArray(body));
    signer
        .sign(
            method,
            target,
            List.of(new Header("Host", uri.getHost() + ":" + uri.getPort())),
            body,
            Instant.now())
        .forEach(header -> request.header(header.name(), header.value()));
    try {
      var response = http.send(request.build(), BodyHandlers.ofInputStream());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(
            json(response.body()).path("message").asText("HTTP " + response.statusCode()));
      }
      return response.body();
    } catch (ConnectException e) {
      throw new IllegalStateException(
          "no server answers on port %d; start one with `culvert up`".formatted(server.port()), e);
    } catch (IOException e) {
      throw new IllegalStateException("the server did not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static JsonNode json(InputStream body) {
    try (body) {
      return Json.mapper().readTree(body);
    } catch (IOException e) {
      throw new IllegalStateException("the server's answer is not JSON", e);
    }
  }
}
