package dev.culvert.policy;

import java.util.Locale;

/** A request as statements compare it: actions know no case. */
record Question(Principal principal, String lowerCasedAction, String resource, Context context) {
  static Question of(AuthorizationRequest request) {
    return new Question(
        request.principal(),
        request.action().toLowerCase(Locale.ROOT),
        request.resource(),
        request.context());
  }
}
