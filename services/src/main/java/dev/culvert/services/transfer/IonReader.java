package dev.culvert.services.transfer;

import dev.culvert.items.ValidationException;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Bytes;
import dev.culvert.items.value.DynamoNumber;
import dev.culvert.items.value.ItemBuilder;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads Amazon Ion text as DynamoDB's values. Timestamps, clobs and S-expressions have no such
 * value and are refused.
 *
 * @see <a href="https://amazon-ion.github.io/ion-docs/docs/spec.html">The Ion specification</a>
 */
final class IonReader {
  private static final String VERSION_MARKER = "$ion_1_0";
  private static final int MAX_DEPTH = 64;

  private final IonTokens tokens;

  IonReader(Reader file) {
    this.tokens = new IonTokens(file);
  }

  /** The next value, or null at the end. */
  @Nullable AttributeValue next() throws IOException {
    while (tokens.skipSpace() != IonTokens.END) {
      var word = tokens.peek() == '$' ? tokens.word() : "";
      if (!word.equals(VERSION_MARKER)) {
        return word.isEmpty() ? value(1) : annotated(word, 1);
      }
    }
    return null;
  }

  private AttributeValue value(int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new ValidationException("values are nested too deep");
    }
    var c = tokens.skipSpace();
    return switch (c) {
      case '{' -> braces(depth);
      case '[' -> new AttributeValue.L(list(depth));
      case '"' -> new AttributeValue.S(tokens.quoted('"'));
      case '\'' -> quotedSymbolOrText(depth);
      default ->
          c == '-' || c == '+' || Character.isDigit(c)
              ? new AttributeValue.N(number(tokens.number()))
              : word(tokens.word(), depth);
    };
  }

  private AttributeValue quotedSymbolOrText(int depth) throws IOException {
    var text = tokens.quotedSymbolOrLongText();
    return text.isSymbol() && tokens.takeIf("::")
        ? annotated(text.text(), value(depth))
        : new AttributeValue.S(text.text());
  }

  private AttributeValue annotated(String word, int depth) throws IOException {
    return word(word, depth);
  }

  private AttributeValue word(String word, int depth) throws IOException {
    tokens.skipSpace();
    if (tokens.takeIf("::")) {
      return annotated(word, value(depth));
    }
    return switch (word) {
      case "true" -> AttributeValue.Bool.TRUE;
      case "false" -> AttributeValue.Bool.FALSE;
      case "null" -> AttributeValue.Null.NULL;
      default -> {
        if (word.startsWith("null.")) {
          yield AttributeValue.Null.NULL;
        }
        // A symbol is text.
        yield new AttributeValue.S(word);
      }
    };
  }

  private static AttributeValue annotated(String annotation, AttributeValue value) {
    return value instanceof AttributeValue.L l
        ? switch (annotation) {
          case IonWriter.STRING_SET ->
              new AttributeValue.SS(
                  l.elements().stream()
                      .map(each -> as(AttributeValue.S.class, each).value())
                      .toList());
          case IonWriter.NUMBER_SET ->
              new AttributeValue.NS(
                  l.elements().stream()
                      .map(each -> as(AttributeValue.N.class, each).value())
                      .toList());
          case IonWriter.BINARY_SET ->
              new AttributeValue.BS(
                  l.elements().stream()
                      .map(each -> as(AttributeValue.B.class, each).value())
                      .toList());
          default -> value;
        }
        : value;
  }

  private static <T> T as(Class<T> type, AttributeValue value) {
    if (type.isInstance(value)) {
      return type.cast(value);
    }
    throw new ValidationException("a set has an element of another type");
  }

  private static DynamoNumber number(String text) {
    return DynamoNumber.parse(text);
  }

  private List<AttributeValue> list(int depth) throws IOException {
    tokens.take('[');
    var elements = new ArrayList<AttributeValue>();
    while (tokens.skipSpace() != ']') {
      elements.add(value(depth + 1));
      if (tokens.skipSpace() == ',') {
        tokens.take(',');
      }
    }
    tokens.take(']');
    return elements;
  }

  private AttributeValue braces(int depth) throws IOException {
    tokens.take('{');
    if (tokens.peek() == '{') {
      tokens.take('{');
      return new AttributeValue.B(Bytes.wrap(Base64.getMimeDecoder().decode(tokens.upTo("}}"))));
    }
    var entries = new ItemBuilder();
    while (tokens.skipSpace() != '}') {
      var name = name();
      tokens.skipSpace();
      tokens.take(':');
      entries.put(name, value(depth + 1));
      if (tokens.skipSpace() == ',') {
        tokens.take(',');
      }
    }
    tokens.take('}');
    return new AttributeValue.M(entries.build());
  }

  private String name() throws IOException {
    return switch (tokens.peek()) {
      case '"' -> tokens.quoted('"');
      case '\'' -> tokens.quotedSymbolOrLongText().text();
      default -> tokens.word();
    };
  }
}
