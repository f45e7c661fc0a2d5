package dev.culvert.policy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a whole JSON text into {@link Json}. */
final class JsonReader {
  /** Deeper than any policy; a bound on recursion. */
  private static final int MAXIMUM_DEPTH = 32;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(MAXIMUM_DEPTH).build())
          .build();

  private final JsonParser parser;

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * @throws FaultException if the text is not exactly one JSON value, or names a member twice
   */
  static Json read(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() == null) {
        throw notJson(parser.currentLocation());
      }
      Json value = new JsonReader(parser).value();
      if (parser.nextToken() != null) {
        throw notJson(parser.currentTokenLocation());
      }
      return value;
    } catch (JacksonException e) {
      throw notJson(e.getLocation());
    } catch (IOException e) {
      throw new IllegalStateException("a string cannot fail to be read", e);
    }
  }

  private static FaultException notJson(@Nullable JsonLocation at) {
    JsonLocation known = at == null ? JsonLocation.NA : at;
    return new FaultException(
        new Fault.NotJson(Math.max(1, known.getLineNr()), Math.max(1, known.getColumnNr())));
  }

  private Json value() throws IOException {
    JsonLocation start = parser.currentTokenLocation();
    return switch (parser.currentToken()) {
      case START_OBJECT -> structure(start);
      case START_ARRAY -> array(start);
      case VALUE_STRING ->
          new Json.Text(parser.getText(), (int) start.getCharOffset(), rangeFrom(start));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          new Json.Scalar(parser.getText(), rangeFrom(start));
      case VALUE_NULL -> new Json.Null(rangeFrom(start));
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("the parser ends values itself");
    };
  }

  private Json structure(JsonLocation start) throws IOException {
    List<Json.Member> members = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      SourceRange range = rangeFrom(parser.currentTokenLocation());
      parser.nextToken();
      members.add(new Json.Member(name, value(), range));
    }
    return new Json.Structure(members, rangeFrom(start));
  }

  private Json array(JsonLocation start) throws IOException {
    List<Json> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value());
    }
    return new Json.Array(elements, rangeFrom(start));
  }

  private SourceRange rangeFrom(JsonLocation start) {
    JsonLocation end = parser.currentLocation();
    return new SourceRange(
        start.getLineNr(), start.getColumnNr(), end.getLineNr(), end.getColumnNr());
  }
}
