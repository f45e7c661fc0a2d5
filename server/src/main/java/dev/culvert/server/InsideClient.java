package dev.culvert.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culvert.services.control.Json;
import dev.culvert.wire.sigv4.AccessKey;
import dev.culvert.wire.tls.TrustFiles;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A client inside a VPC, made of nothing but Java's own HTTP client: it finds its credentials at
 * the metadata service and DynamoDB under its real name.
 */
final class InsideClient {
  private final JsonNode place;
  private final SSLContext tls;

  InsideClient(JsonNode place, RunningServer server) throws IOException {
    this.place = place;
    this.tls = trusting(server.trustStore());
  }

  /** Calls to DynamoDB's real name, on a connection of their own. */
  AwsCalls dynamoDb() throws IOException {
    var region = place.path("region").asText();
    var proxy = URI.create(place.path("proxy").asText());
    var http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(ProxySelector.of(new InetSocketAddress(proxy.getHost(), proxy.getPort())))
            .sslContext(tls)
            .build();
    return new AwsCalls(
        http, URI.create("https://dynamodb." + region + ".amazonaws.com"), credentials(), region);
  }

  private AccessKey credentials() throws IOException {
    var metadata = URI.create(place.path("metadata").asText());
    try (var http = HttpClient.newHttpClient()) {
      var token =
          send(
              http,
              HttpRequest.newBuilder(metadata.resolve("/latest/api/token"))
                  .method("PUT", HttpRequest.BodyPublishers.noBody())
                  .header("X-aws-ec2-metadata-token-ttl-seconds", "60"));
      var path = "/latest/meta-data/iam/security-credentials/";
      var role = get(http, metadata.resolve(path), token);
      var found = Json.mapper().readTree(get(http, metadata.resolve(path + role), token));
      return new AccessKey(
          found.path("AccessKeyId").asText(),
          found.path("SecretAccessKey").asText(),
          Optional.of(found.path("Token").asText()));
    }
  }

  private static String get(HttpClient http, URI uri, String token) throws IOException {
    return send(http, HttpRequest.newBuilder(uri).header("X-aws-ec2-metadata-token", token));
  }

  private static String send(HttpClient http, HttpRequest.Builder request) throws IOException {
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException("the metadata service answered " + response.statusCode());
      }
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static SSLContext trusting(Path trustStore) throws IOException {
    try (var in = Files.newInputStream(trustStore)) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(in, TrustFiles.TRUST_STORE_PASSWORD.toCharArray());
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var tls = SSLContext.getInstance("TLS");
      tls.init(null, trust.getTrustManagers(), null);
      return tls;
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot use " + trustStore, e);
    }
  }
}
