package dev.culvert.services.ec2.nic;

import dev.culvert.network.ElasticAddress;
import dev.culvert.network.IpAddress;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.PublicAddress;
import dev.culvert.services.ec2.basis.Draft;
import java.util.Optional;

/** Elastic IPs of addresses that go away. */
final class Elastics {
  private Elastics() {}

  /** Leaves the Elastic IP of this address, if it has one, without association. */
  static void release(NetworkInterface networkInterface, IpAddress ip, Draft draft) {
    draft
        .network()
        .publicAddress(networkInterface, ip)
        .flatMap(PublicAddress::allocationId)
        .flatMap(id -> draft.network().find(ElasticAddress.class, id))
        .ifPresent(elastic -> draft.put(elastic.withAssociation(Optional.empty())));
  }
}
