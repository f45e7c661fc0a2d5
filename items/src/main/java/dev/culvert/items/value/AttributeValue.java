package dev.culvert.items.value;

import dev.culvert.items.ValidationException;
import java.util.List;

/**
 * One value of DynamoDB. Immutable. Sets are kept in ascending order, so that equal sets have equal
 * forms everywhere; DynamoDB promises no order of its own.
 *
 * <p>{@link Refused} is not a value of DynamoDB: it stands where the request had none that could be
 * read.
 */
public sealed interface AttributeValue {

  AttributeType type();

  /** A text of Unicode, possibly empty. */
  record S(String value) implements AttributeValue {
    @Override
    public AttributeType type() {
      return AttributeType.S;
    }
  }

  /** An exact decimal number. */
  record N(DynamoNumber value) implements AttributeValue {
    @Override
    public AttributeType type() {
      return AttributeType.N;
    }

    public static N of(long value) {
      return new N(DynamoNumber.of(value));
    }
  }

  /** A string of bytes, possibly empty. */
  record B(Bytes value) implements AttributeValue {
    @Override
    public AttributeType type() {
      return AttributeType.B;
    }
  }

  /** True or false. */
  record Bool(boolean value) implements AttributeValue {
    public static final Bool TRUE = new Bool(true);
    public static final Bool FALSE = new Bool(false);

    public static Bool of(boolean value) {
      return value ? TRUE : FALSE;
    }

    @Override
    public AttributeType type() {
      return AttributeType.BOOL;
    }
  }

  /** The value that says there is none. */
  record Null() implements AttributeValue {
    public static final Null NULL = new Null();

    @Override
    public AttributeType type() {
      return AttributeType.NULL;
    }
  }

  /** A list of any values. */
  record L(List<AttributeValue> elements) implements AttributeValue {
    public L {
      elements = List.copyOf(elements);
    }

    public static L of(AttributeValue... elements) {
      return new L(List.of(elements));
    }

    @Override
    public AttributeType type() {
      return AttributeType.L;
    }
  }

  /** A map from names to any values; a document inside the item has the form of an item. */
  record M(Item entries) implements AttributeValue {
    @Override
    public AttributeType type() {
      return AttributeType.M;
    }
  }

  /** A set of texts, not empty. The constructor sorts, and refuses what DynamoDB refuses. */
  record SS(List<String> elements) implements AttributeValue {
    public SS {
      elements = SortedElements.of(elements, Utf8::compare, AttributeType.SS);
    }

    @Override
    public AttributeType type() {
      return AttributeType.SS;
    }
  }

  /** A set of numbers, not empty. The constructor sorts, and refuses what DynamoDB refuses. */
  record NS(List<DynamoNumber> elements) implements AttributeValue {
    public NS {
      elements = SortedElements.of(elements, DynamoNumber::compareTo, AttributeType.NS);
    }

    @Override
    public AttributeType type() {
      return AttributeType.NS;
    }
  }

  /** A set of byte strings, not empty. The constructor sorts, and refuses what DynamoDB refuses. */
  record BS(List<Bytes> elements) implements AttributeValue {
    public BS {
      elements = SortedElements.of(elements, Bytes::compareTo, AttributeType.BS);
    }

    @Override
    public AttributeType type() {
      return AttributeType.BS;
    }
  }

  /**
   * The place of a value that the request gave wrongly. DynamoDB checks names and limits before
   * values, so a reader leaves the refusal here until its turn comes; whatever uses the value
   * before throws it.
   */
  record Refused(ValidationException why) implements AttributeValue {
    @Override
    public AttributeType type() {
      throw why;
    }
  }
}
