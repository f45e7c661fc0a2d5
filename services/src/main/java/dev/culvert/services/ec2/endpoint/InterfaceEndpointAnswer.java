package dev.culvert.services.ec2.endpoint;

import dev.culvert.network.InterfaceEndpoint;
import dev.culvert.network.Subnet;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.nic.Groups;
import dev.culvert.shapes.ec2.DnsEntry;
import dev.culvert.shapes.ec2.DnsOptions;
import dev.culvert.shapes.ec2.SecurityGroupIdentifier;
import dev.culvert.shapes.ec2.VpcEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What responses show of interface endpoints alone. */
final class InterfaceEndpointAnswer {
  private InterfaceEndpointAnswer() {}

  static VpcEndpoint add(
      VpcEndpoint shown, InterfaceEndpoint endpoint, EndpointDetails details, Seen seen) {
    return shown
        .networkInterfaceIds(endpoint.networkInterfaceIds())
        .groups(
            endpoint.groupIds().stream()
                .map(id ->
                    new SecurityGroupIdentifier().groupId(id).groupName(Groups.name(id, seen)))
                .toList())
        .dnsOptions(
            new DnsOptions()
                .dnsRecordIpType(details.dnsRecordIpType())
                .privateDnsOnlyForInboundResolverEndpoint(
                    details.privateDnsOnlyForInboundResolver()))
        .dnsEntries(entries(endpoint, details, seen));
  }

  /** The regional name, then the zonal ones, then those of private DNS. */
  private static List<DnsEntry> entries(
      InterfaceEndpoint endpoint, EndpointDetails details, Seen seen) {
    var entries = new ArrayList<DnsEntry>();
    var zone = hostedZone("PUB", endpoint.baseDnsName());
    entries.add(new DnsEntry().dnsName(endpoint.regionalName()).hostedZoneId(zone));
    details.subnetIds().stream()
        .flatMap(id -> seen.network().find(Subnet.class, id).stream())
        .map(subnet -> endpoint.zonalName(subnet.availabilityZone()))
        .sorted()
        .forEach(name -> entries.add(new DnsEntry().dnsName(name).hostedZoneId(zone)));
    endpoint
        .privateDnsNames()
        .forEach(name ->
            entries.add(
                new DnsEntry()
                    .dnsName(name)
                    .hostedZoneId(hostedZone("PRV", endpoint.id() + name))));
    return entries;
  }

  /** A made-up id in the form of Route 53's, always the same for the same zone. */
  private static String hostedZone(String prefix, String of) {
    return "Z" + prefix + Integer.toHexString(of.hashCode()).toUpperCase(Locale.ROOT);
  }
}
