package dev.culvert.services.ec2.group;

import dev.culvert.network.Cidr;
import dev.culvert.services.control.Register;
import dev.culvert.services.control.World;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the API knows of a customer's prefix list beyond the network: its versions, of which the
 * network has the newest.
 *
 * @param version the newest
 * @param versions what each version held
 */
public record PrefixListDetails(
    String listId, int maxEntries, long version, SortedMap<Long, List<Entry>> versions) {

  public static final Register<PrefixListDetails> REGISTER =
      Register.of("ec2.prefix-list", PrefixListDetails.class, PrefixListDetails::listId);

  /** Documented: the newest 1 000 versions are kept. */
  private static final int MAX_VERSIONS = 1000;

  /**
   * @param description empty if there is none
   */
  public record Entry(Cidr cidr, String description) {}

  public PrefixListDetails {
    versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
  }

  static PrefixListDetails of(World world, String listId) {
    return world
        .find(REGISTER, listId)
        .orElseThrow(() -> new IllegalStateException(listId + " has no details"));
  }

  /** The first version of a new list. */
  static PrefixListDetails first(String listId, int maxEntries, List<Entry> entries) {
    return new PrefixListDetails(
        listId, maxEntries, 1, new TreeMap<>(Map.of(1L, List.copyOf(entries))));
  }

  List<Entry> entries() {
    return versions.getOrDefault(version, List.of());
  }

  Optional<List<Entry>> entries(long wanted) {
    return Optional.ofNullable(versions.get(wanted));
  }

  /** A new version. */
  PrefixListDetails next(List<Entry> entries) {
    var changed = new TreeMap<>(versions);
    changed.put(version + 1, List.copyOf(entries));
    while (changed.size() > MAX_VERSIONS) {
      changed.pollFirstEntry();
    }
    return new PrefixListDetails(listId, maxEntries, version + 1, changed);
  }

  PrefixListDetails withMaxEntries(int changed) {
    return new PrefixListDetails(listId, changed, version, versions);
  }
}
