package dev.culvert.services.ec2.gateway;

import dev.culvert.services.control.Register;
import dev.culvert.services.control.World;
import java.util.Optional;

/**
 * What the API knows of a virtual private gateway beyond the network.
 *
 * @param amazonSideAsn the autonomous system number of Amazon's side
 */
public record VpnDetails(
    String vpnGatewayId, long amazonSideAsn, Optional<String> availabilityZone) {

  public static final Register<VpnDetails> REGISTER =
      Register.of("ec2.vpn-gateway", VpnDetails.class, VpnDetails::vpnGatewayId);

  static VpnDetails of(World world, String id) {
    return world
        .find(REGISTER, id)
        .orElseThrow(() -> new IllegalStateException(id + " has no details"));
  }
}
