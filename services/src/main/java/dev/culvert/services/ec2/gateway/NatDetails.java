package dev.culvert.services.ec2.gateway;

import dev.culvert.network.NatGateway;
import dev.culvert.services.control.Register;
import dev.culvert.services.control.World;
import java.time.Instant;
import java.util.Optional;

/**
 * What the API knows of a NAT gateway beyond the network.
 *
 * @param failure why it never worked
 */
public record NatDetails(String natGatewayId, Instant created, Optional<Failure> failure) {

  public static final Register<NatDetails> REGISTER =
      Register.of("ec2.nat-gateway", NatDetails.class, NatDetails::natGatewayId);

  /** As EC2 tells it, such as {@code Gateway.NotAttached}. */
  public record Failure(String code, String message) {}

  static NatDetails of(World world, NatGateway gateway) {
    return world
        .find(REGISTER, gateway.id())
        .orElseThrow(() -> new IllegalStateException(gateway.id() + " has no details"));
  }
}
