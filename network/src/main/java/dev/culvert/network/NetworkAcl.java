package dev.culvert.network;

import java.util.Comparator;
import java.util.List;

/**
 * A network ACL: the first entry that matches a packet on its way over the border of a subnet
 * decides; it knows nothing of connections.
 *
 * @param ingress in ascending order of number
 * @param egress in ascending order of number
 */
public record NetworkAcl(
    String id,
    String owner,
    String region,
    String vpcId,
    boolean isDefault,
    List<NetworkAclEntry> ingress,
    List<NetworkAclEntry> egress)
    implements Resource {

  /** Sorts the entries. */
  public NetworkAcl {
    ingress = sorted(ingress);
    egress = sorted(egress);
  }

  private static List<NetworkAclEntry> sorted(List<NetworkAclEntry> entries) {
    return entries.stream().sorted(Comparator.comparingInt(NetworkAclEntry::number)).toList();
  }

  public List<NetworkAclEntry> entries(Direction direction) {
    return switch (direction) {
      case INGRESS -> ingress;
      case EGRESS -> egress;
    };
  }

  /** The entry that decides about a packet; the last one, which denies, if no other matches. */
  public NetworkAclEntry decide(Direction direction, int protocol, IpAddress peer, int port) {
    List<NetworkAclEntry> entries = entries(direction);
    for (int i = 0; i < entries.size(); i++) {
      NetworkAclEntry entry = entries.get(i);
      if (entry.matches(protocol, peer, port)) {
        return entry;
      }
    }
    return NetworkAclEntry.last(peer.family());
  }

  public NetworkAcl withEntries(Direction direction, List<NetworkAclEntry> changed) {
    return switch (direction) {
      case INGRESS -> new NetworkAcl(id, owner, region, vpcId, isDefault, changed, egress);
      case EGRESS -> new NetworkAcl(id, owner, region, vpcId, isDefault, ingress, changed);
    };
  }
}
