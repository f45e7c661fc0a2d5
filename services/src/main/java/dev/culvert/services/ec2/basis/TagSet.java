package dev.culvert.services.ec2.basis;

import dev.culvert.services.control.Register;
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

  /** What two accounts share, such as a peering connection, each tags for itself. */
  static String key(String account, String resourceId) {
    return account + "/" + resourceId;
  }

  public TagSet {
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }
}
