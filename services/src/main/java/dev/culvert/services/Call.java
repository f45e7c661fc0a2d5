package dev.culvert.services;

import dev.culvert.network.walk.Arrival;
import dev.culvert.services.control.World;
import java.time.Instant;

/**
 * One authenticated request, as operations see it.
 *
 * @param region the region that is called
 * @param arrival how it came, as the network knows
 * @param world the control plane when the request began
 */
public record Call(
    Caller caller, String region, Arrival arrival, Instant now, String requestId, World world) {

  /** The account that the caller acts in. */
  public String account() {
    return caller.account();
  }

  /** {@code arn:aws:service:region:account:resource} in the caller's account and region. */
  public String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + region + ":" + account() + ":" + resource;
  }
}
