package dev.culvert.network;

import java.util.Optional;

/** Joins two VPCs, also across accounts and regions. It is not transitive. */
public record PeeringConnection(String id, Side requester, Side accepter, Status status)
    implements Resource {

  /** One of the two VPCs. */
  public record Side(String owner, String region, String vpcId) {}

  /** EC2's status codes of a peering connection. */
  public enum Status {
    INITIATING_REQUEST,
    PENDING_ACCEPTANCE,
    ACTIVE,
    DELETED,
    REJECTED,
    FAILED,
    EXPIRED,
    PROVISIONING,
    DELETING
  }

  /** The requester's account. */
  @Override
  public String owner() {
    return requester.owner();
  }

  /** The requester's region. */
  @Override
  public String region() {
    return requester.region();
  }

  /** The VPC on the other side; empty if this VPC is on neither. */
  public Optional<Side> across(String vpcId) {
    if (requester.vpcId().equals(vpcId)) {
      return Optional.of(accepter);
    }
    return accepter.vpcId().equals(vpcId) ? Optional.of(requester) : Optional.empty();
  }

  public PeeringConnection withStatus(Status changed) {
    return new PeeringConnection(id, requester, accepter, changed);
  }
}
