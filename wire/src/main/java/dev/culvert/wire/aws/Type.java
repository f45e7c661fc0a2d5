package dev.culvert.wire.aws;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The type of a member: a scalar, a structure, or lists and maps of those, with its constraints and
 * the names that the query protocols give to entries. Immutable.
 *
 * <p>A structure type does not name its class: {@link Structure#create} of the owner makes one, so
 * that loading a shape does not load all shapes that it mentions.
 */
public final class Type {
  public static final Type STRING = new Type(Kind.STRING);
  public static final Type BOOLEAN = new Type(Kind.BOOLEAN);
  public static final Type INTEGER = new Type(Kind.INTEGER);
  public static final Type LONG = new Type(Kind.LONG);
  public static final Type FLOAT = new Type(Kind.FLOAT);
  public static final Type DOUBLE = new Type(Kind.DOUBLE);
  public static final Type TIMESTAMP = new Type(Kind.TIMESTAMP);
  public static final Type BLOB = new Type(Kind.BLOB);
  public static final Type STRUCTURE = new Type(Kind.STRUCTURE);

  private final Kind kind;
  private final @Nullable Type element;
  private final @Nullable Type key;
  private final boolean flat;
  private final String elementName;
  private final String keyName;
  private final @Nullable JsonLeaf<?> leaf;
  private final Constraints constraints;

  private Type(Kind kind) {
    this(kind, null, null, false, "", "", null, Constraints.NONE);
  }

  private Type(
      Kind kind,
      @Nullable Type element,
      @Nullable Type key,
      boolean flat,
      String elementName,
      String keyName,
      @Nullable JsonLeaf<?> leaf,
      Constraints constraints) {
    this.kind = kind;
    this.element = element;
    this.key = key;
    this.flat = flat;
    this.elementName = elementName;
    this.keyName = keyName;
    this.leaf = leaf;
    this.constraints = constraints;
  }

  /** A list whose entries are elements of this name in XML, {@code Name.elementName.N} in forms. */
  public static Type list(Type element, String elementName) {
    return new Type(Kind.LIST, element, null, false, elementName, "", null, Constraints.NONE);
  }

  /** A list without a wrapping element. */
  public static Type flatList(Type element, String elementName) {
    return new Type(Kind.LIST, element, null, true, elementName, "", null, Constraints.NONE);
  }

  /** A map from strings, whose entries have elements of these names. */
  public static Type map(Type key, String keyName, Type value, String valueName) {
    return new Type(Kind.MAP, value, key, false, valueName, keyName, null, Constraints.NONE);
  }

  /** A type of our own. Only the JSON protocols carry it. */
  public static Type leaf(JsonLeaf<?> leaf) {
    return new Type(Kind.LEAF, null, null, false, "", "", leaf, Constraints.NONE);
  }

  /**
   * This type, of a length or in a range; {@code Long.MIN_VALUE} and {@code MAX_VALUE} for none.
   */
  public Type within(long min, long max) {
    return constrained(constraints.within(min, max));
  }

  /** This type, matching a regular expression. */
  public Type matching(String regex) {
    return constrained(constraints.matching(regex));
  }

  /** This type, one of the values in {@code allowed}, separated by {@code |}. */
  public Type oneOf(String allowed) {
    return constrained(constraints.oneOf(allowed));
  }

  private Type constrained(Constraints newConstraints) {
    return new Type(kind, element, key, flat, elementName, keyName, leaf, newConstraints);
  }

  public Kind kind() {
    return kind;
  }

  /** The type of a list's entries or a map's values. */
  public Type element() {
    if (element == null) {
      throw new IllegalStateException(kind + " has no element");
    }
    return element;
  }

  /** The type of a map's keys: a string with constraints. */
  public Type key() {
    if (key == null) {
      throw new IllegalStateException(kind + " has no key");
    }
    return key;
  }

  /** What reads and writes this leaf. */
  @SuppressWarnings("unchecked") // the table and the fields are generated together
  public JsonLeaf<Object> leaf() {
    if (leaf == null) {
      throw new IllegalStateException(kind + " is no leaf");
    }
    return (JsonLeaf<Object>) leaf;
  }

  /** The values of an enumeration, in the model's order; empty if this is none. */
  public List<String> allowed() {
    return constraints.allowed();
  }

  boolean flat() {
    return flat;
  }

  String elementName() {
    return elementName;
  }

  String keyName() {
    return keyName;
  }

  Constraints constraints() {
    return constraints;
  }
}
