package dev.culvert.services.ec2.basis;

import dev.culvert.services.control.Register;
import dev.culvert.services.control.World;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tags of one resource.
 *
 * @param type as {@code DescribeTags} names it: {@code vpc-endpoint}
 */
public record TagSet(
    String account, String region, String resourceId, String type, SortedMap<String, String> tags) {

  public static final Register<TagSet> REGISTER =
      Register.of("ec2.tags", TagSet.class, set -> key(set.account, set.resourceId));

  /** The tags that an account gave to a resource. */
  public static SortedMap<String, String> of(String account, String resourceId, World world) {
    return world.find(REGISTER, key(account, resourceId)).map(TagSet::tags).orElseGet(TreeMap::new);
  }

  /** What two accounts share, such as a peering connection, each tags for itself. */
  static String key(String account, String resourceId) {
    return account + "/" + resourceId;
  }

  public TagSet {
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }
}
