package dev.culvert.services.journey;

import java.util.List;

/**
 * One line of an execution table.
 *
 * @param step from 1
 * @param action what is done
 * @param check the condition that is looked at
 * @param result what came out
 * @param next where it goes on: {@code Step 3}, or {@code End}
 * @param after the variables after this step
 * @param passed whether the request went on
 * @param decidedBy ids of what decided: a route's table and destination, a rule, a statement
 */
public record Row(
    int step,
    String action,
    String check,
    String result,
    String next,
    Variables after,
    boolean passed,
    List<String> decidedBy) {

  public Row {
    decidedBy = List.copyOf(decidedBy);
  }

  /** What a row says, before it has a number. */
  record Words(
      String action,
      String check,
      String result,
      Variables after,
      boolean passed,
      List<String> decidedBy) {

    Row at(int step, boolean last) {
      return new Row(
          step,
          action,
          check,
          result,
          last ? "End" : "Step " + (step + 1),
          after,
          passed,
          decidedBy);
    }
  }
}
