package dev.culvert.services.ec2.vpc;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.Cidr;
import java.util.List;
import java.util.Optional;

/**
 * The association of an address block with a VPC or a subnet.
 *
 * @param id {@code vpc-cidr-assoc-…} or {@code subnet-cidr-assoc-…}
 */
record BlockAssociation(String id, Cidr cidr) {

  static List<BlockAssociation> of(AddressFamily family, List<BlockAssociation> all) {
    return all.stream().filter(association -> association.cidr.family() == family).toList();
  }

  static Optional<BlockAssociation> find(String id, List<BlockAssociation> all) {
    return all.stream().filter(association -> association.id.equals(id)).findFirst();
  }
}
