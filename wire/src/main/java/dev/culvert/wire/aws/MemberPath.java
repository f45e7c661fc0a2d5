package dev.culvert.wire.aws;

import java.util.Locale;

/**
 * Where a value stands in a request, in the two spellings that AWS's messages have: members with
 * small initials, and as the model has them.
 */
record MemberPath(String lower, String upper) {
  static final MemberPath TOP = new MemberPath("", "");

  MemberPath member(String name) {
    String small = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    return new MemberPath(joined(lower, small), joined(upper, name));
  }

  /** An entry of a list, by its number from 1, or of a map, by its key. */
  MemberPath entry(Object key) {
    return new MemberPath(lower + "." + key + ".member", upper + "." + key + ".member");
  }

  private static String joined(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
