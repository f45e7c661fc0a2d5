package dev.culvert.services.sts;

import dev.culvert.policy.Context;
import dev.culvert.shapes.sts.Tag;
import dev.culvert.wire.aws.AwsException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The tags of a session, with those it inherits.
 *
 * @param transitive the keys that sessions made with it inherit
 */
record SessionTags(Map<String, String> tags, Set<String> transitive) {

  /**
   * @param inherited the transitive tags of the caller's session
   */
  static SessionTags of(
      @Nullable List<Tag> given,
      @Nullable List<String> transitiveKeys,
      Map<String, String> inherited) {
    var tags = new TreeMap<String, String>();
    var seen = new HashSet<String>();
    for (var tag : Objects.requireNonNullElse(given, List.<Tag>of())) {
      var key = Objects.requireNonNullElse(tag.key, "");
      if (!seen.add(key.toLowerCase(Locale.ROOT))) {
        throw new AwsException(
            "InvalidParameterValue",
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
            400);
      }
      if (inherited.keySet().stream().anyMatch(key::equalsIgnoreCase)) {
        throw new AwsException(
            "InvalidParameterValue",
            "One of the specified transitive tag keys can't be set because it conflicts with a"
                + " transitive tag key from the calling session.",
            400);
      }
      tags.put(key, Objects.requireNonNullElse(tag.value, ""));
    }
    var transitive = new TreeSet<>(inherited.keySet());
    for (var key : Objects.requireNonNullElse(transitiveKeys, List.<String>of())) {
      if (!tags.containsKey(key)) {
        throw new AwsException(
            "InvalidParameterValue",
            "The specified transitive tag key must be included in the requested tags.",
            400);
      }
      transitive.add(key);
    }
    tags.putAll(inherited);
    return new SessionTags(tags, transitive);
  }

  int characters() {
    return tags.entrySet().stream()
        .mapToInt(tag -> tag.getKey().length() + tag.getValue().length())
        .sum();
  }

  /** {@code aws:RequestTag/…}, {@code aws:TagKeys} and {@code sts:TransitiveTagKeys}. */
  static void addTo(
      Context.Builder keys, @Nullable List<Tag> given, @Nullable List<String> transitiveKeys) {
    if (given != null && !given.isEmpty()) {
      for (var tag : given) {
        keys.put("aws:RequestTag/" + tag.key, Objects.requireNonNullElse(tag.value, ""));
      }
      keys.put("aws:TagKeys", given.stream().map(tag -> tag.key).filter(Objects::nonNull).toList());
    }
    if (transitiveKeys != null && !transitiveKeys.isEmpty()) {
      keys.put("sts:TransitiveTagKeys", transitiveKeys);
    }
  }
}
