package dev.culvert.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culvert.services.control.Json;
import dev.culvert.wire.http.Headers.Header;
import dev.culvert.wire.sigv4.AccessKey;
import dev.culvert.wire.sigv4.RequestSigner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** Signed requests to AWS's APIs over plain HTTP clients, as the demo needs them. */
final class AwsCalls {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final HttpClient http;
  private final URI endpoint;
  private final AccessKey key;
  private final String region;

  /**
   * @param endpoint where requests go: the server, or the real name of a service
   */
  AwsCalls(HttpClient http, URI endpoint, AccessKey key, String region) {
    this.http = http;
    this.endpoint = endpoint;
    this.key = key;
    this.region = region;
  }

  /** An answer, whatever its status. */
  record Answer(int status, String body) {
    JsonNode json() {
      try {
        return Json.mapper().readTree(body);
      } catch (IOException e) {
        throw new IllegalStateException("not JSON: " + body, e);
      }
    }

    /** The text of the first element of this name. */
    String element(String name) {
      var found = xml().getElementsByTagName(name);
      if (found.getLength() == 0) {
        throw new IllegalStateException("no <" + name + "> in " + body);
      }
      return found.item(0).getTextContent();
    }

    private Document xml() {
      try {
        return DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
      } catch (SAXException | IOException | ParserConfigurationException e) {
        throw new IllegalStateException("not XML: " + body, e);
      }
    }

    Answer expectSuccess() {
      if (status != 200) {
        throw new IllegalStateException("HTTP " + status + ": " + body);
      }
      return this;
    }
  }

  /** An operation of a query service: {@code ec2}, {@code iam}. */
  Answer query(String service, String version, String action, Map<String, String> parameters)
      throws IOException {
    var form =
        "Action=%s&Version=%s".formatted(action, version)
            + parameters.entrySet().stream()
                .map(one -> "&" + encoded(one.getKey()) + "=" + encoded(one.getValue()))
                .collect(Collectors.joining());
    return send(
        service, List.of(new Header("Content-Type", "application/x-www-form-urlencoded")), form);
  }

  /** An operation of DynamoDB. */
  Answer dynamoDb(String operation, String json) throws IOException {
    return send(
        "dynamodb",
        List.of(
            new Header("Content-Type", "application/x-amz-json-1.0"),
            new Header("X-Amz-Target", "DynamoDB_20120810." + operation)),
        json);
  }

  private Answer send(String service, List<Header> headers, String text) throws IOException {
    var body = text.getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(endpoint.resolve("/"))
            .timeout(LONGEST_WAIT)
            .POST(BodyPublishers.ofByteArray(body));
    var signed = new ArrayList<>(headers);
    signed.add(new Header("Host", host()));
    headers.forEach(header -> request.header(header.name(), header.value()));
    new RequestSigner(key, region, service)
        .sign("POST", "/", signed, body, Instant.now())
        .forEach(header -> request.header(header.name(), header.value()));
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private String host() {
    return endpoint.getPort() < 0
        ? endpoint.getHost()
        : endpoint.getHost() + ":" + endpoint.getPort();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
