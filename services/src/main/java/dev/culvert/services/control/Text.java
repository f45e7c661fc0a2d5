package dev.culvert.services.control;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.util.function.Function;

/** A value that is one string in JSON: its {@code toString}, and what parses that. */
final class Text {
  private Text() {}

  @SuppressWarnings("unchecked") // the wildcard of permitted subclasses
  static void register(SimpleModule module, Class<?> type, Function<String, ?> parse) {
    var raw = (Class<Object>) type;
    module.addSerializer(raw, new Serializer(raw));
    module.addDeserializer(raw, new Deserializer(raw, parse));
  }

  private static final class Serializer extends StdScalarSerializer<Object> {
    private static final long serialVersionUID = 1;

    Serializer(Class<Object> type) {
      super(type);
    }

    @Override
    public void serialize(Object value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(value.toString());
    }
  }

  private static final class Deserializer extends StdScalarDeserializer<Object> {
    private static final long serialVersionUID = 1;
    private final transient Function<String, ?> parse;

    Deserializer(Class<?> type, Function<String, ?> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    public Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return parse.apply(json.getText());
    }
  }
}
