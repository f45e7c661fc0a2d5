package dev.culvert.verification;

import dev.culvert.wire.http.Headers.Header;
import dev.culvert.wire.sigv4.AccessKey;
import dev.culvert.wire.sigv4.RequestSigner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * DynamoDB's and its streams' requests of the root user from outside any VPC, by Java's own HTTP
 * client.
 */
public final class RootClient {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final RunningCulvert culvert;
  private final AccessKey key;

  public RootClient(RunningCulvert culvert) {
    this(culvert, RunningCulvert.SECRET);
  }

  RootClient(RunningCulvert culvert, String secret) {
    this(culvert, RunningCulvert.ACCESS_KEY_ID, secret);
  }

  RootClient(RunningCulvert culvert, String accessKeyId, String secret) {
    this.culvert = culvert;
    this.key = new AccessKey(accessKeyId, secret, Optional.empty());
  }

  public HttpResponse<String> dynamoDb(String operation, String json) throws IOException {
    return dynamoDb(operation, json, Map.of());
  }

  HttpResponse<String> streams(String operation, String json) throws IOException {
    return send("DynamoDBStreams_20120810." + operation, json, Map.of());
  }

  /** With these headers besides, signed like the others. */
  HttpResponse<String> dynamoDb(String operation, String json, Map<String, String> more)
      throws IOException {
    return send("DynamoDB_20120810." + operation, json, more);
  }

  private HttpResponse<String> send(String target, String json, Map<String, String> more)
      throws IOException {
    var body = json.getBytes(StandardCharsets.UTF_8);
    var headers = new ArrayList<Header>();
    headers.add(new Header("Content-Type", "application/x-amz-json-1.0"));
    headers.add(new Header("X-Amz-Target", target));
    more.forEach((name, value) -> headers.add(new Header(name, value)));
    var request =
        HttpRequest.newBuilder(URI.create(culvert.endpoint() + "/"))
            .timeout(LONGEST)
            .POST(BodyPublishers.ofByteArray(body));
    headers.forEach(header -> request.header(header.name(), header.value()));
    var signed = new ArrayList<>(headers);
    signed.add(new Header("Host", "127.0.0.1:" + culvert.port()));
    new RequestSigner(key, "us-east-1", "dynamodb")
        .sign("POST", "/", List.copyOf(signed), body, Instant.now())
        .forEach(header -> request.header(header.name(), header.value()));
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
