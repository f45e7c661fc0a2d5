package dev.culvert.items.partiql;

import dev.culvert.items.ValidationException;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Bytes;
import dev.culvert.items.value.DynamoNumber;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values that a statement spells out or takes from its parameters. */
final class Literals {
  /** As deep as an item may be. */
  private static final int MAX_LEVELS = 32;

  private final List<AttributeValue> parameters;

  Literals(List<AttributeValue> parameters) {
    this.parameters = parameters;
  }

  /** The value of a node, or null where it is no value at all. */
  @Nullable AttributeValue valueOrNull(Node node) {
    return switch (node) {
      case Node.Literal literal -> literal(literal);
      case Node.Numeral numeral -> new AttributeValue.N(DynamoNumber.parse(text(numeral)));
      case Node.Parameter parameter -> parameter(parameter);
      case Node.Sequence _, Node.Struct _ -> value(node, "root", 1);
      case Node.Name _, Node.Path _, Node.Call _, Node.Operation _ -> null;
      case Node.TypeTest _, Node.Select _, Node.Change _, Node.Other _ -> null;
    };
  }

  private static AttributeValue literal(Node.Literal literal) {
    Token token = literal.token();
    return switch (token.kind()) {
      case STRING -> new AttributeValue.S(token.text());
      case BOOLEAN -> AttributeValue.Bool.of(token.text().equals("true"));
      case NULL -> AttributeValue.Null.NULL;
      default -> throw new ValidationException("MISSING must be compared using IS operator");
    };
  }

  private static String text(Node.Numeral numeral) {
    String text = numeral.token().text();
    boolean negative = numeral.value().signum() < 0;
    return negative && !text.startsWith("-") ? "-" + text : text;
  }

  private AttributeValue parameter(Node.Parameter parameter) {
    AttributeValue value = parameters.get(parameter.index());
    if (value instanceof AttributeValue.Refused refused) {
      throw refused.why();
    }
    return value;
  }

  /** The item of an INSERT. */
  Item item(Node.Struct struct) {
    return entries(struct, "root", 1);
  }

  private AttributeValue value(Node node, String key, int level) {
    if (level > MAX_LEVELS) {
      throw new ValidationException(
          "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels"
              + " beyond supported limit");
    }
    return switch (node) {
      case Node.Struct struct -> new AttributeValue.M(entries(struct, key, level + 1));
      case Node.Sequence sequence when sequence.isBag() -> set(sequence);
      case Node.Sequence sequence -> {
        List<AttributeValue> elements = new ArrayList<>();
        for (Node element : sequence.elements()) {
          elements.add(value(element, key, level + 1));
        }
        yield new AttributeValue.L(elements);
      }
      case Node.Literal literal when literal.token().is(TokenKind.MISSING) ->
          throw unsupported("MISSING", key, literal.token());
      default -> {
        AttributeValue value = valueOrNull(node);
        if (value == null) {
          throw unsupported(node.token().text(), key, node.token());
        }
        yield value;
      }
    };
  }

  private static ValidationException unsupported(String what, String key, Token token) {
    return Refusals.at("Unsupported data type: " + what + " under key " + key, token);
  }

  private Item entries(Node.Struct struct, String key, int level) {
    ItemBuilder entries = new ItemBuilder(struct.members().size());
    Set<String> names = new HashSet<>();
    for (Node.Member member : struct.members()) {
      String name = name(member.name(), key);
      if (!names.add(name)) {
        throw Refusals.at(
            "Duplicate keys in tuple. Key: " + name + " under " + key, member.name().token());
      }
      entries.put(name, value(member.value(), level == 1 ? "root" : name, level));
    }
    return entries.build();
  }

  private static String name(Node node, String key) {
    if (node instanceof Node.Literal literal && literal.token().is(TokenKind.STRING)) {
      return literal.token().text();
    }
    throw Refusals.at(
        "Tuple keys must be of type String. Actual type: %s under %s".formatted(kind(node), key),
        node.token());
  }

  private static String kind(Node node) {
    return switch (node) {
      case Node.Name _ -> "VariableReference";
      case Node.Path _ -> "Path";
      case Node.Parameter _ -> "Parameter";
      case Node.Sequence _ -> "Seq";
      case Node.Struct _ -> "Struct";
      case Node.Literal _, Node.Numeral _ -> "Literal";
      case Node.Call _, Node.Operation _, Node.TypeTest _ -> "NAry";
      case Node.Select _, Node.Change _, Node.Other _ -> "Expression";
    };
  }

  /** A bag, which is a set: of texts, of numbers, or of bytes given by parameters. */
  private AttributeValue set(Node.Sequence bag) {
    if (bag.elements().isEmpty()) {
      throw Refusals.at("Empty bags are not supported", bag.token());
    }
    List<AttributeValue> elements = new ArrayList<>();
    for (Node node : bag.elements()) {
      AttributeValue element = valueOrNull(node);
      boolean fits =
          element instanceof AttributeValue.S
              || element instanceof AttributeValue.N
              || element instanceof AttributeValue.B;
      if (element == null
          || !fits
          || (!elements.isEmpty() && element.type() != elements.getFirst().type())) {
        throw Refusals.at(
            "Unsupported data type in Bag. DynamoDB only supports either numbers or strings in"
                + " bags",
            node.token());
      }
      if (elements.contains(element)) {
        throw new ValidationException("Input collection contains duplicates");
      }
      elements.add(element);
    }
    return set(elements);
  }

  private static AttributeValue set(List<AttributeValue> elements) {
    List<String> texts = new ArrayList<>();
    List<DynamoNumber> numbers = new ArrayList<>();
    List<Bytes> bytes = new ArrayList<>();
    for (AttributeValue element : elements) {
      switch (element) {
        case AttributeValue.S s -> texts.add(s.value());
        case AttributeValue.N n -> numbers.add(n.value());
        case AttributeValue.B b -> bytes.add(b.value());
        default -> throw new IllegalStateException("no element of sets: " + element);
      }
    }
    if (!texts.isEmpty()) {
      return new AttributeValue.SS(texts);
    }
    return numbers.isEmpty() ? new AttributeValue.BS(bytes) : new AttributeValue.NS(numbers);
  }
}
