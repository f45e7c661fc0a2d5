package dev.culvert.network.walk;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.Cidr;
import dev.culvert.network.PrefixList;
import dev.culvert.network.PrefixListId;
import java.util.List;
import java.util.Optional;

/**
 * A service of one region: its names, its addresses and which VPC endpoints it offers.
 *
 * @param name such as {@code dynamodb}, {@code dynamodb-streams}, {@code sts}
 * @param region where it serves; {@code us-east-1} for global services
 * @param cidrs its public addresses
 * @param prefixListId AWS's list of these addresses, if there is one
 * @param hosts its public names; the first one is its regional endpoint
 * @param accountHosts what names of the form {@code <account>.<this>} end in
 * @param gatewayEndpoint whether it offers gateway endpoints
 * @param interfaceEndpointDns what the names of interface endpoints end in, if it offers them
 * @param privateDnsNames what private DNS of an interface endpoint answers; empty if the service
 *     has none
 */
public record Service(
    String name,
    String region,
    List<Cidr> cidrs,
    Optional<PrefixListId> prefixListId,
    List<String> hosts,
    List<String> accountHosts,
    boolean gatewayEndpoint,
    Optional<String> interfaceEndpointDns,
    List<String> privateDnsNames) {

  public Service {
    cidrs = List.copyOf(cidrs);
    hosts = List.copyOf(hosts);
    accountHosts = List.copyOf(accountHosts);
    privateDnsNames = List.copyOf(privateDnsNames);
  }

  /** As VPC endpoints name it: {@code com.amazonaws.us-east-1.dynamodb}. */
  public String endpointServiceName() {
    return "com.amazonaws." + region + "." + name;
  }

  /** AWS's list of the service's IPv4 addresses; its weight in quotas is 1. */
  public Optional<PrefixList> prefixList() {
    return prefixListId.map(list ->
        new PrefixList(
            list.id(),
            PrefixList.AWS,
            region,
            endpointServiceName(),
            AddressFamily.IPV4,
            cidrs.stream().filter(cidr -> cidr.family() == AddressFamily.IPV4).toList(),
            1));
  }
}
