package dev.culvert.services.ec2.peering;

import dev.culvert.network.Network;
import dev.culvert.network.PeeringConnection;
import dev.culvert.network.PeeringConnection.Side;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Scope;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds peering connections: both sides see them, each in its own region. */
public final class Peerings {
  private Peerings() {}

  /** Whether this side belongs to the caller, in the region that is called. */
  static boolean isOn(Side side, Scope scope) {
    return side.owner().equals(scope.account()) && side.region().equals(scope.region());
  }

  static List<PeeringConnection> all(Network network, Scope scope) {
    return network.all(PeeringConnection.class).stream()
        .filter(it -> isSeen(it, scope))
        .sorted(Comparator.comparing(PeeringConnection::id))
        .toList();
  }

  public static Optional<PeeringConnection> find(Network network, Scope scope, String id) {
    return network.find(PeeringConnection.class, id).filter(it -> isSeen(it, scope));
  }

  static PeeringConnection the(Network network, Scope scope, String id) {
    Kind.PEERING_CONNECTION.check(id);
    return find(network, scope, id).orElseThrow(() -> Kind.PEERING_CONNECTION.notFound(id));
  }

  private static boolean isSeen(PeeringConnection peering, Scope scope) {
    return isOn(peering.requester(), scope) || isOn(peering.accepter(), scope);
  }
}
