package dev.culvert.network.walk;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.DhcpOptions;
import dev.culvert.network.InterfaceEndpoint;
import dev.culvert.network.IpAddress;
import dev.culvert.network.Network;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.Place;
import dev.culvert.network.Subnet;
import dev.culvert.network.walk.Step.NameLookedUp;
import dev.culvert.network.walk.Step.NameNotResolved;
import dev.culvert.network.walk.Step.NameResolved;
import dev.culvert.network.walk.Step.NameSource;
import dev.culvert.network.walk.Step.Resolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a name means for a client at some place.
 *
 * <p>Servers of the customer's are taken to forward to public DNS: they answer for services and for
 * the names of interface endpoints, which are public records, but know no private DNS.
 */
final class NameResolution {

  private static final String ENDPOINT_NAMES = ".vpce.amazonaws.com";

  private final Network network;
  private final ServiceDirectory directory;
  private final Place client;

  NameResolution(Network network, ServiceDirectory directory, Place client) {
    this.network = network;
    this.directory = directory;
    this.client = client;
  }

  /** A client that asked somebody else. */
  static NameResolved byClient(String name, IpAddress ip) {
    return new NameResolved(
        ServiceDirectory.normal(name),
        new Resolver.Client(),
        new NameSource.Unknown(),
        List.of(ip),
        ip);
  }

  NameLookedUp resolve(String name, Optional<IpAddress> sourceAddress) {
    String host = ServiceDirectory.normal(name);
    Resolver resolver = resolver();
    return switch (resolver) {
      case Resolver.Custom(List<IpAddress> servers) when servers.isEmpty() ->
          new NameNotResolved(host, resolver, NotResolvedReason.NO_NAME_SERVER);
      case Resolver.Amazon _ when !client.vpc().enableDnsSupport() ->
          new NameNotResolved(host, resolver, NotResolvedReason.DNS_SUPPORT_DISABLED);
      case Resolver.Amazon _, Resolver.Custom _, Resolver.Client _ ->
          answer(host, resolver)
              .<NameLookedUp>map(answer ->
                  new NameResolved(
                      host,
                      resolver,
                      answer.source(),
                      answer.addresses(),
                      choose(answer.addresses(), sourceAddress)))
              .orElse(new NameNotResolved(host, resolver, NotResolvedReason.UNKNOWN_NAME));
    };
  }

  /** The first server of the VPC's DHCP options counts; Amazon's resolver may stand there too. */
  private Resolver resolver() {
    Optional<DhcpOptions> options =
        client.vpc().dhcpOptionsId().flatMap(id -> network.find(DhcpOptions.class, id));
    if (options.isEmpty()) {
      return new Resolver.Amazon();
    }
    List<IpAddress> servers = new ArrayList<>();
    for (DhcpOptions.NameServer server : options.get().domainNameServers()) {
      switch (server) {
        case DhcpOptions.AmazonProvidedDns _ -> servers.add(client.vpc().resolver());
        case DhcpOptions.Custom(IpAddress address) -> servers.add(address);
      }
    }
    return !servers.isEmpty() && LocalService.isResolver(client.vpc(), servers.getFirst())
        ? new Resolver.Amazon()
        : new Resolver.Custom(List.copyOf(servers));
  }

  private record Answer(NameSource source, List<IpAddress> addresses) {}

  private Optional<Answer> answer(String host, Resolver resolver) {
    if (host.endsWith(ENDPOINT_NAMES)) {
      return endpointName(host);
    }
    return privateDns(host, resolver).or(() -> publicService(host));
  }

  private Optional<Answer> publicService(String host) {
    return directory
        .named(host)
        .map(service -> new Answer(new NameSource.PublicService(service), directory.resolve(host)));
  }

  /** Needs Amazon's resolver and both DNS attributes of the VPC. */
  private Optional<Answer> privateDns(String host, Resolver resolver) {
    if (!(resolver instanceof Resolver.Amazon) || !client.vpc().enableDnsHostnames()) {
      return Optional.empty();
    }
    return network
        .privateDns(client.vpc().id(), host)
        .map(endpoint ->
            new Answer(
                new NameSource.PrivateDns(endpoint.id()), addresses(endpoint, Optional.empty())))
        .filter(answer -> !answer.addresses().isEmpty());
  }

  /** {@code vpce-1a2b3c4d-5e6f7a8b[-us-east-1a].<service's name>}. */
  private Optional<Answer> endpointName(String host) {
    int afterPrefix = host.indexOf('-') + 1;
    int afterId = host.indexOf('-', afterPrefix);
    if (afterPrefix == 0 || afterId < 0) {
      return Optional.empty();
    }
    return network
        .find(InterfaceEndpoint.class, host.substring(0, afterId))
        .map(endpoint ->
            new Answer(
                new NameSource.EndpointName(endpoint.id()),
                host.equals(endpoint.regionalName())
                    ? addresses(endpoint, Optional.empty())
                    : addresses(endpoint, Optional.of(host))))
        .filter(answer -> !answer.addresses().isEmpty());
  }

  /** Of all interfaces of the endpoint, or of the one whose zonal name is given. */
  private List<IpAddress> addresses(InterfaceEndpoint endpoint, Optional<String> zonalName) {
    List<IpAddress> addresses = new ArrayList<>();
    for (String id : endpoint.networkInterfaceIds()) {
      Optional<NetworkInterface> networkInterface = network.find(NetworkInterface.class, id);
      if (networkInterface.isPresent()
          && (zonalName.isEmpty()
              || zonalName.equals(zonalName(endpoint, networkInterface.get())))) {
        addresses.add(networkInterface.get().primaryAddress());
      }
    }
    return addresses;
  }

  private Optional<String> zonalName(
      InterfaceEndpoint endpoint, NetworkInterface networkInterface) {
    return network
        .find(Subnet.class, networkInterface.subnetId())
        .map(subnet -> endpoint.zonalName(subnet.availabilityZone()));
  }

  /** IPv6 comes first for a client that has it (RFC 6724). */
  private IpAddress choose(List<IpAddress> addresses, Optional<IpAddress> sourceAddress) {
    for (AddressFamily family : List.of(AddressFamily.IPV6, AddressFamily.IPV4)) {
      if (has(family, sourceAddress)) {
        for (IpAddress address : addresses) {
          if (address.family() == family) {
            return address;
          }
        }
      }
    }
    return addresses.getFirst();
  }

  private boolean has(AddressFamily family, Optional<IpAddress> sourceAddress) {
    if (sourceAddress.isPresent()) {
      return sourceAddress.get().family() == family;
    }
    for (NetworkInterface.PrivateAddress address : client.networkInterface().addresses()) {
      if (address.ip().family() == family) {
        return true;
      }
    }
    return false;
  }
}
