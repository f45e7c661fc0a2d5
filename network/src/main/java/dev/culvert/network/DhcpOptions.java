package dev.culvert.network;

import java.util.List;

/**
 * What a VPC tells its instances at boot.
 *
 * @param domainNameServers in order of preference
 */
public record DhcpOptions(
    String id, String owner, String region, List<NameServer> domainNameServers)
    implements Resource {

  /** One entry of {@code domain-name-servers}. */
  public sealed interface NameServer {}

  /** {@code AmazonProvidedDNS}: the resolver of the VPC. */
  public record AmazonProvidedDns() implements NameServer {}

  /** A server of the customer's. */
  public record Custom(IpAddress address) implements NameServer {}

  public DhcpOptions {
    domainNameServers = List.copyOf(domainNameServers);
  }
}
