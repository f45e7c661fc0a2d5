package dev.culvert.network;

import java.util.Optional;

/** The VPC's end of a VPN or Direct Connect; what lies behind it is outside of the network. */
public record VirtualPrivateGateway(
    String id, String owner, String region, Optional<String> attachedTo) implements Resource {

  public boolean isAttachedTo(String vpcId) {
    return attachedTo.isPresent() && attachedTo.get().equals(vpcId);
  }

  public VirtualPrivateGateway withAttachment(Optional<String> changed) {
    return new VirtualPrivateGateway(id, owner, region, changed);
  }
}
