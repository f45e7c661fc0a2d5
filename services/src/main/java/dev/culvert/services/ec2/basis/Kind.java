package dev.culvert.services.ec2.basis;

import dev.culvert.wire.aws.AwsException;
import java.util.regex.Pattern;

/**
 * A kind of thing that EC2 gives ids to: how its ids look, what policies and tags call it, and what
 * EC2 says about an id that is wrong. Codes are from the page "Error codes for the Amazon EC2 API";
 * texts as observed.
 *
 * @param prefix of ids: {@code vpc} for {@code vpc-0a1b…}
 * @param type the resource type in ARNs and tags
 * @param notFoundCode such as {@code InvalidVpcID.NotFound}
 * @param notFoundText with {@code %s} for the id
 * @param malformedCode such as {@code InvalidVpcID.Malformed}
 */
public record Kind(
    String prefix, String type, String notFoundCode, String notFoundText, String malformedCode) {

  // EC2 gives out 17 digits, gave out 8 until 2018, and its documentation shows shorter ones.
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{1,17}");

  public static final Kind VPC = of("vpc", "vpc", "InvalidVpcID", "vpc");
  public static final Kind SUBNET = of("subnet", "subnet", "InvalidSubnetID", "subnet");
  public static final Kind ROUTE_TABLE =
      of("rtb", "route-table", "InvalidRouteTableID", "routeTable")
          .malformedAs("InvalidRouteTableId.Malformed");
  public static final Kind ROUTE_TABLE_ASSOCIATION =
      of("rtbassoc", "route-table-association", "InvalidAssociationID", "association");
  public static final Kind INTERNET_GATEWAY =
      of("igw", "internet-gateway", "InvalidInternetGatewayID", "internetGateway")
          .malformedAs("InvalidInternetGatewayId.Malformed");
  public static final Kind EGRESS_ONLY_GATEWAY =
      of(
          "eigw",
          "egress-only-internet-gateway",
          "InvalidEgressOnlyInternetGatewayId",
          "egressOnlyInternetGateway");
  public static final Kind VPN_GATEWAY =
      of("vgw", "vpn-gateway", "InvalidVpnGatewayID", "vpnGateway");
  public static final Kind NAT_GATEWAY =
      new Kind(
          "nat",
          "natgateway",
          "NatGatewayNotFound",
          "NatGateway %s was not found",
          "NatGatewayMalformed");
  public static final Kind NETWORK_INTERFACE =
      of("eni", "network-interface", "InvalidNetworkInterfaceID", "networkInterface")
          .malformedAs("InvalidNetworkInterfaceId.Malformed");
  public static final Kind INTERFACE_ATTACHMENT =
      of("eni-attach", "network-interface-attachment", "InvalidAttachmentID", "interfaceAttachment")
          .malformedAs("InvalidNetworkInterfaceAttachmentId.Malformed");
  public static final Kind SECURITY_GROUP =
      new Kind(
          "sg",
          "security-group",
          "InvalidGroup.NotFound",
          "The security group '%s' does not exist",
          "InvalidGroupId.Malformed");
  public static final Kind SECURITY_GROUP_RULE =
      new Kind(
          "sgr",
          "security-group-rule",
          "InvalidSecurityGroupRuleId.NotFound",
          "The security group rule ID '%s' does not exist",
          "InvalidSecurityGroupRuleId.Malformed");
  public static final Kind NETWORK_ACL =
      of("acl", "network-acl", "InvalidNetworkAclID", "networkAcl")
          .malformedAs("InvalidNetworkAclId.Malformed");
  public static final Kind NETWORK_ACL_ASSOCIATION =
      of("aclassoc", "network-acl-association", "InvalidAssociationID", "association");
  public static final Kind ELASTIC_IP =
      of("eipalloc", "elastic-ip", "InvalidAllocationID", "allocation");
  public static final Kind ELASTIC_IP_ASSOCIATION =
      of("eipassoc", "elastic-ip-association", "InvalidAssociationID", "association");
  public static final Kind PREFIX_LIST =
      of("pl", "prefix-list", "InvalidPrefixListID", "prefix list")
          .malformedAs("InvalidPrefixListId.Malformed");
  public static final Kind PEERING_CONNECTION =
      of("pcx", "vpc-peering-connection", "InvalidVpcPeeringConnectionID", "vpcPeeringConnection")
          .malformedAs("InvalidVpcPeeringConnectionId.Malformed");
  public static final Kind DHCP_OPTIONS =
      of("dopt", "dhcp-options", "InvalidDhcpOptionID", "dhcpOption")
          .malformedAs("InvalidDhcpOptionsId.Malformed");
  public static final Kind VPC_ENDPOINT =
      new Kind(
          "vpce",
          "vpc-endpoint",
          "InvalidVpcEndpointId.NotFound",
          "The VpcEndPoint ID '%s' does not exist",
          "InvalidVpcEndpointId.Malformed");

  public static final Kind INSTANCE = of("i", "instance", "InvalidInstanceID", "instance");
  public static final Kind VOLUME =
      new Kind(
          "vol",
          "volume",
          "InvalidVolume.NotFound",
          "The volume '%s' does not exist.",
          "InvalidVolumeID.Malformed");
  public static final Kind IMAGE =
      new Kind(
          "ami",
          "image",
          "InvalidAMIID.NotFound",
          "The image id '[%s]' does not exist",
          "InvalidAMIID.Malformed");
  public static final Kind KEY_PAIR =
      new Kind(
          "key",
          "key-pair",
          "InvalidKeyPair.NotFound",
          "The key pair '%s' does not exist",
          "InvalidKeyPair.NotFound");
  public static final Kind PROFILE_ASSOCIATION =
      new Kind(
          "iip-assoc",
          "iam-instance-profile-association",
          "NoSuchAssociation",
          "An invalid association-id of '%s' was given",
          "InvalidAssociationID.Malformed");

  public static final Kind TRANSIT_GATEWAY =
      new Kind(
          "tgw",
          "transit-gateway",
          "InvalidTransitGatewayID.NotFound",
          "Transit Gateway %s was deleted or does not exist.",
          "InvalidTransitGatewayID.Malformed");
  public static final Kind TRANSIT_ATTACHMENT =
      new Kind(
          "tgw-attach",
          "transit-gateway-attachment",
          "InvalidTransitGatewayAttachmentID.NotFound",
          "Transit Gateway Attachment %s was deleted or does not exist.",
          "InvalidTransitGatewayAttachmentID.Malformed");
  public static final Kind TRANSIT_TABLE =
      new Kind(
          "tgw-rtb",
          "transit-gateway-route-table",
          "InvalidRouteTableID.NotFound",
          "Transit Gateway Route Table %s was deleted or does not exist.",
          "InvalidRouteTableId.Malformed");
  public static final Kind PUBLIC_ACCESS_EXCLUSION =
      of(
          "vpcbpa-exclude",
          "vpc-block-public-access-exclusion",
          "InvalidVpcBlockPublicAccessExclusionId",
          "VPC Block Public Access exclusion");

  public static final Kind ENDPOINT_SERVICE =
      new Kind(
          "vpce-svc",
          "vpc-endpoint-service",
          "InvalidVpcEndpointServiceId.NotFound",
          "The VpcEndpointService Id '%s' does not exist",
          "InvalidVpcEndpointServiceId.Malformed");
  public static final Kind SERVICE_PERMISSION =
      of(
          "vpce-svc-perm",
          "vpc-endpoint-service-permission",
          "InvalidVpcEndpointServicePermissionId",
          "VpcEndpointServicePermission");
  public static final Kind CONNECTION_NOTIFICATION =
      new Kind(
          "vpce-nfn",
          "vpc-endpoint-connection-notification",
          "InvalidConnectionNotification",
          "The connection notification ID '%s' does not exist",
          "InvalidConnectionNotification");

  public static final Kind FLOW_LOG =
      new Kind(
          "fl",
          "vpc-flow-log",
          "InvalidFlowLogId.NotFound",
          "The flow log ID '%s' does not exist",
          "InvalidFlowLogId.Malformed");

  /** A kind whose codes begin alike and whose text is the usual one. */
  public static Kind of(String prefix, String type, String code, String noun) {
    return new Kind(
        prefix,
        type,
        code + ".NotFound",
        "The " + noun + " ID '%s' does not exist",
        code + ".Malformed");
  }

  /** The same kind where EC2 spells the code for an unknown id otherwise. */
  public Kind notFoundAs(String code) {
    return new Kind(prefix, type, code, notFoundText, malformedCode);
  }

  private Kind malformedAs(String code) {
    return new Kind(prefix, type, notFoundCode, notFoundText, code);
  }

  /** Refuses what cannot be an id of this kind. */
  public void check(String id) {
    if (!matches(id)) {
      throw new AwsException(
          malformedCode, "Invalid id: \"" + id + "\" (expecting \"" + prefix + "-...\")");
    }
  }

  /** Whether this is an id of this kind, of a thing that exists or not. */
  public boolean matches(String id) {
    return id.startsWith(prefix)
        && id.length() > prefix.length()
        && id.charAt(prefix.length()) == '-'
        && DIGITS.matcher(id).region(prefix.length() + 1, id.length()).matches();
  }

  public AwsException notFound(String id) {
    return new AwsException(notFoundCode, notFoundText.replace("%s", id));
  }

  /** The part of an ARN after the account; {@code *} stands for things still to be made. */
  public String arnPart(String id) {
    return type + "/" + id;
  }
}
