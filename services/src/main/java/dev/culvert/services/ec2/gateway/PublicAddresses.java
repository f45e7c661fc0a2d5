package dev.culvert.services.ec2.gateway;

import dev.culvert.network.Cidr;
import dev.culvert.network.ElasticAddress;
import dev.culvert.network.Ipv4Address;
import dev.culvert.network.Network;
import dev.culvert.wire.aws.AwsException;
import java.util.stream.Collectors;

/** Amazon's pool of public addresses: RFC 2544's, which lead to nobody outside. */
public final class PublicAddresses {
  private static final Cidr POOL = Cidr.parse("198.19.0.0/16");

  private PublicAddresses() {}

  /** The lowest address that nobody has. */
  public static Ipv4Address next(Network network) {
    var allocated =
        network.all(ElasticAddress.class).stream()
            .map(ElasticAddress::publicIp)
            .collect(Collectors.toSet());
    for (var ip = POOL.at(1); ip.compareTo(POOL.last()) < 0; ip = ip.plus(1)) {
      if (ip instanceof Ipv4Address free
          && !allocated.contains(free)
          && network.publicAddress(free).isEmpty()) {
        return free;
      }
    }
    throw new AwsException(
        "InsufficientAddressCapacity", "Not enough addresses are available in Amazon's pool.");
  }
}
