package dev.culvert.network.walk;

import dev.culvert.network.Network;
import java.util.List;

/**
 * One packet's way through the network, and back: each check in order, with what decided it, and
 * where it ended.
 *
 * <p>The steps are not an explanation made afterwards: a step is written when its check decides,
 * and the walk goes on only from there. The order is that of a packet of AWS: name resolution,
 * security groups of the client, network ACL of its subnet, the route table of its subnet, the
 * target of the route that wins; then filters on the other side, and the way back, on which only
 * network ACLs and routes matter, because security groups know connections.
 */
public record Walk(Flow flow, List<Step> steps, Outcome outcome) {

  public Walk {
    steps = List.copyOf(steps);
  }

  /** Walks the way of this flow. */
  public static Walk of(Network network, ServiceDirectory directory, Flow flow) {
    return Walker.walk(network, directory, flow);
  }
}
