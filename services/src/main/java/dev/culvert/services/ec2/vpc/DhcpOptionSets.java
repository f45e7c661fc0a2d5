package dev.culvert.services.ec2.vpc;

import dev.culvert.network.AddressFormatException;
import dev.culvert.network.DhcpOptions;
import dev.culvert.network.DhcpOptions.NameServer;
import dev.culvert.network.IpAddress;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.nic.DnsNames;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes sets of DHCP options, and the default one of an account and region. */
final class DhcpOptionSets {
  private static final String AMAZON_PROVIDED_DNS = "AmazonProvidedDNS";
  private static final String NAME_SERVERS = "domain-name-servers";

  private DhcpOptionSets() {}

  /** The id of the default set; makes it, if this is the first VPC. */
  static String defaultSet(Draft draft) {
    var scope = draft.scope();
    return draft.world().all(DhcpDetails.REGISTER).stream()
        .filter(it ->
            it.isDefault()
                && it.account().equals(scope.account())
                && it.region().equals(scope.region()))
        .map(DhcpDetails::id)
        .findFirst()
        .orElseGet(() ->
            make(
                draft,
                true,
                new TreeMap<>(
                    Map.of(
                        "domain-name",
                        List.of(DnsNames.internalDomain(scope.region())),
                        NAME_SERVERS,
                        List.of(AMAZON_PROVIDED_DNS)))));
  }

  /** Puts a set into the draft and tells its id. */
  static String make(Draft draft, boolean isDefault, SortedMap<String, List<String>> options) {
    var scope = draft.scope();
    var id = draft.newId(Kind.DHCP_OPTIONS);
    var servers = options.getOrDefault(NAME_SERVERS, List.of());
    draft.put(
        new DhcpOptions(
            id,
            scope.account(),
            scope.region(),
            servers.stream().map(DhcpOptionSets::server).toList()));
    draft.put(
        DhcpDetails.REGISTER,
        new DhcpDetails(id, scope.account(), scope.region(), isDefault, options));
    return id;
  }

  private static NameServer server(String text) {
    if (text.equals(AMAZON_PROVIDED_DNS)) {
      return new DhcpOptions.AmazonProvidedDns();
    }
    try {
      return new DhcpOptions.Custom(IpAddress.parse(text));
    } catch (AddressFormatException e) {
      throw Refusals.value(
          "Value (" + text + ") for value is invalid. Invalid domain-name-servers address.");
    }
  }
}
