package dev.culvert.items.expression;

import dev.culvert.items.ValidationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Refuses paths of one expression that meet. Where three or more paths meet, AWS's choice of the
 * two that it names is not understood; here the second is the first one that meets one before it.
 */
public final class Overlaps {
  private Overlaps() {}

  /** What two paths can be to each other, if they are not independent. */
  private enum Meeting {
    /** One is the other, or leads through it. */
    OVERLAP("overlap"),
    /** For one of them the same place is a map, for the other a list. */
    CONFLICT("conflict");

    private final String verb;

    Meeting(String verb) {
      this.verb = verb;
    }
  }

  static void refuse(ExpressionKind kind, List<DocumentPath> paths) {
    refuse(paths, kind::invalid);
  }

  /**
   * Refuses paths that meet.
   *
   * @param refusal makes a refusal of the reason
   */
  public static void refuse(
      List<DocumentPath> paths, Function<String, ValidationException> refusal) {
    refuse(refusal, paths, Meeting.OVERLAP);
    refuse(refusal, paths, Meeting.CONFLICT);
  }

  private static void refuse(
      Function<String, ValidationException> refusal, List<DocumentPath> paths, Meeting meeting) {
    Map<String, List<DocumentPath>> before = new HashMap<>();
    for (DocumentPath path : paths) {
      List<DocumentPath> near = before.computeIfAbsent(path.attribute(), _ -> new ArrayList<>(1));
      for (DocumentPath other : near.reversed()) {
        if (meeting(other, path) == meeting) {
          throw refusal.apply(
              "Two document paths "
                  + meeting.verb
                  + " with each other; must remove or rewrite one of these paths; path one: "
                  + other
                  + ", path two: "
                  + path);
        }
      }
      near.add(path);
    }
  }

  /** What two paths of one attribute are to each other; null if they are independent. */
  private static @Nullable Meeting meeting(DocumentPath one, DocumentPath two) {
    int shared = Math.min(one.steps().size(), two.steps().size());
    for (int i = 0; i < shared; i++) {
      PathStep left = one.steps().get(i);
      PathStep right = two.steps().get(i);
      if (left.getClass() != right.getClass()) {
        return Meeting.CONFLICT;
      }
      if (!left.equals(right)) {
        return null;
      }
    }
    return Meeting.OVERLAP;
  }
}
