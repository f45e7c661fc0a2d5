package dev.culvert.network;

/**
 * A NAT gateway. Its private address is that of its network interface, its public one the Elastic
 * IP that is associated with that interface ({@link Network#publicAddress}).
 */
public record NatGateway(
    String id,
    String owner,
    String region,
    String vpcId,
    String subnetId,
    String networkInterfaceId,
    Connectivity connectivity,
    State state)
    implements Resource {

  /** Whether it translates to an Elastic IP (for the internet) or to its private address. */
  public enum Connectivity {
    PUBLIC,
    PRIVATE
  }

  /** EC2's states of a NAT gateway. */
  public enum State {
    PENDING,
    FAILED,
    AVAILABLE,
    DELETING,
    DELETED
  }

  public NatGateway withState(State changed) {
    return new NatGateway(
        id, owner, region, vpcId, subnetId, networkInterfaceId, connectivity, changed);
  }
}
