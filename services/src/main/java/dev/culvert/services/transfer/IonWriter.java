package dev.culvert.services.transfer;

import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Bytes;
import dev.culvert.items.value.DynamoNumber;
import dev.culvert.items.value.Item;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Items as Amazon Ion text, in the types that DynamoDB uses: numbers are decimals, sets are lists
 * with an annotation.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.Output.html">Data
 *     export output format</a>
 */
final class IonWriter {
  static final String STRING_SET = "$dynamodb_SS";
  static final String NUMBER_SET = "$dynamodb_NS";
  static final String BINARY_SET = "$dynamodb_BS";
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");
  private static final Pattern SYMBOL_ID = Pattern.compile("\\$[0-9]+");
  private static final Set<String> WORDS = Set.of("null", "true", "false", "nan");
  private static final int FIRST_PRINTABLE = 0x20;

  private final StringBuilder out = new StringBuilder();

  IonWriter text(String text) {
    out.append(text);
    return this;
  }

  IonWriter item(Item item) {
    out.append('{');
    var separator = "";
    for (var entry : item.entrySet()) {
      out.append(separator);
      symbol(entry.getKey());
      out.append(':');
      value(entry.getValue());
      separator = ",";
    }
    out.append('}');
    return this;
  }

  private void value(AttributeValue value) {
    switch (value) {
      case AttributeValue.S s -> quoted(s.value(), '"');
      case AttributeValue.N n -> number(n.value());
      case AttributeValue.B b -> blob(b.value());
      case AttributeValue.Bool bool -> out.append(bool.value());
      case AttributeValue.Null _ -> out.append("null");
      case AttributeValue.L l -> list("", l.elements(), this::value);
      case AttributeValue.M m -> item(m.entries());
      case AttributeValue.SS ss -> list(STRING_SET, ss.elements(), text -> quoted(text, '"'));
      case AttributeValue.NS ns -> list(NUMBER_SET, ns.elements(), this::number);
      case AttributeValue.BS bs -> list(BINARY_SET, bs.elements(), this::blob);
      case AttributeValue.Refused refused -> throw refused.why();
    }
  }

  private <T> void list(String annotation, List<T> elements, Consumer<T> each) {
    out.append(annotation.isEmpty() ? "" : annotation + "::").append('[');
    var separator = "";
    for (var element : elements) {
      out.append(separator);
      each.accept(element);
      separator = ",";
    }
    out.append(']');
  }

  private void number(DynamoNumber number) {
    var text = number.toBigDecimal().toString();
    var exponent = text.indexOf('E');
    if (exponent >= 0) {
      out.append(text, 0, exponent)
          .append('d')
          .append(text.substring(exponent + 1).replace("+", ""));
    } else {
      out.append(text).append(text.indexOf('.') < 0 ? "." : "");
    }
  }

  private void blob(Bytes bytes) {
    out.append("{{").append(Base64.getEncoder().encodeToString(bytes.toArray())).append("}}");
  }

  private void symbol(String name) {
    if (IDENTIFIER.matcher(name).matches()
        && !WORDS.contains(name)
        && !SYMBOL_ID.matcher(name).matches()) {
      out.append(name);
    } else {
      quoted(name, '\'');
    }
  }

  private void quoted(String text, char quote) {
    out.append(quote);
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == quote || c == '\\') {
        out.append('\\').append(c);
      } else if (c == '\n') {
        out.append("\\n");
      } else if (c < FIRST_PRINTABLE) {
        out.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append(quote);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
