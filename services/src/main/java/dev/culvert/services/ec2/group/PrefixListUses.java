package dev.culvert.services.ec2.group;

import dev.culvert.network.Network;
import dev.culvert.network.PrefixList;
import dev.culvert.network.PrefixListId;
import dev.culvert.network.RouteTable;
import dev.culvert.network.SecurityGroup;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.shapes.ec2.PrefixListAssociation;
import java.util.List;
import java.util.stream.Stream;

/** What refers to a prefix list: security groups and route tables of its region. */
final class PrefixListUses {
  private PrefixListUses() {}

  static List<PrefixListAssociation> of(PrefixList list, Network network) {
    var id = new PrefixListId(list.id());
    var groups =
        network.all(SecurityGroup.class).stream()
            .filter(group -> group.region().equals(list.region()))
            .filter(group ->
                Stream.concat(group.ingress().stream(), group.egress().stream())
                    .anyMatch(rule -> rule.peer().equals(id)))
            .map(group -> use(group.id(), group.owner()));
    var tables =
        network.all(RouteTable.class).stream()
            .filter(table -> table.region().equals(list.region()))
            .filter(table ->
                network.routes(table.id()).stream()
                    .anyMatch(route -> route.destination().equals(id)))
            .map(table -> use(table.id(), table.owner()));
    return Stream.concat(groups, tables).toList();
  }

  /** As far as the caller may see them. */
  static List<PrefixListAssociation> of(PrefixList list, Seen seen) {
    return of(list, seen.network()).stream()
        .filter(use -> seen.scope().account().equals(use.resourceOwner))
        .toList();
  }

  private static PrefixListAssociation use(String resourceId, String owner) {
    return new PrefixListAssociation().resourceId(resourceId).resourceOwner(owner);
  }
}
