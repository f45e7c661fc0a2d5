package dev.culvert.services.ssm;

import dev.culvert.services.control.Register;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A parameter at its newest version.
 *
 * @param type {@code String} or {@code StringList}
 * @param author the ARN of who wrote it
 */
record StoredParameter(
    String account,
    String region,
    String name,
    String type,
    String value,
    long version,
    Instant modified,
    String author,
    Optional<String> description,
    Optional<String> allowedPattern,
    String dataType,
    Map<String, String> tags) {
  static final Register<StoredParameter> REGISTER =
      Register.of(
          "ssm.parameter", StoredParameter.class, p -> key(p.account(), p.region(), p.name()));

  StoredParameter {
    tags = Map.copyOf(tags);
  }

  static String key(String account, String region, String name) {
    return account + "/" + region + "/" + name;
  }

  String arn() {
    return arn(account, region, name);
  }

  /** A name that is a path has its slash already. */
  static String arn(String account, String region, String name) {
    return "arn:aws:ssm:%s:%s:parameter%s"
        .formatted(region, account, name.startsWith("/") ? name : "/" + name);
  }

  StoredParameter tagged(Map<String, String> all) {
    return new StoredParameter(
        account,
        region,
        name,
        type,
        value,
        version,
        modified,
        author,
        description,
        allowedPattern,
        dataType,
        all);
  }
}
