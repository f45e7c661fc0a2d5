package dev.culvert.services.ec2.nic;

import dev.culvert.network.NetworkInterface;
import dev.culvert.services.control.Register;
import dev.culvert.services.control.World;
import java.time.Instant;
import java.util.Optional;

/**
 * What the API knows of a network interface beyond the network.
 *
 * @param attachment of the instance it is attached to
 */
public record InterfaceDetails(String interfaceId, Optional<Attached> attachment) {

  public static final Register<InterfaceDetails> REGISTER =
      Register.of("ec2.network-interface", InterfaceDetails.class, InterfaceDetails::interfaceId);

  /**
   * @param id {@code eni-attach-…}
   */
  public record Attached(String id, Instant since, boolean deleteOnTermination) {}

  static InterfaceDetails of(World world, NetworkInterface networkInterface) {
    return world
        .find(REGISTER, networkInterface.id())
        .orElseGet(() -> new InterfaceDetails(networkInterface.id(), Optional.empty()));
  }
}
