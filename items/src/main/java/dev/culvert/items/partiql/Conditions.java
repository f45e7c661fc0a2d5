package dev.culvert.items.partiql;

import dev.culvert.items.ValidationException;
import dev.culvert.items.expression.Comparator;
import dev.culvert.items.expression.DocumentPath;
import dev.culvert.items.expression.Operand;
import dev.culvert.items.expression.Predicate;
import dev.culvert.items.value.AttributeType;
import dev.culvert.items.value.AttributeValue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where clauses as the predicates that condition expressions become, too. */
final class Conditions {
  private static final Set<AttributeType> ORDERED =
      EnumSet.of(AttributeType.S, AttributeType.N, AttributeType.B);
  private static final Set<AttributeType> WITH_PREFIX =
      EnumSet.of(AttributeType.S, AttributeType.B);
  private static final String TYPES =
      "[MISSING, NULL, BOOLEAN, BLOB, STRING, NUMERIC, STRUCT, TUPLE, LIST]";
  private static final Map<String, AttributeType> TESTED =
      Map.of(
          "null", AttributeType.NULL,
          "boolean", AttributeType.BOOL,
          "blob", AttributeType.B,
          "string", AttributeType.S,
          "numeric", AttributeType.N,
          "struct", AttributeType.M,
          "tuple", AttributeType.M,
          "list", AttributeType.L);

  private final Literals literals;

  Conditions(Literals literals) {
    this.literals = literals;
  }

  /** A whole where clause. */
  Predicate where(Node node) {
    Predicate predicate = predicate(node);
    if (predicate == null) {
      throw new ValidationException(
          "WHERE clause must contain an expression that resolves to a boolean");
    }
    return predicate;
  }

  /** What a node asks, or null where it is a value. */
  private @Nullable Predicate predicate(Node node) {
    return switch (node) {
      case Node.Operation operation -> operation(operation);
      case Node.TypeTest test -> test(test);
      case Node.Call call -> call(call);
      case Node.Select select -> throw unsupportedToken(select);
      case Node.Change change -> throw unsupportedToken(change);
      case Node.Other other -> throw unsupportedToken(other);
      case Node.Literal _, Node.Numeral _, Node.Parameter _, Node.Name _ -> null;
      case Node.Path _, Node.Sequence _, Node.Struct _ -> null;
    };
  }

  private static ValidationException unsupportedToken(Node node) {
    return Refusals.at(
        "Unsupported token in expression: " + node.token().text().toUpperCase(Locale.ROOT),
        node.token());
  }

  private Predicate operation(Node.Operation operation) {
    List<Node> given = operation.operands();
    return switch (operation.operator()) {
      case "and" -> new Predicate.All(connected("AND", given));
      case "or" -> new Predicate.Any(connected("OR", given));
      case "not" -> not(given.getFirst());
      case "=" -> compares(Comparator.EQUAL, given);
      case "<>" -> compares(Comparator.NOT_EQUAL, given);
      case "<" -> compares(Comparator.LESS, given);
      case "<=" -> compares(Comparator.AT_MOST, given);
      case ">" -> compares(Comparator.GREATER, given);
      case ">=" -> compares(Comparator.AT_LEAST, given);
      case "between" -> between(given);
      case "not_between" -> new Predicate.Not(between(given));
      case "in" -> in(given);
      case "not_in" -> new Predicate.Not(in(given));
      case "not_like" -> throw unsupported("like");
      default -> throw unsupported(operation.operator());
    };
  }

  private static ValidationException unsupported(String operator) {
    return new ValidationException(
        "Unsupported operator in Condition Expression. Operator: " + operator);
  }

  private List<Predicate> connected(String operator, List<Node> nodes) {
    List<Predicate> predicates = new ArrayList<>(nodes.size());
    for (Node node : nodes) {
      if (node instanceof Node.Call call && call.function().equals("size")) {
        throw wrongType(operator, AttributeType.N);
      }
      Predicate predicate = predicate(node);
      if (predicate == null) {
        throw new ValidationException("The arguments to AND/OR must be Expressions");
      }
      predicates.add(predicate);
    }
    return predicates;
  }

  private Predicate not(Node node) {
    Predicate predicate = predicate(node);
    if (predicate == null) {
      throw new ValidationException("The argument to NOT must be a Type or Expression");
    }
    return new Predicate.Not(predicate);
  }

  private Predicate compares(Comparator comparator, List<Node> given) {
    Operand left = operand(given.getFirst());
    Operand right = operand(given.getLast());
    requireDistinct(comparator.sign(), left, List.of(right));
    if (comparator.orders()) {
      requireType(comparator.sign(), left, ORDERED);
      requireType(comparator.sign(), right, ORDERED);
    }
    return new Predicate.Compares(comparator, left, right);
  }

  private Predicate between(List<Node> given) {
    Operand operand = operand(given.getFirst());
    Operand low = operand(given.get(1));
    Operand high = operand(given.getLast());
    requireDistinct("BETWEEN", operand, List.of(low, high));
    requireType("BETWEEN", operand, ORDERED);
    requireType("BETWEEN", low, ORDERED);
    requireType("BETWEEN", high, ORDERED);
    if (low instanceof Operand.Literal(var from) && high instanceof Operand.Literal(var to)) {
      Bounds.check(from, to);
    }
    return new Predicate.Between(operand, low, high);
  }

  private Predicate in(List<Node> given) {
    boolean listed =
        given.getLast() instanceof Node.Sequence sequence && !sequence.elements().isEmpty();
    if (!listed || given.getFirst() instanceof Node.Sequence) {
      throw new ValidationException(
          "IN operator must have a left hand argument of type Variable Reference and right hand"
              + " argument of type Seq with at least one member");
    }
    Operand operand = operand(given.getFirst());
    List<Operand> choices = new ArrayList<>();
    for (Node choice : ((Node.Sequence) given.getLast()).elements()) {
      choices.add(operand(choice));
    }
    return new Predicate.In(operand, choices);
  }

  private Predicate test(Node.TypeTest test) {
    boolean negated = test.token().text().equals("is_not");
    boolean literal = test.operand() instanceof Node.Literal value && !isMissing(value);
    DocumentPath path = Paths.document(test.operand());
    if (path == null && !literal && !(test.operand() instanceof Node.Numeral)) {
      throw new ValidationException(
          "The left hand side argument to IS must be a Variable Reference, Literal, or Path");
    }
    Predicate predicate =
        test.type().equals("missing")
            ? absent(path)
            : new Predicate.HasType(operand(test.operand()), tested(test));
    return negated ? new Predicate.Not(predicate) : predicate;
  }

  /** A literal is never missing. */
  private static Predicate absent(@Nullable DocumentPath path) {
    return path == null ? new Predicate.Any(List.of()) : new Predicate.Exists(path, false);
  }

  private static AttributeType tested(Node.TypeTest test) {
    AttributeType type = TESTED.get(test.type());
    if (type == null) {
      throw Refusals.at(
          "Unsupported data type for IS operator: %s. Supported data types are %s"
              .formatted(test.type().toUpperCase(Locale.ROOT), TYPES),
          test.token());
    }
    return type;
  }

  private Predicate call(Node.Call call) {
    String function = call.function();
    List<Node> given = call.arguments();
    return switch (function) {
      case "attribute_exists", "attribute_not_exists" -> {
        requireCount(function, given, 1);
        DocumentPath path = Paths.document(given.getFirst());
        if (path == null) {
          throw new ValidationException(
              "Operator or function requires a document path; operator or function: " + function);
        }
        yield new Predicate.Exists(path, function.equals("attribute_exists"));
      }
      case "attribute_type" -> {
        requireCount(function, given, 2);
        yield new Predicate.HasType(operand(given.getFirst()), type(given.getLast()));
      }
      case "begins_with" -> {
        requireCount(function, given, 2);
        Operand whole = operand(given.getFirst());
        Operand prefix = operand(given.getLast());
        requireDistinct(function, whole, List.of(prefix));
        requireType(function, whole, WITH_PREFIX);
        requireType(function, prefix, WITH_PREFIX);
        yield new Predicate.BeginsWith(whole, prefix);
      }
      case "contains" -> {
        requireCount(function, given, 2);
        Operand whole = operand(given.getFirst());
        Operand part = operand(given.getLast());
        requireDistinct(function, whole, List.of(part));
        yield new Predicate.Contains(whole, part);
      }
      case "exists" -> {
        given.forEach(this::predicate);
        throw unrecognized(call);
      }
      default -> throw unrecognized(call);
    };
  }

  private static ValidationException unrecognized(Node.Call call) {
    return new ValidationException("Unrecognized function: " + call.token().text());
  }

  private AttributeType type(Node node) {
    AttributeValue name = literals.valueOrNull(node);
    for (AttributeType type : AttributeType.values()) {
      if (name instanceof AttributeValue.S s && type.name().equals(s.value())) {
        return type;
      }
    }
    throw new ValidationException(
        "Invalid attribute type name found; type: %s, valid types: {N,BS,L,B,NULL,M,S,SS,NS,BOOL}"
            .formatted(name instanceof AttributeValue.S s ? s.value() : node.token().text()));
  }

  private Operand operand(Node node) {
    if (node instanceof Node.Literal literal && isMissing(literal)) {
      throw new ValidationException("MISSING must be compared using IS operator");
    }
    AttributeValue value = literals.valueOrNull(node);
    if (value != null) {
      return new Operand.Literal(value);
    }
    DocumentPath path = Paths.document(node);
    if (path != null) {
      return new Operand.At(path);
    }
    if (node instanceof Node.Call call && call.function().equals("size")) {
      requireCount("size", call.arguments(), 1);
      return new Operand.Size(operand(call.arguments().getFirst()));
    }
    Predicate predicate = predicate(node);
    if (predicate == null) {
      throw Refusals.at("Unexpected path component", node.token());
    }
    return new Operand.Truth(predicate);
  }

  private static boolean isMissing(Node.Literal literal) {
    return literal.token().is(TokenKind.MISSING);
  }

  private static void requireCount(String function, List<Node> given, int count) {
    if (given.size() != count) {
      throw wrongCount(function, given.size());
    }
  }

  static ValidationException wrongCount(String function, int given) {
    return new ValidationException(
        "Incorrect number of operands for operator or function; operator or function: %s, number of operands: %d"
            .formatted(function, given));
  }

  private static void requireDistinct(String operator, Operand first, List<Operand> others) {
    if (first instanceof Operand.At(var path) && others.contains(first)) {
      throw new ValidationException(
          "The first operand must be distinct from the remaining operands for this operator or function; operator: %s, first operand: %s"
              .formatted(operator, path));
    }
  }

  private static void requireType(String operator, Operand operand, Set<AttributeType> types) {
    AttributeType type = operand.fixedType();
    if (type != null && !types.contains(type)) {
      throw wrongType(operator, type);
    }
  }

  private static ValidationException wrongType(String operator, AttributeType type) {
    return new ValidationException(
        "Incorrect operand type for operator or function; operator or function: %s, operand type: %s"
            .formatted(operator, type));
  }
}
