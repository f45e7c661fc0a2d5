package dev.culvert.wire.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * A member of a response that writes itself: set in place of the member's own type where a value is
 * at hand in a form that is cheaper to write than to decode.
 */
@FunctionalInterface
public interface JsonValue {

  /** Writes exactly one JSON value. */
  void writeTo(JsonGenerator generator) throws IOException;

  /**
   * A value that is already encoded: UTF-8, one well-formed JSON value. The array is not copied.
   */
  static JsonValue encoded(byte[] json, int offset, int length) {
    return new EncodedJson(json, offset, length);
  }

  /**
   * A value that is already encoded: UTF-8, one well-formed JSON value. The array is not copied.
   */
  static JsonValue encoded(byte[] json) {
    return new EncodedJson(json, 0, json.length);
  }
}
