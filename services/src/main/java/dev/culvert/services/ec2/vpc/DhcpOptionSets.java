package dev.culvert.services.ec2.vpc;

import dev.culvert.network.DhcpOptions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sets of DHCP options, and the default one of an account and region. */
final class DhcpOptionSets {
  static final String AMAZON_PROVIDED_DNS = "AmazonProvidedDNS";

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
        .orElseGet(() -> makeDefault(draft));
  }

  private static String makeDefault(Draft draft) {
    var scope = draft.scope();
    var id = draft.newId(Kind.DHCP_OPTIONS);
    var domain =
        scope.region().equals("us-east-1") ? "ec2.internal" : scope.region() + ".compute.internal";
    draft.put(
        new DhcpOptions(
            id, scope.account(), scope.region(), List.of(new DhcpOptions.AmazonProvidedDns())));
    draft.put(
        DhcpDetails.REGISTER,
        new DhcpDetails(
            id,
            scope.account(),
            scope.region(),
            true,
            new TreeMap<>(
                Map.of(
                    "domain-name", List.of(domain),
                    "domain-name-servers", List.of(AMAZON_PROVIDED_DNS)))));
    return id;
  }
}
