package dev.culvert.items.value;

import dev.culvert.items.ValidationException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        throw duplicates(given, order, type);
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

  private static <T> ValidationException duplicates(
      List<T> given, Comparator<? super T> order, AttributeType type) {
    String input = INVALID + "Input collection ";
    return switch (type) {
      case SS ->
          ValidationException.reworded(
              input + quoted(given, order, ", ") + " contains duplicates.",
              input + given + " contains duplicates.");
      case NS ->
          ValidationException.reworded(
              input + "contains duplicates.", "Input collection contains duplicates");
      case BS ->
          ValidationException.reworded(
              input + quoted(given, order, ",") + "of type BS contains duplicates.",
              input + given + "of type BS contains duplicates.");
      case S, N, B, BOOL, NULL, L, M -> throw new IllegalArgumentException("not a set: " + type);
    };
  }

  /** The elements before the first repeated one in their order, and the rest as given. */
  private static <T> String quoted(List<T> given, Comparator<? super T> order, String separator) {
    Set<T> sorted = new TreeSet<>(order);
    int repeated = 0;
    while (repeated < given.size() && sorted.add(given.get(repeated))) {
      repeated++;
    }
    return Stream.concat(sorted.stream(), given.subList(repeated, given.size()).stream())
        .map(element -> '"' + element.toString() + '"')
        .collect(Collectors.joining(separator, "[", "]"));
  }
}
