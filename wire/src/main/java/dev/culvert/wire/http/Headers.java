package dev.culvert.wire.http;

import java.util.List;
import java.util.Optional;

/** Header fields in order of arrival; names are compared without regard to case. */
public interface Headers {

  /** The first value of this name. */
  Optional<String> first(String name);

  /** All values of this name, in order. */
  List<String> all(String name);

  /** All fields, names as sent. */
  List<Header> fields();

  /** One field. */
  record Header(String name, String value) {}
}
