package dev.culvert.wire.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * Reads and writes values of a type that is not a generated structure, by streaming.
 *
 * @param <T> the type; immutable
 */
public interface JsonLeaf<T> {

  /** How AWS's own parser calls the type, for its messages. */
  String javaType();

  /**
   * Reads the value, always an object, whose brace is the parser's current token, and leaves the
   * parser at the closing brace.
   *
   * @throws AwsException a {@code SerializationException} or {@code ValidationException} with AWS's
   *     text, if the JSON is none of this type's
   */
  T read(JsonParser parser) throws IOException;

  void write(T value, JsonGenerator generator) throws IOException;
}
