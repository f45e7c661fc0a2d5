package dev.culvert.services.sts;

import dev.culvert.policy.ContextValue;
import dev.culvert.policy.Decision;
import dev.culvert.policy.MatchedStatement;
import dev.culvert.services.control.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The reasons of a refusal as EC2 hands them out: sealed, since they show policies that the caller
 * may not read. {@code DecodeAuthorizationMessage} opens them for those who may.
 */
public final class AuthorizationMessages {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int MAX_TEXT_BYTES = 65_536;

  private final SecretKeySpec key;
  private final SecureRandom random;

  /**
   * @param secret of the installation; a key of its own is derived from it
   */
  public AuthorizationMessages(byte[] secret, SecureRandom random) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      this.key =
          new SecretKeySpec(
              mac.doFinal("authorization messages".getBytes(StandardCharsets.UTF_8)), "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot derive a key", e);
    }
    this.random = random;
  }

  /** The sealed reasons. */
  public String seal(Decision.Denied denied) {
    try {
      var compressed = new ByteArrayOutputStream();
      try (var out = new DeflaterOutputStream(compressed, new Deflater(Deflater.BEST_SPEED))) {
        out.write(Json.text(reasons(denied)).getBytes(StandardCharsets.UTF_8));
      }
      var nonce = new byte[NONCE_BYTES];
      random.nextBytes(nonce);
      var message = new ByteArrayOutputStream();
      message.writeBytes(nonce);
      message.writeBytes(cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(compressed.toByteArray()));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(message.toByteArray());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("cannot seal a refusal", e);
    }
  }

  /** The reasons as JSON; empty if the message is none that this installation sealed. */
  public Optional<String> open(String message) {
    try {
      var bytes = Base64.getUrlDecoder().decode(message);
      if (bytes.length <= NONCE_BYTES) {
        return Optional.empty();
      }
      var nonce = Arrays.copyOf(bytes, NONCE_BYTES);
      var compressed =
          cipher(Cipher.DECRYPT_MODE, nonce)
              .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
      var inflater = new Inflater();
      inflater.setInput(compressed);
      var text = new byte[MAX_TEXT_BYTES];
      var length = inflater.inflate(text);
      inflater.end();
      return Optional.of(new String(text, 0, length, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | GeneralSecurityException | DataFormatException e) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }

  private static Map<String, Object> reasons(Decision.Denied denied) {
    var request = denied.request();
    var explicit = denied instanceof Decision.ExplicitlyDenied;
    var matched =
        switch (denied) {
          case Decision.ExplicitlyDenied given -> List.of(statement(given.statement()));
          case Decision.ImplicitlyDenied _ -> List.<Map<String, Object>>of();
        };
    var conditions = new ArrayList<Map<String, Object>>();
    for (var name : new TreeSet<>(request.context().keys())) {
      var value = request.context().value(name);
      if (value != null) {
        conditions.add(ordered("key", name, "values", items(values(value))));
      }
    }
    var context = new LinkedHashMap<String, Object>();
    context.put(
        "principal",
        ordered(
            "id", text(request.context().value("aws:userid")), "arn", request.principal().name()));
    context.put("action", request.action());
    context.put("resource", request.resource());
    context.put("conditions", items(conditions));
    var told = new LinkedHashMap<String, Object>();
    told.put("allowed", false);
    told.put("explicitDeny", explicit);
    told.put("matchedStatements", items(matched));
    told.put("failures", items(List.of()));
    told.put("context", context);
    return told;
  }

  private static Map<String, Object> statement(MatchedStatement matched) {
    var statement = matched.statement();
    var told = new LinkedHashMap<String, Object>();
    told.put("statementId", statement.sid().orElse(""));
    told.put("effect", statement.effect().name());
    told.put(
        "policy",
        ordered("name", matched.policy().name(), "arn", matched.policy().arn().orElse("")));
    told.put("actions", items(statement.actions().stream().map(it -> value(it)).toList()));
    told.put("resources", items(statement.resources().stream().map(it -> value(it)).toList()));
    return told;
  }

  private static List<Map<String, Object>> values(ContextValue value) {
    return switch (value) {
      case ContextValue.Single single -> List.of(value(single.text()));
      case ContextValue.Several several ->
          several.values().stream().map(single -> value(single.text())).toList();
    };
  }

  private static String text(@Nullable ContextValue value) {
    return value instanceof ContextValue.Single single ? single.text() : "";
  }

  private static Map<String, Object> value(String text) {
    return Map.of("value", text);
  }

  private static Map<String, Object> items(List<Map<String, Object>> items) {
    return Map.of("items", items);
  }

  private static Map<String, Object> ordered(
      String firstKey, Object first, String secondKey, Object second) {
    var map = new LinkedHashMap<String, Object>();
    map.put(firstKey, first);
    map.put(secondKey, second);
    return map;
  }
}
