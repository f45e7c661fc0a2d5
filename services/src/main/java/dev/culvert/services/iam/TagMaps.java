package dev.culvert.services.iam;

import dev.culvert.policy.Context;
import dev.culvert.shapes.iam.Tag;
import dev.culvert.wire.aws.AwsException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tags between requests, records and condition keys. */
final class TagMaps {
  private static final int MOST = 50;

  private TagMaps() {}

  /** The tags of a request; keys are unique without regard to case. */
  static Map<String, String> of(@Nullable List<Tag> tags) {
    var map = new TreeMap<String, String>();
    var seen = new HashSet<String>();
    for (var tag : Objects.requireNonNullElse(tags, List.<Tag>of())) {
      var key = IamErrors.required(tag.key, "tags.member.key");
      if (!seen.add(Names.fold(key))) {
        throw new AwsException(
            "InvalidInput",
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
            400);
      }
      map.put(key, IamErrors.required(tag.value, "tags.member.value"));
    }
    return limited(map);
  }

  static Map<String, String> plus(Map<String, String> tags, @Nullable List<Tag> more) {
    var all = new TreeMap<>(tags);
    of(more)
        .forEach((key, value) -> {
          all.keySet().removeIf(old -> Names.fold(old).equals(Names.fold(key)));
          all.put(key, value);
        });
    return limited(all);
  }

  static Map<String, String> minus(Map<String, String> tags, @Nullable List<String> keys) {
    var left = new TreeMap<>(tags);
    for (var key : Objects.requireNonNullElse(keys, List.<String>of())) {
      left.keySet().removeIf(old -> Names.fold(old).equals(Names.fold(key)));
    }
    return left;
  }

  static List<Tag> shapes(Map<String, String> tags) {
    return new TreeMap<>(tags)
        .entrySet().stream().map(tag -> new Tag().key(tag.getKey()).value(tag.getValue())).toList();
  }

  /** Absent in responses for things without tags. */
  static @Nullable List<Tag> shapesOrNone(Map<String, String> tags) {
    return tags.isEmpty() ? null : shapes(tags);
  }

  /** {@code aws:RequestTag/…} and {@code aws:TagKeys}. */
  static void addRequested(Context.Builder keys, @Nullable List<Tag> tags) {
    if (tags == null || tags.isEmpty()) {
      return;
    }
    for (var tag : tags) {
      if (tag.key != null && tag.value != null) {
        keys.put("aws:RequestTag/" + tag.key, tag.value);
      }
    }
    keys.put("aws:TagKeys", tags.stream().map(tag -> tag.key).filter(Objects::nonNull).toList());
  }

  private static Map<String, String> limited(Map<String, String> tags) {
    if (tags.size() > MOST) {
      throw new AwsException(
          "LimitExceeded", "The number of tags has reached the maximum limit.", 409);
    }
    return tags;
  }
}
