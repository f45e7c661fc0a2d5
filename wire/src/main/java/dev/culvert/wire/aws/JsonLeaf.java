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

  /**
   * Reads the value that starts at the parser's current token, and leaves the parser at its last
   * token.
   *
   * @throws AwsException a {@code SerializationException} or {@code ValidationException} with AWS's
   *     text, if the JSON is none of this type's
   */
  T read(JsonParser parser) throws IOException;

  void write(T value, JsonGenerator generator) throws IOException;
}
