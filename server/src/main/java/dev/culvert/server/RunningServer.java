package dev.culvert.server;

import dev.culvert.services.iam.RootKey;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * How to reach a server, and as whom.
 *
 * @param bundle certificates that its clients trust: its own authority, then the system's
 * @param trustStore the same for Java
 */
record RunningServer(int port, RootKey root, String region, Path bundle, Path trustStore) {

  String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  Map<String, String> toMap() {
    return Map.of(
        "account", root.account(),
        "accessKeyId", root.accessKeyId(),
        "secretAccessKey", root.secret(),
        "region", region,
        "bundle", bundle.toString(),
        "trustStore", trustStore.toString());
  }

  static RunningServer of(int port, Properties properties) {
    return new RunningServer(
        port,
        new RootKey(
            properties.getProperty("account", ""),
            properties.getProperty("accessKeyId", ""),
            properties.getProperty("secretAccessKey", "")),
        properties.getProperty("region", "us-east-1"),
        Path.of(properties.getProperty("bundle", "")),
        Path.of(properties.getProperty("trustStore", "")));
  }
}
