package dev.culvert.services.dynamodb;

import dev.culvert.items.value.AttributeValue;
import dev.culvert.wire.aws.Structure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells requests apart that use the same client token: a digest of what they ask for, in which
 * neither the order of names nor the spelling of numbers matters.
 */
final class Fingerprint {
  private final MessageDigest digest;

  private Fingerprint() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  static byte[] of(List<?> items) {
    var fingerprint = new Fingerprint();
    fingerprint.add(items);
    return fingerprint.digest.digest();
  }

  private void add(@Nullable Object value) {
    switch (value) {
      case null -> mark("null");
      case Structure structure -> {
        mark("structure");
        var members = structure.shape().members();
        for (int i = 0; i < members.size(); i++) {
          add(structure.get(i));
        }
      }
      case List<?> list -> {
        mark("list " + list.size());
        list.forEach(this::add);
      }
      case Map<?, ?> map -> {
        mark("map " + map.size());
        new TreeMap<>(map)
            .forEach((name, entry) -> {
              add(name);
              add(entry);
            });
      }
      case AttributeValue attribute -> attribute(attribute);
      default -> mark("value " + value);
    }
  }

  private void attribute(AttributeValue value) {
    switch (value) {
      case AttributeValue.M map -> add(map.entries());
      case AttributeValue.L list -> add(list.elements());
      case AttributeValue.S s -> mark("S " + s.value());
      case AttributeValue.N n -> mark("N " + n.value());
      case AttributeValue.B b -> bytes(b.value().toArray());
      case AttributeValue.BS set -> set.elements().forEach(one -> bytes(one.toArray()));
      case AttributeValue.SS set -> mark("SS " + set.elements());
      case AttributeValue.NS set -> mark("NS " + set.elements());
      case AttributeValue.Bool _, AttributeValue.Null _ -> mark(value.toString());
      case AttributeValue.Refused refused -> throw refused.why();
    }
  }

  /** Texts go in with their length, so that none can pass for two. */
  private void mark(String text) {
    bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private void bytes(byte[] bytes) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      digest.update((byte) (bytes.length >>> shift));
    }
    digest.update(bytes);
  }
}
