package dev.culvert.items.expression;

import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Utf8;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How values compare. A value that is not there compares with nothing. */
final class Values {
  /** Says that two values have no order. */
  private static final int UNORDERED = Integer.MIN_VALUE;

  private Values() {}

  static boolean compare(
      Comparator comparator, @Nullable AttributeValue left, @Nullable AttributeValue right) {
    if (left == null || right == null) {
      return comparator == Comparator.NOT_EQUAL;
    }
    return switch (comparator) {
      case EQUAL -> left.equals(right);
      case NOT_EQUAL -> !left.equals(right);
      case LESS, AT_MOST, GREATER, AT_LEAST -> ordered(comparator, order(left, right));
    };
  }

  private static boolean ordered(Comparator comparator, int order) {
    if (order == UNORDERED) {
      return false;
    }
    return switch (comparator) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case GREATER -> order > 0;
      case AT_LEAST -> order >= 0;
    };
  }

  /**
   * Negative, zero or positive, as {@link Comparable} has it; {@link #UNORDERED} unless both are
   * texts, numbers, or bytes.
   */
  static int order(AttributeValue left, AttributeValue right) {
    int order = UNORDERED;
    if (left instanceof AttributeValue.S a && right instanceof AttributeValue.S b) {
      order = Utf8.compare(a.value(), b.value());
    } else if (left instanceof AttributeValue.N a && right instanceof AttributeValue.N b) {
      order = a.value().compareTo(b.value());
    } else if (left instanceof AttributeValue.B a && right instanceof AttributeValue.B b) {
      order = a.value().compareTo(b.value());
    }
    return order;
  }

  static boolean beginsWith(@Nullable AttributeValue whole, @Nullable AttributeValue prefix) {
    if (whole instanceof AttributeValue.S a && prefix instanceof AttributeValue.S b) {
      return a.value().startsWith(b.value());
    }
    return whole instanceof AttributeValue.B a
        && prefix instanceof AttributeValue.B b
        && a.value().startsWith(b.value());
  }

  /** Whether a text or bytes have that part, or a set or list that element. */
  static boolean contains(@Nullable AttributeValue whole, @Nullable AttributeValue part) {
    if (whole == null || part == null) {
      return false;
    }
    return switch (whole) {
      case AttributeValue.S text ->
          part instanceof AttributeValue.S s && text.value().contains(s.value());
      case AttributeValue.B bytes ->
          part instanceof AttributeValue.B b && bytes.value().contains(b.value());
      case AttributeValue.SS set ->
          part instanceof AttributeValue.S s
              && Collections.binarySearch(set.elements(), s.value(), Utf8::compare) >= 0;
      case AttributeValue.NS set ->
          part instanceof AttributeValue.N n && has(set.elements(), n.value());
      case AttributeValue.BS set ->
          part instanceof AttributeValue.B b && has(set.elements(), b.value());
      case AttributeValue.L list -> list.elements().contains(part);
      case AttributeValue.N _, AttributeValue.Bool _, AttributeValue.Null _, AttributeValue.M _ ->
          false;
      case AttributeValue.Refused refused -> throw refused.why();
    };
  }

  private static <T extends Comparable<T>> boolean has(List<T> sorted, T element) {
    return Collections.binarySearch(sorted, element) >= 0;
  }
}
