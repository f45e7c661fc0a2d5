package dev.culvert.services.ec2.vpc;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.Cidr;
import dev.culvert.network.NetworkAclAssociation;
import dev.culvert.network.Subnet;
import dev.culvert.network.Vpc;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Kind;
import java.util.List;

/** Makes a subnet with what EC2 makes with it: its association with the default network ACL. */
public final class SubnetFactory {
  private SubnetFactory() {}

  /** Puts the subnet into the draft; it follows the main route table. */
  public static Subnet make(Draft draft, Vpc vpc, String id, String zone, List<Cidr> cidrs) {
    return make(draft, vpc, id, zone, cidrs, false);
  }

  static Subnet make(
      Draft draft, Vpc vpc, String id, String zone, List<Cidr> cidrs, boolean defaultForZone) {
    var subnet = new Subnet(id, vpc.owner(), vpc.region(), vpc.id(), zone, cidrs, defaultForZone);
    draft.put(
        List.of(
            subnet,
            new NetworkAclAssociation(
                draft.newId(Kind.NETWORK_ACL_ASSOCIATION),
                vpc.owner(),
                vpc.region(),
                vpc.defaultNetworkAclId(),
                id)));
    draft.put(
        SubnetDetails.REGISTER,
        SubnetDetails.plain(
            id,
            defaultForZone,
            Blocks.of(AddressFamily.IPV6, cidrs).stream()
                .map(
                    cidr -> new BlockAssociation(draft.ids().ec2(SubnetDetails.BLOCK_PREFIX), cidr))
                .toList()));
    return subnet;
  }
}
