package dev.culvert.services.ec2.vpc;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The availability zones of the regions. Which letter is which physical zone differs between AWS
 * accounts; here zone {@code a} is always number 1.
 */
public final class Zones {
  private static final Map<String, Region> REGIONS =
      Map.ofEntries(
          Map.entry("us-east-1", new Region("use1", "abcdef")),
          Map.entry("us-east-2", new Region("use2", "abc")),
          Map.entry("us-west-1", new Region("usw1", "ab")),
          Map.entry("us-west-2", new Region("usw2", "abcd")),
          Map.entry("ca-central-1", new Region("cac1", "abd")),
          Map.entry("eu-west-1", new Region("euw1", "abc")),
          Map.entry("eu-west-2", new Region("euw2", "abc")),
          Map.entry("eu-west-3", new Region("euw3", "abc")),
          Map.entry("eu-central-1", new Region("euc1", "abc")),
          Map.entry("ap-south-1", new Region("aps1", "abc")),
          Map.entry("ap-southeast-1", new Region("apse1", "abc")),
          Map.entry("ap-southeast-2", new Region("apse2", "abc")),
          Map.entry("ap-northeast-1", new Region("apne1", "acd")),
          Map.entry("ap-northeast-2", new Region("apne2", "abcd")),
          Map.entry("sa-east-1", new Region("sae1", "abc")));

  private Zones() {}

  /**
   * @param idPrefix of zone ids
   * @param letters of zone names
   */
  private record Region(String idPrefix, String letters) {}

  /**
   * An availability zone.
   *
   * @param name such as {@code us-east-1a}
   * @param id such as {@code use1-az1}
   */
  public record Zone(String name, String id) {}

  /** The zones of a region, by name. */
  public static List<Zone> of(String regionName) {
    var region = REGIONS.get(regionName);
    return region == null
        ? List.of()
        : region.letters.chars().mapToObj(letter -> zone(regionName, region, letter)).toList();
  }

  private static Zone zone(String regionName, Region region, int letter) {
    return new Zone(
        regionName + (char) letter, region.idPrefix + "-az" + (region.letters.indexOf(letter) + 1));
  }

  public static Optional<Zone> named(String region, String name) {
    return of(region).stream().filter(zone -> zone.name.equals(name)).findFirst();
  }

  static Optional<Zone> withId(String region, String id) {
    return of(region).stream().filter(zone -> zone.id.equals(id)).findFirst();
  }

  /** The id of a zone; empty for a zone that is not known here. */
  public static String idOf(String region, String name) {
    return named(region, name).map(Zone::id).orElse("");
  }
}
