package dev.culvert.services.ec2.basis;

import dev.culvert.services.control.World;
import dev.culvert.shapes.ec2.Tag;
import dev.culvert.shapes.ec2.TagSpecification;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads and writes the tags of resources. */
public final class Tags {
  /** Documented quotas of a resource's tags. */
  private static final int MAX_TAGS = 50;

  private static final int MAX_KEY_CHARACTERS = 127;
  private static final int MAX_VALUE_CHARACTERS = 255;

  private Tags() {}

  /** The tags of a resource, as responses show them. */
  public static List<Tag> of(Seen seen, String resourceId) {
    return shown(map(seen.world(), seen.scope().account(), resourceId));
  }

  static SortedMap<String, String> map(World world, String account, String resourceId) {
    return world
        .find(TagSet.REGISTER, TagSet.key(account, resourceId))
        .map(TagSet::tags)
        .orElseGet(TreeMap::new);
  }

  public static List<Tag> shown(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> new Tag().key(tag.getKey()).value(tag.getValue()))
        .toList();
  }

  /** Gives a new resource those tags of a request that are for its kind. */
  public static void put(
      Draft draft, Kind kind, String id, @Nullable List<TagSpecification> specifications) {
    var tags = new TreeMap<String, String>();
    for (var specification : Given.list(specifications)) {
      if (kind.type().equals(specification.resourceType)) {
        tags.putAll(read(specification.tags));
      }
    }
    add(draft, kind.type(), id, tags);
  }

  /**
   * Refuses specifications for kinds of resource that an operation does not make.
   *
   * @param types the resource types that it makes
   */
  public static void check(@Nullable List<TagSpecification> specifications, String... types) {
    for (var specification : Given.list(specifications)) {
      var type = Given.required(specification.resourceType, "TagSpecification.ResourceType");
      if (!List.of(types).contains(type)) {
        throw Refusals.value(
            "'" + type + "' is not a valid taggable resource type for this operation.");
      }
      read(specification.tags);
    }
  }

  /** Adds tags to those that the resource has, in place of those with the same keys. */
  public static void add(Draft draft, String type, String id, Map<String, String> more) {
    if (more.isEmpty()) {
      return;
    }
    var tags = new TreeMap<>(map(draft.world(), draft.scope().account(), id));
    tags.putAll(more);
    if (tags.size() > MAX_TAGS) {
      throw new AwsException(
          "TagLimitExceeded", "The maximum number of Tags for a resource has been reached.");
    }
    put(draft, type, id, tags);
  }

  /** Removes tags: those with this key, and this value if one is given. */
  public static void remove(Draft draft, String type, String id, List<Tag> unwanted) {
    var tags = new TreeMap<>(map(draft.world(), draft.scope().account(), id));
    for (var tag : unwanted) {
      var key = Given.required(tag.key, "Tag.Key");
      if (tag.value == null || Objects.equals(tags.get(key), tag.value)) {
        tags.remove(key);
      }
    }
    put(draft, type, id, tags);
  }

  /** Removes all tags. */
  public static void clear(Draft draft, String id) {
    clear(draft, draft.scope().account(), id);
  }

  /** Removes the tags that some account gave. */
  public static void clear(Draft draft, String account, String id) {
    draft.remove(TagSet.REGISTER, TagSet.key(account, id));
  }

  private static void put(Draft draft, String type, String id, SortedMap<String, String> tags) {
    if (tags.isEmpty()) {
      clear(draft, id);
    } else {
      var scope = draft.scope();
      draft.put(TagSet.REGISTER, new TagSet(scope.account(), scope.region(), id, type, tags));
    }
  }

  /** The tags of a request. */
  public static Map<String, String> read(@Nullable List<Tag> tags) {
    var read = new TreeMap<String, String>();
    var keys = new ArrayList<String>();
    for (var tag : Given.list(tags)) {
      var key = tag.key == null ? "" : tag.key;
      var value = tag.value == null ? "" : tag.value;
      check(key, value);
      keys.add(key);
      read.put(key, value);
    }
    if (keys.size() != read.size()) {
      throw Refusals.value(
          "Duplicate tag keys found. Please note that Tag keys are case sensitive.");
    }
    return read;
  }

  private static void check(String key, String value) {
    if (key.isEmpty()) {
      throw Refusals.value("Tag keys cannot be empty");
    }
    if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
      throw Refusals.value("Tag keys starting with 'aws:' are reserved for internal use");
    }
    if (key.length() > MAX_KEY_CHARACTERS) {
      throw Refusals.value("Tag key exceeds the maximum length of 127 characters");
    }
    if (value.length() > MAX_VALUE_CHARACTERS) {
      throw Refusals.value("Tag value exceeds the maximum length of 255 characters");
    }
  }
}
