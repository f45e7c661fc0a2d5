package dev.culvert.wire.aws;

import java.util.List;
import java.util.Map;

/**
 * Whether a request satisfies its model at all. It makes no words: nearly all requests do, and need
 * none.
 */
final class Satisfaction {
  private Satisfaction() {}

  static boolean of(Structure structure) {
    StructureShape shape = structure.shape();
    for (int i = 0; i < shape.size(); i++) {
      Member member = shape.member(i);
      Object value = structure.get(i);
      if (value == null ? member.required() : !satisfies(member.type(), value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean satisfies(Type type, Object value) {
    return constraints(type.constraints(), value)
        && switch (type.kind()) {
          case STRUCTURE -> of((Structure) value);
          case LIST -> list(type.element(), (List<?>) value);
          case MAP -> map(type, (Map<?, ?>) value);
          case STRING, BOOLEAN, INTEGER, LONG, FLOAT, DOUBLE, TIMESTAMP, BLOB, LEAF -> true;
        };
  }

  private static boolean list(Type element, List<?> list) {
    for (Object entry : list) {
      if (entry != null && !satisfies(element, entry)) {
        return false;
      }
    }
    return true;
  }

  private static boolean map(Type type, Map<?, ?> map) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!constraints(type.key().constraints(), entry.getKey())
          || !satisfies(type.element(), entry.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static boolean constraints(Constraints constraints, Object value) {
    if (constraints == Constraints.NONE) {
      return true;
    }
    long measure = Validator.measure(value);
    if (measure > constraints.max() || measure < constraints.min()) {
      return false;
    }
    return !(value instanceof String text)
        || (constraints.matches(text)
            && (constraints.allowed().isEmpty() || constraints.allowed().contains(text)));
  }
}
