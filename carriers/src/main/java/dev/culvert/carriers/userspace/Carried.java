package dev.culvert.carriers.userspace;

import dev.culvert.network.Network;
import dev.culvert.network.walk.DropReason;
import dev.culvert.network.walk.Outcome;
import dev.culvert.network.walk.Walk;
import dev.culvert.wire.http.Authority;

/**
 * A connection that got somewhere.
 *
 * @param network in which its way was found
 */
record Carried(String interfaceId, Authority destination, Network network, Walk walk) {

  /**
   * Whether a connection with this walk goes on when a new one would take that way. Security groups
   * know connections: one that was let out stays, whatever the rules say later. Routes, gateways
   * and network ACLs are asked for each packet.
   */
  boolean survives(Walk now) {
    if (now.outcome() instanceof Outcome.Dropped dropped) {
      return dropped.reason() == DropReason.SECURITY_GROUP_EGRESS
          || dropped.reason() == DropReason.SECURITY_GROUP_INGRESS;
    }
    return now.outcome().equals(walk.outcome());
  }
}
