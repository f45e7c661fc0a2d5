package dev.culvert.items.partiql;

import dev.culvert.items.ValidationException;
import dev.culvert.items.expression.Change;
import dev.culvert.items.expression.Changes;
import dev.culvert.items.expression.DocumentPath;
import dev.culvert.items.expression.Overlaps;
import dev.culvert.items.expression.SetValue;
import dev.culvert.items.value.AttributeValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SET and REMOVE clauses as the changes that update expressions become, too. */
final class Assignments {
  private final Literals literals;

  Assignments(Literals literals) {
    this.literals = literals;
  }

  Changes of(List<Node.Action> actions) {
    List<DocumentPath> places = new ArrayList<>();
    Map<DocumentPath, Change> changes = new LinkedHashMap<>();
    for (Node.Action action : actions) {
      DocumentPath place = place(action);
      places.add(place);
      changes.put(place, change(action, place));
    }
    Overlaps.refuse(places, ValidationException::new);
    return new Changes(changes);
  }

  private static DocumentPath place(Node.Action action) {
    Node path =
        switch (action) {
          case Node.Action.Set set -> set.path();
          case Node.Action.Remove remove -> remove.path();
          case Node.Action.Insert _, Node.Action.Delete _ ->
              throw Refusals.notWellFormed("Expected SET or REMOVE");
        };
    DocumentPath place = Paths.document(path);
    if (place == null) {
      throw Refusals.at("Unexpected path component", path.token());
    }
    return place;
  }

  private Change change(Node.Action action, DocumentPath place) {
    if (!(action instanceof Node.Action.Set set)) {
      return new Change.Remove();
    }
    if (set.value() instanceof Node.Call call && call.function().startsWith("set_")) {
      return changedSet(call, place);
    }
    return new Change.Set(value(set.value()));
  }

  /** {@code set_add} and {@code set_delete} of the place itself. */
  private Change changedSet(Node.Call call, DocumentPath place) {
    boolean add = call.function().equals("set_add");
    if (!add && !call.function().equals("set_delete")) {
      throw unrecognized(call);
    }
    if (call.arguments().size() != 2) {
      throw Conditions.wrongCount(call.function(), call.arguments().size());
    }
    AttributeValue elements = literals.valueOrNull(call.arguments().getLast());
    if (!place.equals(Paths.document(call.arguments().getFirst()))) {
      throw new ValidationException(
          "The first argument of %s must be the attribute that is set".formatted(call.function()));
    }
    if (!(elements instanceof AttributeValue.SS)
        && !(elements instanceof AttributeValue.NS)
        && !(elements instanceof AttributeValue.BS)) {
      throw new ValidationException(
          "Incorrect operand type for operator or function; operator or function: %s, operand type: %s"
              .formatted(call.function(), elements == null ? "M" : elements.type()));
    }
    return add ? new Change.Add(elements) : new Change.Delete(elements);
  }

  private static ValidationException unrecognized(Node.Call call) {
    return new ValidationException("Unrecognized function: " + call.token().text());
  }

  private SetValue value(Node node) {
    AttributeValue value = literals.valueOrNull(node);
    if (value != null) {
      return new SetValue.Literal(value);
    }
    DocumentPath path = Paths.document(node);
    if (path != null) {
      return new SetValue.At(path);
    }
    return switch (node) {
      case Node.Call call -> call(call);
      case Node.Operation operation -> sum(operation);
      default ->
          throw Refusals.at(
              "Unsupported token in expression: " + node.token().text(), node.token());
    };
  }

  private SetValue call(Node.Call call) {
    boolean append = call.function().equals("list_append");
    if (!append && !call.function().equals("if_not_exists")) {
      throw unrecognized(call);
    }
    if (call.arguments().size() != 2) {
      throw Conditions.wrongCount(call.function(), call.arguments().size());
    }
    SetValue first = value(call.arguments().getFirst());
    SetValue second = value(call.arguments().getLast());
    if (append) {
      return new SetValue.ListAppend(first, second);
    }
    if (first instanceof SetValue.At(var path)) {
      return new SetValue.IfNotExists(path, second);
    }
    throw new ValidationException(
        "Operator or function requires a document path; operator or function: if_not_exists");
  }

  private SetValue sum(Node.Operation operation) {
    String operator = operation.operator();
    if (!operator.equals("+") && !operator.equals("-")) {
      throw new ValidationException(
          "Unsupported operator in Update Expression. Operator: " + operator);
    }
    if (operation.operands().size() != 2) {
      throw Conditions.wrongCount(operator, operation.operands().size());
    }
    SetValue left = value(operation.operands().getFirst());
    SetValue right = value(operation.operands().getLast());
    return new SetValue.Sum(left, operator.equals("+"), right);
  }
}
