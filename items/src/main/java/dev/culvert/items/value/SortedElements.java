package dev.culvert.items.value;

import dev.culvert.items.ValidationException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The elements of a set in ascending order, each once. */
final class SortedElements {
  private static final String INVALID = Refusals.INVALID;

  private SortedElements() {}

  static <T> List<T> of(List<T> given, Comparator<? super T> order, AttributeType type) {
    if (given.isEmpty()) {
      throw new ValidationException(INVALID + empty(type));
    }
    List<T> sorted = given;
    if (!ascending(given, order)) {
      sorted = new ArrayList<>(given);
      sorted.sort(order);
      if (!ascending(sorted, order)) {
        throw duplicates(given, type);
      }
    }
    return List.copyOf(sorted);
  }

  /** Whether a sorted set has this element. */
  static <T extends Comparable<? super T>> boolean contains(List<? extends T> sorted, T element) {
    return Collections.binarySearch(sorted, element) >= 0;
  }

  private static <T> boolean ascending(List<T> elements, Comparator<? super T> order) {
    for (int i = 1; i < elements.size(); i++) {
      if (order.compare(elements.get(i - 1), elements.get(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static String empty(AttributeType type) {
    return switch (type) {
      case SS -> "An string set  may not be empty";
      case NS -> "An number set  may not be empty";
      case BS -> "Binary sets should not be empty";
      case S, N, B, BOOL, NULL, L, M -> throw new IllegalArgumentException("not a set: " + type);
    };
  }

  private static <T> ValidationException duplicates(List<T> given, AttributeType type) {
    return switch (type) {
      case SS ->
          ValidationException.reworded(
              INVALID + "Input collection " + quoted(given, ", ") + " contains duplicates.",
              INVALID + "Input collection " + given + " contains duplicates.");
      case NS -> new ValidationException("Input collection contains duplicates");
      case BS ->
          ValidationException.reworded(
              INVALID
                  + "Input collection "
                  + quoted(given, ",")
                  + "of type BS contains duplicates.",
              INVALID + "Input collection " + given + "of type BS contains duplicates.");
      case S, N, B, BOOL, NULL, L, M -> throw new IllegalArgumentException("not a set: " + type);
    };
  }

  private static <T> String quoted(List<T> given, String separator) {
    return given.stream()
        .map(element -> '"' + element.toString() + '"')
        .collect(Collectors.joining(separator, "[", "]"));
  }
}
