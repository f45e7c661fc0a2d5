package dev.culvert.policy;

import java.util.List;
import java.util.Optional;

/** A document in the shape of a policy, before the rules of its kind. */
record DocumentSource(Optional<String> version, List<StatementSource> statements) {
  /** The version that knows policy variables. */
  static final String CURRENT_VERSION = "2012-10-17";

  static final String FIRST_VERSION = "2008-10-17";

  /** A document without a version is of the first. */
  boolean knowsVariables() {
    return version.filter(CURRENT_VERSION::equals).isPresent();
  }
}
