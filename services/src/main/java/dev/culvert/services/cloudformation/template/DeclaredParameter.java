package dev.culvert.services.cloudformation.template;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A parameter of a template, with what its values must be.
 *
 * @param limits the other attributes: {@code MinLength}, {@code AllowedPattern} and their like
 */
public record DeclaredParameter(
    String name,
    String type,
    Optional<String> defaultValue,
    boolean noEcho,
    Optional<String> description,
    List<String> allowedValues,
    Map<String, String> limits) {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final List<String> LIMITS =
      List.of(
          "AllowedPattern",
          "ConstraintDescription",
          "MaxLength",
          "MaxValue",
          "MinLength",
          "MinValue");

  static DeclaredParameter of(String name, Object value) {
    var fields =
        Values.asMap(value)
            .orElseThrow(() -> TemplateException.format("Parameter " + name + " is no object"));
    if (!fields.containsKey("Type")) {
      throw TemplateException.format("Every Parameters object must contain a Type member.");
    }
    var limits = new TreeMap<String, String>();
    for (var limit : LIMITS) {
      if (fields.containsKey(limit)) {
        limits.put(limit, Values.text(fields.getOrDefault(limit, "")));
      }
    }
    var type = Values.text(fields.getOrDefault("Type", ""));
    if (!type.matches(
        "String|Number|CommaDelimitedList|List<.+>|AWS::[A-Z].+::.+|AWS::SSM::Parameter::.+")) {
      throw TemplateException.format("Unrecognized parameter type: " + type);
    }
    return new DeclaredParameter(
        name,
        type,
        Optional.ofNullable(fields.get("Default")).map(Values::text),
        Boolean.parseBoolean(Values.text(fields.getOrDefault("NoEcho", false))),
        Optional.ofNullable(fields.get("Description")).map(Values::text),
        Values.list(fields.getOrDefault("AllowedValues", List.of())).stream()
            .map(Values::text)
            .toList(),
        Map.copyOf(limits));
  }

  /** Whether its values name parameters of Parameter Store, and stand for theirs. */
  public boolean stored() {
    return type.startsWith("AWS::SSM::Parameter::Value<");
  }

  /** What {@code Ref} gives for a text. */
  Object value(String text) {
    var inner = stored() ? type.substring(type.indexOf('<') + 1, type.length() - 1) : type;
    if (inner.equals("CommaDelimitedList") || inner.startsWith("List<")) {
      return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }
    return text;
  }

  /**
   * Refuses a value that the declaration does not allow.
   *
   * @throws TemplateException in CloudFormation's words
   */
  public void check(String text) {
    for (var one : Values.list(value(text))) {
      checkOne((String) one);
    }
  }

  private void checkOne(String value) {
    if ((type.equals("Number") || type.equals("List<Number>"))
        && !NUMBER.matcher(value).matches()) {
      throw new TemplateException("Parameter '" + name + "' must be a number.");
    }
    if (!allowedValues.isEmpty() && !allowedValues.contains(value)) {
      throw failed("must be one of AllowedValues");
    }
    limit("AllowedPattern")
        .filter(pattern -> !Pattern.matches(pattern, value))
        .ifPresent(pattern -> {
          throw failed("must match pattern " + pattern);
        });
    limit("MinLength")
        .filter(least -> value.length() < Integer.parseInt(least))
        .ifPresent(least -> {
          throw failed("must contain at least " + least + " characters");
        });
    limit("MaxLength")
        .filter(most -> value.length() > Integer.parseInt(most))
        .ifPresent(most -> {
          throw failed("must contain at most " + most + " characters");
        });
    limit("MinValue")
        .filter(least -> Double.parseDouble(value) < Double.parseDouble(least))
        .ifPresent(least -> {
          throw failed("must be a number not less than " + least);
        });
    limit("MaxValue")
        .filter(most -> Double.parseDouble(value) > Double.parseDouble(most))
        .ifPresent(most -> {
          throw failed("must be a number not greater than " + most);
        });
  }

  private Optional<String> limit(String limit) {
    return Optional.ofNullable(limits.get(limit));
  }

  private TemplateException failed(String why) {
    return new TemplateException(
        limit("ConstraintDescription")
            .map(text -> "Parameter " + name + " failed to satisfy constraint: " + text)
            .orElse("Parameter '" + name + "' " + why));
  }
}
