package dev.culvert.items.partiql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.culvert.items.SerializationException;
import dev.culvert.items.ValidationException;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page of a statement begins: {@code NextToken}.
 *
 * @param query which of the statement's queries goes on
 * @param key where in it; null at its beginning
 */
public record PageToken(int query, @Nullable Item key) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String VERSION = "1";

  /** The first page. */
  public static final PageToken START = new PageToken(0, null);

  /**
   * For clients; it is good for this statement alone.
   *
   * @param statement the statement's text
   */
  public String encode(String statement) {
    String head = VERSION + " " + Integer.toHexString(statement.hashCode()) + " " + query + " ";
    String json = key == null ? "" : new String(ItemJson.encode(key), StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString((head + json).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What a client gave back.
   *
   * @throws ValidationException unless it is a token of this statement
   */
  public static PageToken of(@Nullable String token, String statement) {
    if (token == null) {
      return START;
    }
    try {
      String text = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
      String[] parts = text.split(" ", 4);
      boolean ours =
          parts.length == 4
              && parts[0].equals(VERSION)
              && parts[1].equals(Integer.toHexString(statement.hashCode()));
      if (!ours) {
        throw invalid();
      }
      return new PageToken(Integer.parseUnsignedInt(parts[2]), key(parts[3]));
    } catch (IllegalArgumentException | IOException | SerializationException unreadable) {
      throw invalid();
    }
  }

  private static @Nullable Item key(String json) throws IOException {
    if (json.isEmpty()) {
      return null;
    }
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() == null || !parser.isExpectedStartObjectToken()) {
        throw invalid();
      }
      Item key = ItemJson.readItem(parser);
      for (AttributeValue value : key.values()) {
        if (value instanceof AttributeValue.Refused) {
          throw invalid();
        }
      }
      return key;
    }
  }

  private static ValidationException invalid() {
    return new ValidationException("Invalid NextToken");
  }
}
