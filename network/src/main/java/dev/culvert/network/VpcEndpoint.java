package dev.culvert.network;

/**
 * A VPC endpoint: a private way to a service of the endpoint's region. Its policy is not a fact of
 * the network and not kept here.
 */
public sealed interface VpcEndpoint extends Resource permits GatewayEndpoint, InterfaceEndpoint {

  String vpcId();

  /** Such as {@code com.amazonaws.us-east-1.dynamodb}. */
  String serviceName();

  State state();

  VpcEndpoint withState(State changed);

  /** EC2's states of a VPC endpoint. */
  enum State {
    PENDING_ACCEPTANCE,
    PENDING,
    AVAILABLE,
    DELETING,
    DELETED,
    REJECTED,
    FAILED,
    EXPIRED,
    PARTIAL
  }
}
