package dev.culvert.network;

import java.util.List;
import java.util.Optional;

/**
 * A network interface (ENI).
 *
 * @param addresses its private addresses; the first one is primary
 * @param groupIds its security groups
 * @param sourceDestCheck whether it refuses packets that are neither from nor to itself
 * @param use what it is there for
 * @param attachment the instance it belongs to
 */
public record NetworkInterface(
    String id,
    String owner,
    String region,
    String vpcId,
    String subnetId,
    String description,
    List<PrivateAddress> addresses,
    List<String> groupIds,
    boolean sourceDestCheck,
    Use use,
    Optional<Attachment> attachment)
    implements Resource {

  /**
   * One private address.
   *
   * @param assignedPublicIp a public address from Amazon's pool, given at launch; an Elastic IP is
   *     an {@link ElasticAddress} of its own and takes its place
   */
  public record PrivateAddress(IpAddress ip, Optional<Ipv4Address> assignedPublicIp) {

    public static PrivateAddress of(IpAddress ip) {
      return new PrivateAddress(ip, Optional.empty());
    }
  }

  /**
   * @param running a stopped instance's interface is a black hole as route target
   */
  public record Attachment(String instanceId, int deviceIndex, boolean running) {}

  /** What an interface is there for. All but ordinary ones are managed by their requester. */
  public sealed interface Use {

    /** Created by its user, or with an instance. */
    record Ordinary() implements Use {}

    /** EC2's interface type {@code vpc_endpoint}. */
    record OfVpcEndpoint(String endpointId) implements Use {}

    /** EC2's interface type {@code nat_gateway}. */
    record OfNatGateway(String natGatewayId) implements Use {}

    /** Made by another service: {@code lambda}, {@code transit_gateway} and so on. */
    record OfService(String interfaceType) implements Use {}
  }

  public NetworkInterface {
    addresses = List.copyOf(addresses);
    groupIds = List.copyOf(groupIds);
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("a network interface has a private address");
    }
  }

  public IpAddress primaryAddress() {
    return addresses.getFirst().ip();
  }

  public Optional<PrivateAddress> address(IpAddress ip) {
    for (PrivateAddress address : addresses) {
      if (address.ip().equals(ip)) {
        return Optional.of(address);
      }
    }
    return Optional.empty();
  }

  public boolean requesterManaged() {
    return !(use instanceof Use.Ordinary);
  }

  public NetworkInterface withAddresses(List<PrivateAddress> changed) {
    return new NetworkInterface(
        id,
        owner,
        region,
        vpcId,
        subnetId,
        description,
        changed,
        groupIds,
        sourceDestCheck,
        use,
        attachment);
  }

  public NetworkInterface withGroups(List<String> changed) {
    return new NetworkInterface(
        id,
        owner,
        region,
        vpcId,
        subnetId,
        description,
        addresses,
        changed,
        sourceDestCheck,
        use,
        attachment);
  }

  public NetworkInterface withSourceDestCheck(boolean changed) {
    return new NetworkInterface(
        id,
        owner,
        region,
        vpcId,
        subnetId,
        description,
        addresses,
        groupIds,
        changed,
        use,
        attachment);
  }

  public NetworkInterface withDescription(String changed) {
    return new NetworkInterface(
        id,
        owner,
        region,
        vpcId,
        subnetId,
        changed,
        addresses,
        groupIds,
        sourceDestCheck,
        use,
        attachment);
  }

  public NetworkInterface withAttachment(Optional<Attachment> changed) {
    return new NetworkInterface(
        id,
        owner,
        region,
        vpcId,
        subnetId,
        description,
        addresses,
        groupIds,
        sourceDestCheck,
        use,
        changed);
  }
}
