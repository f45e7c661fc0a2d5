package dev.culvert.wire.http;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Header fields in order of arrival; names are compared without regard to case. A value is the
 * bytes of the wire, one {@code char} each (ISO 8859-1).
 */
public interface Headers {

  /** The first value of this name. */
  Optional<String> first(String name);

  /** All values of this name, in order. */
  List<String> all(String name);

  /** All fields, names as sent. */
  List<Header> fields();

  /** Headers that are known already. */
  static Headers of(Header... fields) {
    return new FixedHeaders(Arrays.asList(fields));
  }

  /** Headers that are known already. */
  static Headers of(List<Header> fields) {
    return new FixedHeaders(fields);
  }

  /** One field. */
  record Header(String name, String value) {}
}
