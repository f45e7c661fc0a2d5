package dev.culvert.services.iam;

import java.util.Locale;

/** How IAM compares names. */
final class Names {
  private Names() {}

  static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
