package dev.culvert.network.walk;

/** Why a packet went nowhere; the last step of the walk says what decided. */
public enum DropReason {
  /** The interface it would start from does not exist, or its subnet or VPC does not. */
  NO_SOURCE,
  /** The interface it would start from belongs to an instance that does not run. */
  INSTANCE_NOT_RUNNING,
  /** The interface has no address of the destination's family. */
  NO_SOURCE_ADDRESS,
  /** No security group of the client's interface allows it out. */
  SECURITY_GROUP_EGRESS,
  /** The network ACL of the client's subnet, or of a transit gateway's, does not let it out. */
  NETWORK_ACL_EGRESS,
  /** The route table has no route for the destination. */
  NO_ROUTE,
  /** The route that wins leads to something that is gone or detached. */
  BLACKHOLE,
  /** It stays in the VPC, or in a peered one, and no interface has the address. */
  NO_SUCH_INTERFACE,
  /** VPC Block Public Access lets nothing pass the gateway. */
  PUBLIC_ACCESS_BLOCKED,
  /** The internet gateway has no public address to give the client's private one. */
  NO_PUBLIC_ADDRESS,
  /** An internet gateway or NAT gateway does not take this destination or family. */
  NOT_ROUTABLE,
  /** The NAT gateway is not available. */
  NAT_GATEWAY_NOT_AVAILABLE,
  /** The public NAT gateway has no Elastic IP. */
  NAT_GATEWAY_WITHOUT_ADDRESS,
  /** The NAT gateway's own subnet does not lead to where it would have to. */
  NAT_GATEWAY_WITHOUT_ROUTE,
  /** The network ACL of the NAT gateway's subnet denies one of the four passages. */
  NAT_GATEWAY_NETWORK_ACL,
  /** The endpoint is not available. */
  ENDPOINT_NOT_AVAILABLE,
  /**
   * What enters a VPC through a peering connection reaches its interfaces and nothing further; what
   * enters through a transit gateway also its NAT gateways and middleboxes.
   */
  NOT_TRANSITIVE,
  /** The transit gateway attachment has no interface in the zone of the packet's subnet. */
  TRANSIT_GATEWAY_NOT_IN_ZONE,
  /** The transit gateway does not know where to send it, or must not. */
  TRANSIT_GATEWAY_WITHOUT_ROUTE,
  /** The interface that should forward it checks source and destination. */
  SOURCE_DEST_CHECK,
  /** The network ACL of the subnet reached does not let it in. */
  NETWORK_ACL_INGRESS,
  /** No security group of the interface reached allows it in. */
  SECURITY_GROUP_INGRESS,
  /** The subnet of the interface reached, or a transit gateway, has no route back. */
  NO_RETURN_ROUTE,
  /** A network ACL does not let the replies through. */
  NETWORK_ACL_RETURN
}
