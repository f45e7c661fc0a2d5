package dev.culvert.network;

import java.util.List;

/**
 * Joins a VPC to a transit gateway.
 *
 * @param id {@code tgw-attach-…}
 * @param networkInterfaceIds its interfaces, one in each zone that it serves
 */
public record TransitGatewayAttachment(
    String id,
    String owner,
    String region,
    String transitGatewayId,
    String vpcId,
    List<String> networkInterfaceIds,
    State state)
    implements Resource {

  /** EC2's states of a VPC attachment. */
  public enum State {
    INITIATING,
    INITIATING_REQUEST,
    PENDING_ACCEPTANCE,
    ROLLING_BACK,
    PENDING,
    AVAILABLE,
    MODIFYING,
    DELETING,
    DELETED,
    FAILED,
    REJECTED,
    REJECTING,
    FAILING
  }

  public TransitGatewayAttachment {
    networkInterfaceIds = List.copyOf(networkInterfaceIds);
  }

  /** Whether packets pass. */
  public boolean carries() {
    return state == State.AVAILABLE || state == State.MODIFYING;
  }

  public TransitGatewayAttachment withState(State changed) {
    return new TransitGatewayAttachment(
        id, owner, region, transitGatewayId, vpcId, networkInterfaceIds, changed);
  }
}
