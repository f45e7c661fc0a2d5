package dev.culvert.network.walk;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.Cidr;
import dev.culvert.network.IpAddress;
import dev.culvert.network.PrefixList;
import dev.culvert.network.PrefixMap;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which services exist, under which public names and addresses: what public DNS and AWS's prefix
 * lists would say. Host names are compared without case and without a final dot.
 */
public final class ServiceDirectory {

  /** How long an account id is, the first label of an account-based name. */
  private static final int ACCOUNT_DIGITS = 12;

  /** What the names of endpoints that speak both IPv4 and IPv6 end in. */
  private static final String DUAL_STACK = ".api.aws";

  private final List<Service> services;
  private final Map<String, Service> byEndpointServiceName = new HashMap<>();
  private final Map<String, Service> byHost = new HashMap<>();
  private final Map<String, List<IpAddress>> addresses = new HashMap<>();
  private final Map<String, Service> byAccountHost = new HashMap<>();
  private final PrefixMap<Service> byAddress;

  private ServiceDirectory(Collection<Service> services) {
    this.services = List.copyOf(services);
    Map<Cidr, Service> cidrs = new HashMap<>();
    for (Service service : services) {
      byEndpointServiceName.put(service.endpointServiceName(), service);
      for (String host : service.hosts()) {
        byHost.put(host, service);
        addresses.put(host, addresses(service, host));
      }
      service.accountHosts().forEach(host -> byAccountHost.put(host, service));
      service.cidrs().forEach(cidr -> cidrs.put(cidr, service));
    }
    byAddress = PrefixMap.of(cidrs);
  }

  public static ServiceDirectory of(Collection<Service> services) {
    return new ServiceDirectory(services);
  }

  /**
   * AWS's regions, names and prefix list ids, with addresses from 198.18.0.0/16 (RFC 2544), which
   * lead to nobody.
   */
  public static ServiceDirectory standard() {
    return of(AwsRegion.ALL.stream().flatMap(region -> region.services().stream()).toList());
  }

  /** All services of all regions. */
  public List<Service> services() {
    return services;
  }

  /** The regions that have services, sorted. */
  public List<String> regions() {
    return services.stream().map(Service::region).distinct().sorted().toList();
  }

  /** The service that VPC endpoints call {@code com.amazonaws.<region>.<name>}. */
  public Optional<Service> byEndpointServiceName(String endpointServiceName) {
    return Optional.ofNullable(byEndpointServiceName.get(endpointServiceName));
  }

  /** Whose public address it is. */
  public Optional<Service> at(IpAddress address) {
    return byAddress.lookup(address);
  }

  /** Whose public name it is. */
  public Optional<Service> named(String host) {
    String name = normal(host);
    Service service = byHost.get(name);
    return Optional.ofNullable(
        service == null && startsWithAccount(name)
            ? byAccountHost.get(name.substring(ACCOUNT_DIGITS + 1))
            : service);
  }

  /**
   * What public DNS answers for a service's name: one address of each of its blocks, always the
   * same ones for the same name; of IPv6 blocks only for names of dual-stack endpoints. Empty if it
   * is no service's name.
   */
  public List<IpAddress> resolve(String host) {
    String name = normal(host);
    List<IpAddress> known = addresses.get(name);
    return known == null
        ? named(name).map(service -> addresses(service, name)).orElse(List.of())
        : known;
  }

  private static List<IpAddress> addresses(Service service, String name) {
    return service.cidrs().stream()
        .filter(cidr -> cidr.family() == AddressFamily.IPV4 || name.endsWith(DUAL_STACK))
        .map(cidr -> cidr.at(1 + spread(service, name)))
        .toList();
  }

  /** A number below 254, as the smallest blocks have 256 addresses. */
  private static int spread(Service service, String name) {
    int known = service.hosts().indexOf(name);
    return known >= 0 ? known : 32 + Math.floorMod(name.hashCode(), 200);
  }

  /** AWS's prefix lists, to be put into a network. */
  public List<PrefixList> prefixLists() {
    return services.stream().flatMap(service -> service.prefixList().stream()).toList();
  }

  /** The name in the form in which it is kept. */
  static String normal(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static boolean startsWithAccount(String name) {
    return name.length() > ACCOUNT_DIGITS
        && name.charAt(ACCOUNT_DIGITS) == '.'
        && name.chars().limit(ACCOUNT_DIGITS).allMatch(digit -> digit >= '0' && digit <= '9');
  }
}
