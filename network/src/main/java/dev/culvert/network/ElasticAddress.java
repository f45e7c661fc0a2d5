package dev.culvert.network;

import java.util.Optional;

/**
 * An Elastic IP.
 *
 * @param id the allocation id, {@code eipalloc-…}
 */
public record ElasticAddress(
    String id, String owner, String region, Ipv4Address publicIp, Optional<Association> association)
    implements Resource {

  /**
   * Where the address leads to.
   *
   * @param id {@code eipassoc-…}
   */
  public record Association(String id, String networkInterfaceId, IpAddress privateIp) {}

  public ElasticAddress withAssociation(Optional<Association> changed) {
    return new ElasticAddress(id, owner, region, publicIp, changed);
  }
}
