package dev.culvert.network;

import java.util.List;

/**
 * An interface endpoint (PrivateLink): network interfaces in chosen subnets that lead to the
 * service, and public names that resolve to their private addresses.
 *
 * @param dnsLabel first label of its regional name, such as {@code vpce-1a2b3c4d-5e6f7a8b}
 * @param baseDnsName what follows the label: {@code dynamodb.us-east-1.vpce.amazonaws.com}
 * @param networkInterfaceIds one for each of its subnets
 * @param groupIds what its interfaces get; the walk reads the interfaces
 * @param privateDnsNames names of the service that resolve to the endpoint inside its VPC; empty if
 *     private DNS is off
 */
public record InterfaceEndpoint(
    String id,
    String owner,
    String region,
    String vpcId,
    String serviceName,
    String dnsLabel,
    String baseDnsName,
    State state,
    List<String> networkInterfaceIds,
    List<String> groupIds,
    List<String> privateDnsNames)
    implements VpcEndpoint {

  public InterfaceEndpoint {
    networkInterfaceIds = List.copyOf(networkInterfaceIds);
    groupIds = List.copyOf(groupIds);
    privateDnsNames = List.copyOf(privateDnsNames);
  }

  /** The name that resolves to the interfaces of all zones. */
  public String regionalName() {
    return dnsLabel + "." + baseDnsName;
  }

  /** The name that resolves to the interface of this zone. */
  public String zonalName(String availabilityZone) {
    return dnsLabel + "-" + availabilityZone + "." + baseDnsName;
  }

  @Override
  public InterfaceEndpoint withState(State changed) {
    return new InterfaceEndpoint(
        id,
        owner,
        region,
        vpcId,
        serviceName,
        dnsLabel,
        baseDnsName,
        changed,
        networkInterfaceIds,
        groupIds,
        privateDnsNames);
  }

  public InterfaceEndpoint withInterfaces(List<String> changed) {
    return new InterfaceEndpoint(
        id,
        owner,
        region,
        vpcId,
        serviceName,
        dnsLabel,
        baseDnsName,
        state,
        changed,
        groupIds,
        privateDnsNames);
  }

  public InterfaceEndpoint withGroups(List<String> changed) {
    return new InterfaceEndpoint(
        id,
        owner,
        region,
        vpcId,
        serviceName,
        dnsLabel,
        baseDnsName,
        state,
        networkInterfaceIds,
        changed,
        privateDnsNames);
  }

  public InterfaceEndpoint withPrivateDnsNames(List<String> changed) {
    return new InterfaceEndpoint(
        id,
        owner,
        region,
        vpcId,
        serviceName,
        dnsLabel,
        baseDnsName,
        state,
        networkInterfaceIds,
        groupIds,
        changed);
  }
}
