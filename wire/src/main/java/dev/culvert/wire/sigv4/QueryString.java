package dev.culvert.wire.sigv4;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of a query, decoded once, in order.
 *
 * @param parameters names and values
 */
record QueryString(List<Parameter> parameters) {

  record Parameter(String name, String value) {}

  private static final QueryString EMPTY = new QueryString(List.of());

  /** Names and values sorted as they are encoded, by bytes. */
  private static final Comparator<Parameter> CANONICAL =
      Comparator.comparing(Parameter::name).thenComparing(Parameter::value);

  /** The query of a request target, which may have none. */
  static QueryString of(String target) {
    int mark = target.indexOf('?');
    if (mark < 0 || mark == target.length() - 1) {
      return EMPTY;
    }
    List<Parameter> parameters = new ArrayList<>();
    for (String pair : target.substring(mark + 1).split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.add(new Parameter(UriText.decode(name), UriText.decode(value)));
      }
    }
    return new QueryString(parameters);
  }

  Optional<String> first(String name) {
    for (Parameter parameter : parameters) {
      if (parameter.name().equals(name)) {
        return Optional.of(parameter.value());
      }
    }
    return Optional.empty();
  }

  /** Sorted and encoded, without the signature itself. */
  String canonical() {
    if (parameters.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    parameters.stream()
        .filter(parameter -> !parameter.name().equals("X-Amz-Signature"))
        .map(parameter ->
            new Parameter(UriText.encode(parameter.name()), UriText.encode(parameter.value())))
        .sorted(CANONICAL)
        .forEach(parameter ->
            out.append(out.isEmpty() ? "" : "&")
                .append(parameter.name())
                .append('=')
                .append(parameter.value()));
    return out.toString();
  }
}
