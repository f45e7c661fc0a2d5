package dev.culvert.services.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culvert.services.control.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The managed policies of AWS that people attach, as resource files; each is read when it is first
 * asked for. AWS has some thousand more, which Culvert does not know.
 */
final class AwsPolicies {
  static final String ACCOUNT = "aws";
  private static final String DIRECTORY = "aws-policies/";

  private final Map<String, ManagedPolicy> read = new ConcurrentHashMap<>();
  private final Map<String, String> nameByArn = new HashMap<>();

  AwsPolicies() {
    for (var line : text("names.txt").lines().toList()) {
      var space = line.indexOf(' ');
      var name = line.substring(0, space);
      nameByArn.put("arn:aws:iam::aws:policy" + line.substring(space + 1) + name, name);
    }
  }

  Optional<ManagedPolicy> find(String arn) {
    return Optional.ofNullable(nameByArn.get(arn)).map(this::policy);
  }

  Collection<ManagedPolicy> all() {
    return nameByArn.values().stream().map(this::policy).toList();
  }

  private ManagedPolicy policy(String name) {
    return read.computeIfAbsent(name, AwsPolicies::load);
  }

  private static ManagedPolicy load(String name) {
    try {
      var json = Json.mapper().readTree(text(name + ".json"));
      var version = json.path("version").asText();
      var updated = time(json, "updated");
      return new ManagedPolicy(
          ACCOUNT,
          name,
          json.path("path").asText(),
          id(name),
          time(json, "created"),
          updated,
          Optional.empty(),
          List.of(
              new ManagedPolicy.Version(
                  version, Json.mapper().writeValueAsString(json.path("document")), updated)),
          version,
          Integer.parseInt(version.substring(1)),
          Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static java.time.Instant time(JsonNode json, String field) {
    return OffsetDateTime.parse(json.path(field).asText()).toInstant();
  }

  /** One that never changes; AWS's own are not published. */
  private static String id(String name) {
    var bits = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    var digits =
        Long.toString(bits.getMostSignificantBits() >>> 1, Character.MAX_RADIX)
            + Long.toString(bits.getLeastSignificantBits() >>> 1, Character.MAX_RADIX);
    return "ANPA" + digits.substring(0, 16).toUpperCase(java.util.Locale.ROOT);
  }

  private static String text(String file) {
    try (InputStream in = AwsPolicies.class.getResourceAsStream(DIRECTORY + file)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + DIRECTORY + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
