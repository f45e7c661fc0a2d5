package dev.culvert.services.ec2.instance;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.NetworkInterface.PrivateAddress;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.gateway.PublicAddresses;
import java.util.ArrayList;
import java.util.Optional;

/** Addresses of Amazon's pool, that an instance has from its start to its stop. */
final class PublicAtStart {
  private PublicAtStart() {}

  /** Gives the interface's primary address a public one, unless an Elastic IP leads to it. */
  static void give(Draft draft, String interfaceId) {
    var it = draft.the(Kind.NETWORK_INTERFACE, NetworkInterface.class, interfaceId);
    if (it.primaryAddress().family() == AddressFamily.IPV4
        && draft.network().publicAddress(it, it.primaryAddress()).isEmpty()) {
      replace(it, Optional.of(PublicAddresses.next(draft.network())), draft);
    }
  }

  static void take(Draft draft, NetworkInterface it) {
    replace(it, Optional.empty(), draft);
  }

  private static void replace(
      NetworkInterface it, Optional<dev.culvert.network.Ipv4Address> assigned, Draft draft) {
    var addresses = new ArrayList<>(it.addresses());
    addresses.set(0, new PrivateAddress(it.primaryAddress(), assigned));
    draft.put(it.withAddresses(addresses));
  }
}
