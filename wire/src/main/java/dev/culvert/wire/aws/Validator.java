package dev.culvert.wire.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks a request against the constraints of its tables, and words what is wrong as AWS's
 * framework does.
 *
 * <p>The texts and the forms of paths are those of recorded answers: {@code Value 'ab' at
 * 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 3}.
 */
final class Validator {
  /** AWS tells no more than this many at once. */
  private static final int MAX_FAILURES = 10;

  private final List<Violation> failures = new ArrayList<>();

  private Validator() {}

  /** All that is wrong, in one sentence; empty if nothing is. */
  static Optional<String> message(Structure input) {
    List<Violation> violations = violations(input);
    int count = violations.size();
    if (count == 0) {
      return Optional.empty();
    }
    return Optional.of(
        "%d validation error%s detected: %s"
            .formatted(
                count,
                count == 1 ? "" : "s",
                violations.stream().map(Violation::toString).collect(Collectors.joining("; "))));
  }

  /** All that is wrong, in the order of the members; no more than AWS tells at once. */
  static List<Violation> violations(Structure input) {
    if (Satisfaction.of(input)) {
      return List.of();
    }
    Validator validator = new Validator();
    validator.structure(input, MemberPath.TOP);
    return validator.failures;
  }

  /** The name of the first required parameter that is missing. */
  static Optional<String> missing(Structure input) {
    return Optional.ofNullable(missing(input, ""));
  }

  private static @Nullable String missing(Structure structure, String path) {
    StructureShape shape = structure.shape();
    for (int i = 0; i < shape.size(); i++) {
      Member member = shape.member(i);
      Object value = structure.get(i);
      if (value == null) {
        if (member.required()) {
          return path + member.input();
        }
      } else if (value instanceof Structure inner) {
        String found = missing(inner, path + member.input() + ".");
        if (found != null) {
          return found;
        }
      } else if (value instanceof List<?> list) {
        String found = missingIn(list, path + member.input() + ".");
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static @Nullable String missingIn(List<?> list, String path) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) instanceof Structure inner) {
        String found = missing(inner, path + (i + 1) + ".");
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private void structure(Structure structure, MemberPath path) {
    StructureShape shape = structure.shape();
    for (int i = 0; i < shape.size(); i++) {
      Member member = shape.member(i);
      Object value = structure.get(i);
      MemberPath at = path.member(member.name());
      if (value != null) {
        value(member.type(), value, at, member.sensitive());
      } else if (member.required()) {
        fail("Value null", at, "Member must not be null");
      }
    }
  }

  private void value(Type type, Object value, MemberPath at, boolean sensitive) {
    constraints(type, value, at, sensitive);
    switch (type.kind()) {
      case STRUCTURE -> structure((Structure) value, at);
      case LIST -> list(type, (List<?>) value, at, sensitive);
      case MAP -> map(type, (Map<?, ?>) value, at, sensitive);
      case STRING, BOOLEAN, INTEGER, LONG, FLOAT, DOUBLE, TIMESTAMP, BLOB, LEAF -> {}
    }
  }

  private void list(Type type, List<?> list, MemberPath at, boolean sensitive) {
    Type element = type.element();
    for (int i = 0; i < list.size(); i++) {
      Object entry = list.get(i);
      if (entry == null) {
        continue;
      }
      if (element.kind() == Kind.STRING) {
        entries(type, list, at, sensitive, "Member must satisfy constraint: ", (String) entry);
      } else {
        value(element, entry, at.entry(i + 1), sensitive);
      }
    }
  }

  private void map(Type type, Map<?, ?> map, MemberPath at, boolean sensitive) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      List<String> broken = broken(type.key(), entry.getKey());
      if (!broken.isEmpty()) {
        fail(shown(map, sensitive), at, "Map keys must satisfy constraint: " + all(type.key()));
      }
      if (type.element().kind() == Kind.STRING || type.element().kind() == Kind.LIST) {
        entries(type, map, at, sensitive, "Map value must satisfy constraint: ", entry.getValue());
      }
      if (type.element().kind() == Kind.LIST) {
        list(type.element(), (List<?>) entry.getValue(), at.entry(entry.getKey()), sensitive);
      } else if (type.element().kind() != Kind.STRING) {
        value(type.element(), entry.getValue(), at.entry(entry.getKey()), sensitive);
      }
    }
  }

  /** Texts in lists and maps are told of at their container, with all that is demanded of them. */
  private void entries(
      Type type, Object container, MemberPath at, boolean sensitive, String form, Object entry) {
    if (!broken(type.element(), entry).isEmpty()) {
      fail(shown(container, sensitive), at, form + all(type.element()));
    }
  }

  private void constraints(Type type, Object value, MemberPath at, boolean sensitive) {
    for (String rule : broken(type, value)) {
      fail(shown(value, sensitive), at, rule);
    }
  }

  private void fail(String value, MemberPath at, String rule) {
    if (failures.size() < MAX_FAILURES) {
      failures.add(new Violation(value, at.lower(), at.upper(), rule));
    }
  }

  private static String shown(Object value, boolean sensitive) {
    if (sensitive) {
      return "Value";
    }
    StringBuilder out = new StringBuilder("Value '");
    Printing.append(out, value);
    return out.append('\'').toString();
  }

  private static List<String> broken(Type type, Object value) {
    Constraints constraints = type.constraints();
    if (constraints == Constraints.NONE) {
      return List.of();
    }
    List<String> broken = new ArrayList<>();
    if (value instanceof String text) {
      if (!constraints.matches(text)) {
        broken.add(pattern(constraints));
      }
      if (!constraints.allowed().isEmpty() && !constraints.allowed().contains(text)) {
        broken.add(enumeration(constraints));
      }
    }
    long measure = measure(value);
    if (measure > constraints.max()) {
      broken.add(most(constraints, value));
    }
    if (measure < constraints.min()) {
      broken.add(least(constraints, value));
    }
    return broken;
  }

  static long measure(Object value) {
    return switch (value) {
      case String text -> text.codePointCount(0, text.length());
      case Number number -> number.longValue();
      case List<?> list -> list.size();
      case Map<?, ?> map -> map.size();
      case byte[] blob -> blob.length;
      default -> 0;
    };
  }

  /** Every rule of a type, as AWS lists them for entries. */
  private static String all(Type type) {
    Constraints constraints = type.constraints();
    List<String> rules = new ArrayList<>();
    if (constraints.max() != Long.MAX_VALUE) {
      rules.add(most(constraints, ""));
    }
    if (constraints.min() != Long.MIN_VALUE) {
      rules.add(least(constraints, ""));
    }
    if (constraints.regex() != null) {
      rules.add(pattern(constraints));
    }
    if (!constraints.allowed().isEmpty()) {
      rules.add(enumeration(constraints));
    }
    return "[" + String.join(", ", rules) + "]";
  }

  private static String pattern(Constraints constraints) {
    return "Member must satisfy regular expression pattern: " + constraints.regex();
  }

  private static String enumeration(Constraints constraints) {
    return "Member must satisfy enum value set: [" + String.join(", ", constraints.allowed()) + "]";
  }

  private static String most(Constraints constraints, Object value) {
    return "Member must have " + kind(value) + " less than or equal to " + constraints.max();
  }

  private static String least(Constraints constraints, Object value) {
    return "Member must have " + kind(value) + " greater than or equal to " + constraints.min();
  }

  private static String kind(Object value) {
    return value instanceof Number ? "value" : "length";
  }
}
