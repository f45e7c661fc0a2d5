package dev.culvert.policy;

/** {@code service:Name}, where the name may hold wildcards; or {@code *}. */
final class ActionFormat {
  private ActionFormat() {}

  static void check(StatementSource statement) {
    statement
        .actions()
        .ifPresent(actions -> actions.values().forEach(action -> check(action, statement.range())));
  }

  private static void check(String action, SourceRange at) {
    if (action.equals("*")) {
      return;
    }
    int colon = action.indexOf(':');
    if (colon < 0) {
      throw new FaultException(new Fault.ActionWithoutService(action, at));
    }
    if (action.indexOf(':', colon + 1) >= 0) {
      throw new FaultException(new Fault.ActionOfManyColons(action, at));
    }
    String service = action.substring(0, colon);
    if (!service.equals("*") && !service.chars().allMatch(ActionFormat::inServiceName)) {
      throw new FaultException(new Fault.BadService(service, at));
    }
  }

  private static boolean inServiceName(int character) {
    boolean alphanumeric = character < 128 && Character.isLetterOrDigit(character);
    return alphanumeric || character == '-' || character == '.';
  }
}
