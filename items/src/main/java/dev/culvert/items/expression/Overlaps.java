package dev.culvert.items.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Refuses paths of one expression that meet. Where three or more paths meet, AWS's choice of the
 * two that it names is not understood; here the second is the first one that meets one before it.
 */
final class Overlaps {
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
    refuse(kind, paths, Meeting.OVERLAP);
    refuse(kind, paths, Meeting.CONFLICT);
  }

  private static void refuse(ExpressionKind kind, List<DocumentPath> paths, Meeting meeting) {
    Map<String, List<DocumentPath>> before = new HashMap<>();
    for (DocumentPath path : paths) {
      List<DocumentPath> near = before.computeIfAbsent(path.attribute(), _ -> new ArrayList<>(1));
      for (DocumentPath other : near.reversed()) {
        if (meeting(other, path) == meeting) {
          throw kind.invalid(
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
