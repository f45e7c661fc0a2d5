package dev.culvert.wire.aws;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The decoded parameters of a query request, in order of arrival: those of the query string, then
 * those of the body.
 */
public final class Form {
  /** More parameters than any client of AWS's sends. */
  static final int MAX_PARAMETERS = 20_000;

  private final List<Parameter> parameters;

  Form(List<Parameter> parameters) {
    this.parameters = parameters;
  }

  /** One parameter, decoded. */
  record Parameter(String name, String value) {}

  /** Reads {@code application/x-www-form-urlencoded} text from a query string and a body. */
  static Form decode(String query, byte[] body) {
    List<Parameter> parameters = new ArrayList<>();
    FormDecoder.decode(query.getBytes(StandardCharsets.UTF_8), parameters);
    FormDecoder.decode(body, parameters);
    return new Form(parameters);
  }

  List<Parameter> parameters() {
    return parameters;
  }

  /** The value of the first parameter of this name. */
  public Optional<String> first(String name) {
    for (Parameter parameter : parameters) {
      if (parameter.name().equals(name)) {
        return Optional.of(parameter.value());
      }
    }
    return Optional.empty();
  }

  /** Only how many there are: values may be secret. */
  @Override
  public String toString() {
    return "Form[" + parameters.size() + " parameters]";
  }
}
