package dev.culvert.network;

import java.util.Optional;

/**
 * An internet gateway. It translates between the private and public addresses of interfaces, one to
 * one.
 *
 * @param attachedTo the VPC it is attached to: at most one, and a VPC has at most one gateway
 */
public record InternetGateway(String id, String owner, String region, Optional<String> attachedTo)
    implements Resource {

  public boolean isAttachedTo(String vpcId) {
    return attachedTo.isPresent() && attachedTo.get().equals(vpcId);
  }

  public InternetGateway withAttachment(Optional<String> changed) {
    return new InternetGateway(id, owner, region, changed);
  }
}
