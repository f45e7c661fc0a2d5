package dev.culvert.network.walk;

import dev.culvert.network.Network;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.Subnet;
import dev.culvert.network.Vpc;
import java.util.Optional;

/** A network interface with the subnet and VPC it is in. */
record Place(NetworkInterface networkInterface, Subnet subnet, Vpc vpc) {

  /** Empty if the subnet or the VPC does not exist. */
  static Optional<Place> of(Network network, NetworkInterface networkInterface) {
    Optional<Subnet> subnet = network.find(Subnet.class, networkInterface.subnetId());
    Optional<Vpc> vpc = network.find(Vpc.class, networkInterface.vpcId());
    return subnet.isPresent() && vpc.isPresent()
        ? Optional.of(new Place(networkInterface, subnet.get(), vpc.get()))
        : Optional.empty();
  }

  boolean inSubnetOf(Place other) {
    return subnet.id().equals(other.subnet.id());
  }
}
