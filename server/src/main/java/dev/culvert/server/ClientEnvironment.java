package dev.culvert.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culvert.wire.tls.TrustFiles;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The environment of a program inside a VPC: the proxy is its way out, the metadata service gives
 * it its role's credentials, the authority's certificate makes AWS's names trustworthy.
 */
final class ClientEnvironment {
  /** What would lead a program past the VPC, or give it credentials other than its role's. */
  private static final List<String> SCRUBBED =
      List.of(
          "AWS_PROFILE",
          "AWS_DEFAULT_PROFILE",
          "AWS_ACCESS_KEY_ID",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN",
          "AWS_SECURITY_TOKEN",
          "AWS_EC2_METADATA_DISABLED",
          "AWS_CONTAINER_CREDENTIALS_FULL_URI",
          "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
          "AWS_WEB_IDENTITY_TOKEN_FILE",
          "AWS_ROLE_ARN",
          "ALL_PROXY",
          "all_proxy",
          "CULVERT_ROOT_ACCESS_KEY_ID",
          "CULVERT_ROOT_SECRET_ACCESS_KEY");

  private static final Map<String, String> ENDPOINT_VARIABLES =
      Map.of(
          "dynamodb", "AWS_ENDPOINT_URL_DYNAMODB",
          "dynamodb-streams", "AWS_ENDPOINT_URL_DYNAMODB_STREAMS",
          "sts", "AWS_ENDPOINT_URL_STS",
          "ec2", "AWS_ENDPOINT_URL_EC2",
          "iam", "AWS_ENDPOINT_URL_IAM");

  private ClientEnvironment() {}

  /**
   * Changes an environment into the client's.
   *
   * @param place what the server said of the client's place
   * @param endpointUrls also point SDKs at the client's own ports, for those that honour no proxy
   */
  static void apply(
      Map<String, String> environment, JsonNode place, RunningServer server, boolean endpointUrls) {
    environment.keySet().removeIf(name -> name.startsWith("AWS_ENDPOINT_URL"));
    SCRUBBED.forEach(environment::remove);
    var proxy = place.path("proxy").asText();
    for (var name : List.of("HTTP_PROXY", "HTTPS_PROXY")) {
      environment.put(name, proxy);
      environment.put(name.toLowerCase(Locale.ROOT), proxy);
    }
    environment.put("NO_PROXY", "127.0.0.1,localhost");
    environment.put("no_proxy", "127.0.0.1,localhost");

    var bundle = server.bundle().toString();
    for (var name :
        List.of("AWS_CA_BUNDLE", "SSL_CERT_FILE", "CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE")) {
      environment.put(name, bundle);
    }
    environment.put("NODE_EXTRA_CA_CERTS", bundle);
    environment.merge(
        "JAVA_TOOL_OPTIONS",
        "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
            .formatted(server.trustStore(), TrustFiles.TRUST_STORE_PASSWORD),
        (theirs, ours) -> theirs + " " + ours);

    environment.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", place.path("metadata").asText());
    environment.put("AWS_CONFIG_FILE", "/dev/null");
    environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
    environment.put("AWS_REGION", place.path("region").asText());
    environment.put("AWS_DEFAULT_REGION", place.path("region").asText());
    environment.put("CULVERT_NETWORK_INTERFACE", place.path("interfaceId").asText());
    if (endpointUrls) {
      ENDPOINT_VARIABLES.forEach((service, variable) -> {
        if (place.path("endpoints").has(service)) {
          environment.put(variable, place.path("endpoints").path(service).asText());
        }
      });
    }
  }
}
