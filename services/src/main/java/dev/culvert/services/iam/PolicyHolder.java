package dev.culvert.services.iam;

import dev.culvert.policy.InlineLimit;
import dev.culvert.services.control.Register;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** What policies can be put into and attached to: a user, a group or a role. */
sealed interface PolicyHolder<T extends PolicyHolder<T>> permits User, Group, Role {
  String account();

  String name();

  String path();

  /** The unique id. */
  String id();

  String arn();

  /** Policy documents by name. */
  SortedMap<String, String> inline();

  /** ARNs of managed policies. */
  Set<String> attached();

  Map<String, String> tags();

  T withInline(SortedMap<String, String> documents);

  T withAttached(Set<String> arns);

  Register<T> register();

  InlineLimit inlineLimit();

  /** As IAM's texts call it: {@code user}, {@code group}, {@code role}. */
  String noun();
}
