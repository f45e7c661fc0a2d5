package dev.culvert.services.ec2.basis;

import dev.culvert.wire.aws.Structure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at requests without knowing their type. */
final class Parameters {
  private static final Set<String> NOT_COMPARED = Set.of("ClientToken", "DryRun");

  private Parameters() {}

  /** The member of this name, or null if it is absent or the request has none. */
  static @Nullable Object member(Structure request, String name) {
    var members = request.shape().members();
    for (var i = 0; i < members.size(); i++) {
      if (members.get(i).name().equals(name)) {
        return request.get(i);
      }
    }
    return null;
  }

  /** A digest of everything that was asked for, apart from the client token. */
  static String digest(Structure request) {
    var text = new StringBuilder();
    write(request, text);
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(sha256.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Lengths keep apart what would otherwise read alike. */
  private static void write(@Nullable Object value, StringBuilder text) {
    switch (value) {
      case null -> text.append('-');
      case Structure structure -> {
        var members = structure.shape().members();
        for (var i = 0; i < members.size(); i++) {
          var member = structure.get(i);
          if (member != null && !NOT_COMPARED.contains(members.get(i).name())) {
            text.append(i).append('=');
            write(member, text);
          }
        }
        text.append(';');
      }
      case List<?> list -> {
        text.append(list.size()).append('[');
        list.forEach(element -> write(element, text));
      }
      case byte[] bytes -> text.append(Arrays.toString(bytes));
      default -> {
        var plain = value.toString();
        text.append(plain.length()).append(':').append(plain);
      }
    }
  }
}
