package dev.culvert.policy;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conditions and variables, written slowly and apart from the product. */
record NaiveConditions(Map<String, Object> context, boolean variables) {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^},]*)(, '([^}']*)')?}");

  /** What an endpoint policy's test is reduced to: values that never match are gone. */
  static RandomDocument.Test spared(PolicyKind kind, RandomDocument.Test test) {
    if (kind.type() != PolicyType.ENDPOINT) {
      return test;
    }
    return new RandomDocument.Test(
        test.quantifier(),
        test.operator(),
        test.ifExists(),
        test.key(),
        test.values().stream().filter(value -> !neverMatches(test, value)).toList());
  }

  private static boolean neverMatches(RandomDocument.Test test, String value) {
    boolean strings = test.operator().startsWith("String");
    boolean identifier = test.key().equals("aws:SourceVpce");
    boolean wild = value.contains("*") || value.contains("?");
    if (identifier && (test.operator().startsWith("Numeric") || (strings && wild))) {
      return true;
    }
    if (test.operator().endsWith("Like") && strings && wild) {
      // All wildcards of the universe stand beside fewer than six characters.
      return true;
    }
    return (strings || test.operator().startsWith("Arn")) && value.contains("::1111*");
  }

  boolean holds(RandomDocument.Test test) {
    Object value = context.get(test.key().toLowerCase(Locale.ROOT));
    boolean absent =
        value == null
            || (value instanceof List<?> several
                && several.stream().allMatch(single -> single.equals("")));
    if (test.operator().equals("Null")) {
      return test.values().contains(String.valueOf(absent));
    }
    boolean negated = test.operator().contains("Not");
    if (absent || value == null) {
      return switch (test.quantifier()) {
        case "ForAllValues:" -> true;
        case "ForAnyValue:" -> test.ifExists();
        default -> test.ifExists() || negated;
      };
    }
    if (!(value instanceof List<?> several)) {
      return satisfied(test, value.toString(), negated);
    }
    boolean all = several.stream().allMatch(v -> satisfied(test, v.toString(), negated));
    boolean any = several.stream().anyMatch(v -> satisfied(test, v.toString(), negated));
    return switch (test.quantifier()) {
      case "ForAllValues:" -> all;
      case "ForAnyValue:" -> any;
      default -> negated ? all : any;
    };
  }

  private boolean satisfied(RandomDocument.Test test, String value, boolean negated) {
    boolean matched =
        test.values().stream().anyMatch(listed -> matches(test.operator(), listed, value));
    return matched != negated;
  }

  private boolean matches(String operator, String listed, String value) {
    return switch (operator.replace("Not", "")) {
      case "StringEquals" -> expanded(listed).filter(value::equals).isPresent();
      case "StringEqualsIgnoreCase" -> expanded(listed).filter(value::equalsIgnoreCase).isPresent();
      case "StringLike" -> like(WildcardStyle.TEXT, listed, value);
      case "ArnLike", "ArnEquals" -> like(WildcardStyle.ARN, listed, value);
      case "Bool" -> listed.equalsIgnoreCase(value);
      case "IpAddress" -> inBlock(listed, value);
      default ->
          operator.startsWith("Numeric")
              ? ordered(operator, number(value), number(listed))
              : ordered(operator, moment(value), moment(listed));
    };
  }

  private static boolean ordered(
      String operator, Optional<BigDecimal> value, Optional<BigDecimal> listed) {
    if (value.isEmpty() || listed.isEmpty()) {
      return false;
    }
    int order = value.get().compareTo(listed.get());
    if (operator.endsWith("NotEquals") || operator.endsWith("cEquals")) {
      return order == 0;
    }
    boolean strictly = operator.contains("Less") ? order < 0 : order > 0;
    return strictly || (operator.endsWith("ThanEquals") && order == 0);
  }

  private static Optional<BigDecimal> number(String text) {
    return text.matches("\\d+(\\.\\d+)?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  private static Optional<BigDecimal> moment(String text) {
    return text.contains("T")
        ? Optional.of(BigDecimal.valueOf(OffsetDateTime.parse(text).toEpochSecond()))
        : number(text).filter(number -> number.scale() == 0);
  }

  private static boolean inBlock(String block, String address) {
    if (block.contains(":") || !address.matches("\\d+\\.\\d+\\.\\d+\\.\\d+")) {
      return false;
    }
    String[] parts = block.split("/", -1);
    int length = parts.length == 1 ? 32 : Integer.parseInt(parts[1]);
    return bits(parts[0]) >> (32 - length) == bits(address) >> (32 - length);
  }

  private static long bits(String address) {
    long bits = 0;
    for (String octet : address.split("\\.", -1)) {
      bits = bits * 256 + Long.parseLong(octet);
    }
    return bits;
  }

  /** The text with its variables replaced; empty if one has no value. */
  private Optional<String> expanded(String text) {
    if (!variables) {
      return Optional.of(text);
    }
    Matcher variable = VARIABLE.matcher(text);
    if (!variable.find()) {
      return Optional.of(text);
    }
    String name = variable.group(1);
    Object value = context.get(name.toLowerCase(Locale.ROOT));
    String replacement =
        name.equals("*") ? "*" : value == null ? variable.group(3) : value.toString();
    return Optional.ofNullable(replacement)
        .map(found -> text.substring(0, variable.start()) + found + text.substring(variable.end()));
  }

  private boolean like(WildcardStyle style, String pattern, String value) {
    if (variables && pattern.contains("${")) {
      // In this universe a variable stands alone or at the end, where its value is plain text.
      return expanded(pattern).filter(value::equals).isPresent();
    }
    return NaiveGlob.matches(style, pattern, value);
  }

  boolean resourceMatches(String pattern, String resource) {
    int variable = pattern.indexOf("${");
    if (variable < 0 || !variables) {
      String whole = pattern.equals("arn:aws:dynamodb:us-east-1") ? pattern + ":*:*" : pattern;
      return NaiveGlob.matches(WildcardStyle.RESOURCE, whole, resource);
    }
    String end = "/" + context.get("aws:username");
    return context.containsKey("aws:username")
        && resource.endsWith(end)
        && NaiveGlob.matches(
            WildcardStyle.RESOURCE,
            pattern.substring(0, variable - 1),
            resource.substring(0, resource.length() - end.length()));
  }
}
