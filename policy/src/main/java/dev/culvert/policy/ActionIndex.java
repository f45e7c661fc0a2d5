package dev.culvert.policy;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which statements of a document speak of an action. That depends on nothing else, and few actions
 * are asked often, so that the answers are remembered in a table of fixed size. Entries are
 * immutable: whoever meets a race looks twice and finds the same.
 */
final class ActionIndex {
  private static final int SLOTS = 32;

  private record Entry(String action, Statement[] statements) {}

  private final Statement[] all;
  private final @Nullable Entry[] slots = new Entry[SLOTS];

  ActionIndex(List<Statement> statements) {
    all = statements.toArray(Statement[]::new);
  }

  /** The statements that match the action, in their order; not to be changed. */
  Statement[] speakingOf(String lowerCasedAction) {
    int hash = lowerCasedAction.hashCode();
    int slot = (hash ^ hash >>> 16) & (SLOTS - 1);
    Entry known = slots[slot];
    if (known == null || !known.action.equals(lowerCasedAction)) {
      known = look(lowerCasedAction);
      slots[slot] = known;
    }
    return known.statements;
  }

  private Entry look(String lowerCasedAction) {
    return new Entry(
        lowerCasedAction,
        Arrays.stream(all)
            .filter(statement -> statement.speaksOf(lowerCasedAction))
            .toArray(Statement[]::new));
  }
}
