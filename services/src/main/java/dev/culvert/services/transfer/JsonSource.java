package dev.culvert.services.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.culvert.items.SerializationException;
import dev.culvert.items.ValidationException;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/** {@code {"Item":{"Id":{"S":"a"}}}}, one in each line. */
final class JsonSource implements ItemSource {
  private final JsonFactory json = new JsonFactory();

  @Override
  public void read(Reader file, Sink sink) throws IOException {
    var lines = new BufferedReader(file);
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank()) {
        try {
          sink.item(item(line));
        } catch (JsonProcessingException malformed) {
          sink.refused(malformed.getOriginalMessage());
        } catch (SerializationException | ValidationException refused) {
          sink.refused(String.valueOf(refused.getMessage()));
        }
      }
    }
  }

  private Item item(String line) throws IOException {
    try (var parser = json.createParser(line)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          var name = parser.currentName();
          parser.nextToken();
          if (name.equals("Item")) {
            return ItemJson.readItem(parser);
          }
          parser.skipChildren();
        }
      }
      throw new ValidationException("a line has no Item");
    }
  }
}
