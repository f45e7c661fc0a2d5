package dev.culvert.items.expression;

import dev.culvert.items.ValidationException;
import dev.culvert.items.value.AttributeType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts names and values into an update. The order of the refusals is DynamoDB's: undefined names of
 * places, then undefined names and values of operands, then places that overlap, then what ADD and
 * DELETE add and delete, then functions and operators; and among assignments the last one first.
 */
final class UpdateBinder {
  private static final ExpressionKind KIND = ExpressionKind.UPDATE;
  private static final Set<AttributeType> SETS =
      EnumSet.of(AttributeType.SS, AttributeType.NS, AttributeType.BS);
  private static final Set<AttributeType> NUMBERS = EnumSet.of(AttributeType.N);
  private static final Set<AttributeType> LISTS = EnumSet.of(AttributeType.L);

  private final OperandBinder operands;

  UpdateBinder(ExpressionAttributes attributes) {
    operands = new OperandBinder(KIND, attributes);
  }

  Changes bind(List<UpdateSyntax> actions) {
    List<DocumentPath> places = new ArrayList<>(actions.size());
    for (UpdateSyntax action : actions) {
      places.add(operands.path(action.path()));
    }
    resolve(actions);
    Overlaps.refuse(KIND, places);
    requireTypes(actions);
    Map<DocumentPath, Change> changes = new LinkedHashMap<>();
    places.forEach(place -> changes.put(place, new Change.Remove()));
    for (int i = actions.size() - 1; i >= 0; i--) {
      changes.put(places.get(i), change(actions.get(i)));
    }
    return new Changes(changes);
  }

  private void resolve(List<UpdateSyntax> actions) {
    for (UpdateSyntax action : actions.reversed()) {
      switch (action) {
        case UpdateSyntax.Set set -> resolve(set.value());
        case UpdateSyntax.Remove _ -> {}
        case UpdateSyntax.Add add -> resolve(add.value());
        case UpdateSyntax.Delete delete -> resolve(delete.value());
      }
    }
  }

  private void resolve(Syntax syntax) {
    switch (syntax) {
      case Syntax.Path path -> operands.path(path);
      case Syntax.Value value -> operands.value(value);
      case Syntax.Call call -> call.arguments().forEach(this::resolve);
      case Syntax.Arithmetic arithmetic -> {
        resolve(arithmetic.left());
        resolve(arithmetic.right());
      }
      case Syntax.Comparison _, Syntax.Between _, Syntax.In _, Syntax.Group _ ->
          throw notOperand(syntax);
      case Syntax.And _, Syntax.Or _, Syntax.Not _ -> throw notOperand(syntax);
    }
  }

  private void requireTypes(List<UpdateSyntax> actions) {
    for (UpdateSyntax action : actions) {
      switch (action) {
        case UpdateSyntax.Add add -> {
          AttributeType type = operands.value(add.value()).type();
          if (type != AttributeType.N && !SETS.contains(type)) {
            throw wrongType("ADD", type);
          }
        }
        case UpdateSyntax.Delete delete -> {
          AttributeType type = operands.value(delete.value()).type();
          if (!SETS.contains(type)) {
            throw wrongType("DELETE", type);
          }
        }
        case UpdateSyntax.Set _, UpdateSyntax.Remove _ -> {}
      }
    }
  }

  private static ValidationException wrongType(String clause, AttributeType type) {
    return KIND.invalid(
        "Incorrect operand type for operator or function; operator: "
            + clause
            + ", operand type: "
            + longName(type)
            + ", typeSet: ALLOWED_FOR_"
            + clause
            + "_OPERAND");
  }

  /** Types have other names in this one message. */
  private static String longName(AttributeType type) {
    return switch (type) {
      case S -> "STRING";
      case N -> "NUMBER";
      case B -> "BINARY";
      case BOOL -> "BOOLEAN";
      case NULL -> "NULL";
      case L -> "LIST";
      case M -> "MAP";
      case SS -> "STRING_SET";
      case NS -> "NUMBER_SET";
      case BS -> "BINARY_SET";
    };
  }

  private Change change(UpdateSyntax action) {
    return switch (action) {
      case UpdateSyntax.Set set -> new Change.Set(assigned(set.value()));
      case UpdateSyntax.Remove _ -> new Change.Remove();
      case UpdateSyntax.Add add -> new Change.Add(operands.value(add.value()));
      case UpdateSyntax.Delete delete -> new Change.Delete(operands.value(delete.value()));
    };
  }

  private SetValue assigned(Syntax syntax) {
    return switch (syntax) {
      case Syntax.Path path -> new SetValue.At(operands.path(path));
      case Syntax.Value value -> new SetValue.Literal(operands.value(value));
      case Syntax.Call call -> call(call);
      case Syntax.Arithmetic arithmetic -> sum(arithmetic);
      case Syntax.Comparison _, Syntax.Between _, Syntax.In _, Syntax.Group _ ->
          throw notOperand(syntax);
      case Syntax.And _, Syntax.Or _, Syntax.Not _ -> throw notOperand(syntax);
    };
  }

  private SetValue sum(Syntax.Arithmetic arithmetic) {
    SetValue left = assigned(arithmetic.left());
    SetValue right = assigned(arithmetic.right());
    operands.requireType(arithmetic.operator(), left.literalType(), NUMBERS);
    operands.requireType(arithmetic.operator(), right.literalType(), NUMBERS);
    return new SetValue.Sum(left, arithmetic.operator().equals("+"), right);
  }

  private SetValue call(Syntax.Call call) {
    List<SetValue> given = new ArrayList<>(call.arguments().size());
    call.arguments().forEach(argument -> given.add(assigned(argument)));
    operands.requireCount(call, 2);
    SetValue first = given.getFirst();
    SetValue second = given.getLast();
    if (call.function().equals("list_append")) {
      operands.requireType(call.function(), first.literalType(), LISTS);
      operands.requireType(call.function(), second.literalType(), LISTS);
      return new SetValue.ListAppend(first, second);
    }
    Operand place = first instanceof SetValue.At at ? new Operand.At(at.path()) : null;
    DocumentPath path = operands.requirePath(call.function(), place);
    if (second instanceof SetValue.At at) {
      operands.requireDistinct(
          call.function(), new Operand.At(path), List.of(new Operand.At(at.path())));
    }
    return new SetValue.IfNotExists(path, second);
  }

  private static IllegalStateException notOperand(Syntax syntax) {
    return new IllegalStateException("not an operand: " + syntax);
  }
}
