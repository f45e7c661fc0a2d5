package dev.culvert.services.ec2.nic;

import dev.culvert.network.IpAddress;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.NetworkInterface.PrivateAddress;
import dev.culvert.network.NetworkInterface.Use;
import dev.culvert.network.Subnet;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Kind;
import java.util.List;
import java.util.Optional;

/**
 * An interface that is to be made, by hand or by EC2 itself.
 *
 * @param addresses the primary one first
 */
public record NewInterface(
    Subnet subnet, List<IpAddress> addresses, List<String> groupIds, String description, Use use) {

  /** Puts it into the draft. */
  public NetworkInterface make(Draft draft) {
    return make(draft, draft.newId(Kind.NETWORK_INTERFACE));
  }

  public NetworkInterface make(Draft draft, String id) {
    var made =
        new NetworkInterface(
            id,
            subnet.owner(),
            subnet.region(),
            subnet.vpcId(),
            subnet.id(),
            description,
            addresses.stream().map(PrivateAddress::of).toList(),
            groupIds,
            true,
            use,
            Optional.empty());
    draft.put(made);
    draft.put(InterfaceDetails.REGISTER, new InterfaceDetails(id, Optional.empty()));
    return made;
  }

  /** Takes an interface away again, with whatever public address leads to it. */
  public static void remove(Draft draft, NetworkInterface networkInterface) {
    networkInterface
        .addresses()
        .forEach(address -> Elastics.release(networkInterface, address.ip(), draft));
    draft.remove(networkInterface);
    draft.remove(InterfaceDetails.REGISTER, networkInterface.id());
  }
}
